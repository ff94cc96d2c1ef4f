import type { Given } from '../quantity/given.ts';
import { constantGiven, isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Option } from '../scenario/scenario.ts';
import { type Allotment, deliveredMask, inUseOf, type Supply } from './allotment.ts';
import type { Context } from './context.ts';
import { leadOf } from './fleet/ownership.ts';
import { pinnedSize } from './fleet/pool.ts';
import { ONE } from './one.ts';
import { Serving, type Stream } from './serving.ts';

/** Fixed shares. An option on its way leaves its share to the baseline's options until it is delivered. */
export function shareAllotments(
  shares: ReadonlyMap<string, ReadonlyMap<string, Given>>,
  supplies: ReadonlyMap<string, Supply>,
  context: Context,
): Allotment[] {
  const { demand, scenario } = context;
  const streams = new Map<string, Stream[]>();
  const put = (id: string, stream: Stream) => streams.set(id, [...(streams.get(id) ?? []), stream]);
  const used = scenario.options.filter(o => isUsed(o, [...shares.values()]));
  for (const option of used) {
    const share = shareRow(option.id, shares, context);
    const delivered = deliveredMask(option, context);
    put(option.id, { share, part: delivered ?? ONE });
    if (delivered)
      for (const [id, base] of standIn(option, supplies, context))
        put(id, { share: share.times(base), part: ONE.minus(delivered) });
  }
  return [...streams].map(([id, parts]) => {
    const option = scenario.options.find(o => o.id === id)!;
    const serving = new Serving(demand, parts);
    const delivered = leadOf(option) ? new Serving(demand, [{ share: parts[0]!.share, part: ONE }]) : serving;
    const pinned = option.kind !== 'api' ? option.replicas : undefined;
    const supply = supplies.get(id)!;
    return {
      option,
      supply,
      serving,
      delivered,
      streams: parts,
      size: pinned && pinnedSize(pinned, id),
      chosen: false,
      mustHold: pinned !== undefined,
      inUse: inUseOf(serving, supply, pinned !== undefined, context),
    };
  });
}

/** Whether an option is given a share that is not zero. */
export const isShared = (share: Given | undefined): boolean => share !== undefined && !isZero(share);

/** Whether shares make an option a part of the plan: with any traffic, or named at all when its fleet is pinned and so paid for. */
export const isUsed = (option: Option, shares: readonly ReadonlyMap<string, Given>[]): boolean =>
  shares.some(
    s => isShared(s.get(option.id)) || (s.has(option.id) && option.kind !== 'api' && option.replicas !== undefined),
  );

function shareRow(id: string, shares: ReadonlyMap<string, ReadonlyMap<string, Given>>, { demand }: Context): Quantity {
  const givens = demand.list.map(t => shares.get(t.id)?.get(id));
  if (givens.every(g => g !== undefined && isWhole(g))) return ONE;
  return Quantity.row(
    demand.tasks,
    givens.map(g => g ?? NOT_SERVED),
    `share of ${id}`,
  );
}

const isWhole = ({ amount }: Given): boolean =>
  amount.low.eq(amount.high) && amount.low.times(amount.unit.numerator).eq(amount.unit.denominator);

const NOT_SERVED = constantGiven(0, '', 'not served');

/** Shares of the baseline's options, which serve until an option is delivered. */
function standIn(option: Option, supplies: ReadonlyMap<string, Supply>, context: Context): Map<string, Quantity> {
  const { scenario, faults } = context;
  const id = scenario.baseline;
  const spec = scenario.plans.find(p => p.id === id);
  const single = scenario.options.find(o => o.id === id);
  const fail = (message: string) => {
    faults.error('E420', message, option.at, {
      hint: 'set `baseline:` to an option or to a plan of fixed `shares` that can serve from the first month',
    });
    return new Map<string, Quantity>();
  };
  if (!id) return fail(`${option.id} has a lead time, but nothing says what serves until it is delivered`);
  if (single)
    return leadOf(single)
      ? fail(`the baseline ${id} is not delivered from the start either`)
      : supplies.has(id)
        ? new Map([[id, ONE]])
        : new Map();
  if (spec?.mix.kind !== 'shares')
    return fail(`the baseline ${id} is no plan of fixed shares: it cannot stand in for ${option.id} until delivery`);
  const { shares } = spec.mix;
  const used = scenario.options.filter(o => [...shares.values()].some(s => isShared(s.get(o.id))));
  const late = used.find(o => leadOf(o));
  if (late) return fail(`the baseline ${id} uses ${late.id}, which is not delivered from the start either`);
  return new Map(used.map(o => [o.id, shareRow(o.id, shares, context)]));
}
