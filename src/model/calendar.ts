import type { Axis } from '../quantity/axis.ts';
import type { Given } from '../quantity/given.ts';
import { constantGiven } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import { total } from '../quantity/total.ts';
import { unit } from '../quantity/unit.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Hours, days and months, joined by the scenario's calendar (DESIGN §7, settled 1). */
export interface Calendar {
  readonly months: Axis;
  /** h/month, for hourly prices; may be operating hours. */
  readonly hoursPerMonth: Quantity;
  /** day/month, for daily volumes and the load per second. */
  readonly daysPerMonth: Quantity;
  /** h/month of the 24-hour day: what a month's volume is spread over. */
  readonly clockHours: Quantity;
}

const HOURS_PER_DAY = Quantity.constant(24, 'h/day', 'hours of a day', 'hours per day');

export function calendarOf(scenario: Scenario): Calendar {
  const hoursPerMonth = Quantity.given(scenario.calendar.hoursPerMonth, 'hours per month');
  const stated = scenario.calendar.daysPerMonth;
  const daysPerMonth = stated
    ? Quantity.given(stated, 'days per month')
    : hoursPerMonth.per(HOURS_PER_DAY).as('days per month', 'day/month');
  const clockHours = daysPerMonth.times(HOURS_PER_DAY).as('hours of the calendar month', 'h/month');
  return {
    months: { name: 'month', labels: Array.from({ length: scenario.horizon }, (_, m) => `${m + 1}`) },
    hoursPerMonth,
    daysPerMonth,
    clockHours,
  };
}

/**
 * A row of volumes per month, from volumes stated per hour, day, month or year: /day × days, /h × 24 × days, /year ÷ 12.
 * `what` is the counted unit (`request`, `tok`); an element that is undefined counts as none.
 */
export function volumePerMonth(
  axis: Axis,
  givens: readonly (Given | undefined)[],
  what: string,
  name: string,
  calendar: Calendar,
): Quantity {
  const none = Quantity.row(
    axis,
    axis.labels.map(() => constantGiven(0, `${what}/month`, 'none')),
    `no ${name}`,
  );
  const periods: [string, (q: Quantity) => Quantity][] = [
    ['h', q => q.times(calendar.clockHours)],
    ['day', q => q.times(calendar.daysPerMonth)],
    ['month', q => q],
  ];
  const parts = periods.flatMap(([period, convert]) => {
    const here = givens.map(g => (g?.amount.unit.powers.get(period) === -1 ? g : undefined));
    if (here.every(g => g === undefined)) return [];
    const row = Quantity.row(
      axis,
      here.map(g => g ?? constantGiven(0, `${what}/${period}`, 'none')),
      `${name} per ${period}`,
    );
    row.shown = unit(`${what}/${period}`);
    return [convert(row)];
  });
  return total(parts, none);
}
