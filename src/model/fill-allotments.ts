import type { Quantity } from '../quantity/quantity.ts';
import type { Option } from '../scenario/scenario.ts';
import { type Allotment, deliveredMask, inUseOf, type Sizes, type Supply } from './allotment.ts';
import { apiLimits } from './api/bill.ts';
import type { Context } from './context.ts';
import { filled, pouredWeight, type Stage } from './fill.ts';
import { dutyMask } from './fleet/duty.ts';
import type { FleetSupply } from './fleet/hardware.ts';
import { pinnedSize, usableOf } from './fleet/pool.ts';
import type { Margin } from './line.ts';

/** A fill: each option to its size, the rest overflows to the next. What must hold besides is added to `margins`. */
export function fillAllotments(
  ids: readonly string[],
  supplies: ReadonlyMap<string, Supply>,
  sizes: Sizes,
  margins: Margin[],
  context: Context,
): Allotment[] {
  const { scenario, closed } = context;
  const members = ids.map(id => ({ option: scenario.options.find(o => o.id === id)!, supply: supplies.get(id)! }));
  const sizeOf = (option: Option) =>
    option.kind !== 'api' && option.replicas ? pinnedSize(option.replicas, option.id) : sizes.get(option.id);
  const stages: Stage[] = members.map(({ option, supply }) => {
    const size = sizeOf(option);
    const limits =
      supply.kind === 'api'
        ? apiLimits(supply.api, context)
        : size
          ? [{ row: supply.fleet.load, usable: usableInHour(size, supply.fleet, context) }]
          : [];
    return { id: option.id, open: task => closed(task, option) === undefined, limits };
  });
  const first = members[0]!.supply;
  const weight = first.kind === 'fleet' ? pouredWeight(first.fleet.load, context) : context.demand.busyness;
  return filled(stages, weight, context).map(({ serving, stream, margins: own }, i) => {
    const { option, supply } = members[i]!;
    const pinned = option.kind !== 'api' && option.replicas !== undefined;
    margins.push(...own);
    return {
      option,
      supply,
      serving,
      delivered: serving,
      streams: [stream],
      size: sizeOf(option),
      chosen: !pinned && sizes.has(option.id),
      mustHold: false,
      inUse: inUseOf(serving, supply, pinned, context),
    };
  });
}

function usableInHour(size: Quantity, supply: FleetSupply, context: Context): Quantity {
  const { option } = supply;
  const usable = usableOf(size, supply);
  const onDuty =
    option.kind === 'rent' && option.scaling === 'scheduled' && context.demand.hours.axis
      ? usable.times(context.demand.hours.mask(dutyMask(option)))
      : usable;
  const delivered = deliveredMask(option, context);
  return delivered ? onDuty.times(delivered) : onDuty;
}
