import type { Context } from '../model/context.ts';
import { tokensPerRequest } from '../model/counts.ts';
import { ONE } from '../model/one.ts';
import { Serving } from '../model/serving.ts';
import { Decimal } from '../quantity/decimal.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { decimalText, type FigureMaker } from './figure.ts';
import type { Report } from './report.ts';

/** Tokens a second of all tasks in each class of hours of month 1, without retries; undefined where every hour is alike. */
export function hourlyTokens({ demand, calendar }: Context): Quantity | undefined {
  if (!demand.hours.axis) return undefined;
  const rate = demand.requests.times(tokensPerRequest(demand.base)).per(calendar.clockHours);
  const hourly = new Serving(demand, [{ share: ONE, part: ONE }]).hourly(rate);
  return inMonthOne(hourly, calendar.months).as('tokens a second by the hour', 'tok/s');
}

const inMonthOne = (q: Quantity, months: Context['calendar']['months']): Quantity =>
  q.axes.includes(months) ? q.at(months, 0) : q;

/** The week's traffic in month 1: mean, busiest hour, and the rates that half and 95 % of the hours stay below. */
export function trafficReport(
  row: Quantity,
  { demand }: Context,
  maker: FigureMaker,
): NonNullable<Report['basis']['traffic']> {
  const hours = maker.values(row).map((rate, i) => ({ rate, count: demand.hours.count[i]! }));
  hours.sort((a, b) => a.rate.comparedTo(b.rate));
  const all = hours.reduce((sum, h) => sum + h.count, 0);
  const mean = hours.reduce((sum, h) => sum.plus(h.rate.times(h.count)), new Decimal(0)).dividedBy(all);
  const within = (share: number) => {
    let passed = 0;
    for (const { rate, count } of hours) {
      passed += count;
      if (passed >= share * all) return rate;
    }
    return hours.at(-1)!.rate;
  };
  const peak = hours.at(-1)!.rate;
  return {
    mean: decimalText(mean),
    median: decimalText(within(0.5)),
    p95: decimalText(within(0.95)),
    peak: decimalText(peak),
    peakToMean: mean.isZero() ? null : decimalText(peak.dividedBy(mean)),
    unit: 'tok/s',
  };
}
