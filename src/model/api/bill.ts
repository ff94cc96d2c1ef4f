import type { Bucket } from '../../catalog/catalog.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import type { Context } from '../context.ts';
import { committedMonths, owed } from '../contract.ts';
import { isShapeless } from '../counts.ts';
import type { Line, Margin, Measured } from '../line.ts';
import { ONE } from '../one.ts';
import { type Paced, paced, pacedSum, rowOf } from '../paced.ts';
import type { Serving } from '../serving.ts';
import { bucketPrices } from './bucket-prices.ts';
import { listPriceChange, paidPrice } from './paid-price.ts';
import type { ApiSupply } from './supply.ts';

const LABELS: Readonly<Record<Bucket, string>> = {
  input: 'input tokens',
  cacheRead: 'cache reads',
  cacheWrite5m: 'cache writes',
  cacheWrite1h: 'cache writes, 1 h',
  output: 'output tokens',
  reasoning: 'reasoning tokens',
  request: 'request fees',
};

/** The bill of what an option serves: a line per bucket, the minimum spend and provisioned units where there are any. */
export function apiLines(supply: ApiSupply, serving: Serving, inUse: Quantity, context: Context): Line[] {
  const { option } = supply;
  const { scenario, drive } = context;
  const money = `${scenario.currency}/month`;
  const line = (
    id: string,
    label: string,
    running: Paced,
    behaviour: Line['behaviour'],
    measured?: () => Measured,
  ): Line => ({
    id: `${option.id}.${id}`,
    label,
    option: option.id,
    charge: 'usage',
    behaviour,
    running: paced(
      running.level.as(`${label} of ${option.id}${running.shape === ONE ? '' : ' in month 1'}`, money),
      running.shape,
    ),
    ...(measured ? { measured } : {}),
  });
  if (option.provisioned) {
    const { cost, held } = provisionedUnits(option, context);
    const measured = () => ({ running: held.times(inUse) });
    return [line('provisioned', 'provisioned units', paced(cost.times(inUse)), 'fixed', measured)];
  }
  const { level: paid, shape: change } = paidPrice(option, context);
  const contracted = drive.apiPriceLevel ? paid.times(drive.apiPriceLevel) : paid;
  // buckets that grow alike share one shape, so that it is discounted once
  const shapes = new Map<Quantity, Quantity>();
  const keep = (shape: Quantity) => {
    const changed = shape.times(change);
    shapes.set(shape, changed);
    return changed;
  };
  const lines = [...supply.volumes].flatMap(([bucket, volume]) => {
    const costs = bucketPrices(bucket, supply, context).map(({ price, hours, months }) => {
      const { level, shape } = serving.perMonth(volume.times(price), hours);
      return paced(level, months ? shape.times(months) : shape);
    });
    if (!costs.length) return [];
    const list = pacedSum(costs);
    const measured = () => ({
      running: rowOf(serving.perMonth(volume)).as(
        LABELS[bucket],
        bucket === 'request' ? 'request/month' : 'Mtok/month',
      ),
      listed: rowOf(list).times(drive.apiPriceLevel ?? ONE, listPriceChange(option, context)),
    });
    const running = paced(list.level.times(contracted), shapes.get(list.shape) ?? keep(list.shape));
    return [line(bucket, LABELS[bucket], running, 'variable', measured)];
  });
  const minimum = minimumSpend(option, inUse, context);
  if (minimum && lines.length) {
    const bill = rowOf(pacedSum(lines.map(l => l.running!))).as(`bill of ${option.id}`, money);
    const [label, rest] = option.contract?.paidAnyway
      ? ['paid by the minimum spend', bill.zero().minus(bill.atMost(minimum))]
      : ['up to the minimum spend', minimum.minus(bill).atLeast(minimum.zero())];
    lines.push(line('minimumSpend', label, paced(rest), 'stepped'));
  }
  return lines;
}

/** USD/month that are owed at the least: to a plan that uses the option, or to every plan under a signed contract. Undefined where nothing is. */
export function minimumSpend(option: ApiOption, inUse: Quantity, context: Context): Quantity | undefined {
  if (!option.minimumSpend || isZero(option.minimumSpend)) return undefined;
  const least = Quantity.given(option.minimumSpend, `minimum spend of ${option.id}`);
  return least.times(owed(option, inUse), committedMonths(option, context));
}

const ONE_UNIT = Quantity.constant(1, 'unit', 'one unit');
const perUnit = (q: Quantity): Quantity => (q.unit.powers.has('unit') ? q : q.per(ONE_UNIT));

/** Provisioned units, written as `3` or as `3 unit`. */
function countOfUnits(units: Given, id: string): Quantity {
  const q = Quantity.given(units, `provisioned units of ${id}`);
  return q.unit.powers.has('unit') ? q : q.times(ONE_UNIT);
}

/** What provisioned units cost a month, and the units, or their hours, that it pays for. */
function provisionedUnits(option: ApiOption, { calendar }: Context): { cost: Quantity; held: Quantity } {
  const { units, price } = option.provisioned!;
  const each = Quantity.given(price, `price of a provisioned unit of ${option.id}`);
  const count = countOfUnits(units, option.id);
  const cost = count.times(each);
  return each.unit.powers.has('h')
    ? {
        cost: cost.times(calendar.hoursPerMonth),
        held: count.times(calendar.hoursPerMonth).as(`hours of provisioned units of ${option.id}`, 'unit h/month'),
      }
    : { cost, held: count.as(`provisioned units of ${option.id}`, 'unit') };
}

/** Limits in what can be served: rate limits and provisioned throughput, each as the hourly row it limits and its size. */
export function apiLimits(
  supply: ApiSupply,
  context: Context,
): { readonly row: Quantity; readonly usable: Quantity; readonly what: string }[] {
  const { option } = supply;
  const perHour = (q: Quantity) => q.per(context.calendar.clockHours);
  const limits: { row: Quantity; usable: Quantity; what: string }[] = [];
  const { tokens, requests } = option.rateLimit ?? {};
  if (tokens)
    limits.push({
      row: perHour(supply.processed),
      usable: Quantity.given(tokens, `token rate limit of ${option.id}`),
      what: 'tok/min',
    });
  if (requests) {
    const unknown = context.demand.list.find(isShapeless);
    if (unknown)
      context.faults.error(
        'E412',
        `${option.id} limits requests, but the requests of ${unknown.id} are unknown`,
        unknown.at,
        { hint: 'state `input` and `output` of a request' },
      );
    limits.push({
      row: perHour(supply.requests),
      usable: Quantity.given(requests, `request rate limit of ${option.id}`),
      what: 'request/min',
    });
  }
  if (option.provisioned)
    limits.push({
      row: perHour(supply.processed),
      usable: countOfUnits(option.provisioned.units, option.id).times(
        perUnit(Quantity.given(option.provisioned.throughput, `throughput of a provisioned unit of ${option.id}`)),
      ),
      what: 'tok/min',
    });
  return limits;
}

export function apiMargins(supply: ApiSupply, serving: Serving, context: Context): Margin[] {
  return apiLimits(supply, context).map(({ row, usable, what }) => {
    const peak = serving.peak(row).maxOver(context.calendar.months).as(`busiest hour on ${supply.option.id}`, what);
    return {
      margin: usable.minus(peak).as(`room below the limit of ${supply.option.id}`, what),
      need: peak,
      have: usable,
      sentence: `the busiest hour needs {need} of ${supply.option.id}, its limit is {have}`,
    };
  });
}
