import { bucketPrices } from '../model/api/bucket-prices.ts';
import { paidPrice } from '../model/api/paid-price.ts';
import type { Context } from '../model/context.ts';
import { tokensPerRequest } from '../model/counts.ts';
import { ONE } from '../model/one.ts';
import { paced } from '../model/paced.ts';
import type { Plan, Served } from '../model/plan.ts';
import { type Decimal, ONE as ONCE, ZERO } from '../quantity/decimal.ts';
import { likelyValues } from '../quantity/exact.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { dividedBy } from './division.ts';

/** What each task of a scenario costs in one plan, in the order of the tasks. */
export interface TaskCosts {
  /** Levelised, currency/month. */
  readonly monthly: readonly Decimal[];
  /** Demanded tokens of the task, levelised: tok/month. */
  readonly tokens: readonly Decimal[];
}

/**
 * Divides every cost line of a plan over the tasks: each bucket of an API bill by what the task takes of it, month by month;
 * what else an option costs by its bill, or by the load of its fleet; what belongs to the plan as a whole by demanded tokens.
 */
export function taskCosts(plan: Plan, context: Context): TaskCosts {
  const { demand } = context;
  const tokens = overHorizon(
    demand.requests.times(tokensPerRequest(demand.base)),
    [{ share: ONE, part: ONE }],
    ONE,
    context,
  );
  const known = new Map(plan.served.map(served => [served.option, weightsOf(served, context)]));
  const parts = plan.lines.map(line => {
    const whole = likelyValues(line.monthly)[0]!;
    const weights = line.option === null ? undefined : known.get(line.option);
    const own = weights && dividedBy(whole, weights.lines.get(line.id) ?? weights.use);
    // what nobody uses is paid for all
    return (
      own ??
      dividedBy(whole, tokens) ??
      dividedBy(
        whole,
        tokens.map(() => ONCE),
      )!
    );
  });
  return { tokens, monthly: demand.list.map((_, t) => parts.reduce((sum, part) => sum.plus(part[t]!), ZERO)) };
}

interface Weights {
  /** By the id of the line. */
  readonly lines: ReadonlyMap<string, readonly Decimal[]>;
  /** For all other lines. */
  readonly use: readonly Decimal[];
}

function weightsOf({ option, supply, serving }: Served, context: Context): Weights {
  if (supply.kind === 'fleet')
    return { lines: new Map(), use: overHorizon(supply.fleet.load, serving.partsIn(undefined), ONE, context) };
  const { api } = supply;
  if (api.option.provisioned)
    return { lines: new Map(), use: overHorizon(api.processed, serving.partsIn(undefined), ONE, context) };
  const { shape: change } = paidPrice(api.option, context);
  const lines = new Map<string, readonly Decimal[]>();
  for (const [bucket, volume] of api.volumes) {
    const taken = bucketPrices(bucket, api, context).map(({ price, hours, months }) =>
      overHorizon(volume.times(price), serving.partsIn(hours), months ? change.times(months) : change, context),
    );
    if (taken.length) lines.set(`${option}.${bucket}`, summed(taken));
  }
  return { lines, use: lines.size ? summed([...lines.values()]) : context.demand.list.map(() => ZERO) };
}

const summed = (rows: readonly (readonly Decimal[])[]): readonly Decimal[] =>
  rows.reduce((a, b) => a.map((value, i) => value.plus(b[i]!)));

/** What is served of a row over tasks (at full share, month 1) over the horizon, levelised: one number for each task. */
function overHorizon(
  row: Quantity,
  streams: readonly { readonly share: Quantity; readonly part: Quantity }[],
  change: Quantity,
  { demand, discounting }: Context,
): readonly Decimal[] {
  const each = (q: Quantity) => {
    const values = likelyValues(q);
    return (t: number) => values[q.axes.includes(demand.tasks) ? t : 0]!;
  };
  const amount = each(row);
  const byStream = streams.map(({ share, part }) => {
    const factor = discounting.levelised(discounting.presentValue(paced(part.times(demand.growth, change))));
    const values = likelyValues(factor);
    const pattern = (t: number) => values[factor.axes.includes(demand.patterns) ? demand.patternOf[t]! : 0]!;
    const shared = each(share);
    return (t: number) => shared(t).times(pattern(t));
  });
  return demand.list.map((_, t) => amount(t).times(byStream.reduce((sum, of) => sum.plus(of(t)), ZERO)));
}
