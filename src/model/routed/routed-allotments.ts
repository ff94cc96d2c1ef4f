import { Quantity } from '../../quantity/quantity.ts';
import type { Option } from '../../scenario/scenario.ts';
import { type Allotment, deliveredMask, inUseOf, type Supply } from '../allotment.ts';
import { apiLimits } from '../api/bill.ts';
import type { Context } from '../context.ts';
import type { Demand } from '../demand.ts';
import type { FleetSupply } from '../fleet/hardware.ts';
import type { Margin } from '../line.ts';
import { ONE } from '../one.ts';
import { Serving } from '../serving.ts';
import type { FleetSize, RoutedMix } from './routed-mix.ts';
import { routedStreams } from './routed-streams.ts';

/** How far a settled load may lie above what a fleet or a limit can take: what a solver calls feasible. While it is settled there is none. */
const TOLERANCE = Quantity.constant('1.0000001', '', 'what is usable, within the tolerance of the solver');

/**
 * Who serves what in a split that is settled. What must hold in every hour is added to `margins`: each fleet holds its load, each
 * API stays below its limits.
 */
export function routedAllotments(
  mix: RoutedMix,
  supplies: ReadonlyMap<string, Supply>,
  margins: Margin[],
  context: Context,
): Allotment[] {
  const { demand, scenario } = context;
  const weight = spreadWeight(demand);
  const streams = routedStreams(mix);
  return scenario.options.flatMap(option => {
    const ours = streams.get(option.id);
    if (!ours) return [];
    const supply = supplies.get(option.id)!;
    const serving = new Serving(demand, ours, weight);
    const size = mix.sizes.get(option.id);
    const inUse = mix.inUse?.get(option.id) ?? inUseOf(serving, supply, false, context);
    margins.push(...limitsOf(supply, serving, size, inUse, mix.inUse ? ONE : TOLERANCE, context));
    return [
      {
        option,
        supply,
        serving,
        delivered: serving,
        streams: ours,
        size: size?.installed,
        chosen: size !== undefined && !isPinned(option),
        mustHold: false,
        inUse,
        settled: size && { hourly: size.hourly },
        answers: ours.map(stream => ({
          serving: new Serving(demand, [stream], weight),
          accepted: acceptedOf(supply, stream.escalated),
          kept: stream.escalated && ONE.minus(stream.escalated),
        })),
      },
    ];
  });
}

const isPinned = (option: Option): boolean => option.kind !== 'api' && option.replicas !== undefined;

/** Accepted answers per request that is tried: what is passed on is what failed, so the rest of the failures, if any, is kept. */
function acceptedOf(supply: Supply, escalated: Quantity | undefined): Quantity | undefined {
  const { accepted } = supply.kind === 'api' ? supply.api.counts : supply.fleet.counts;
  if (!escalated) return accepted;
  const kept = ONE.minus(escalated);
  return accepted ? accepted.atMost(kept) : kept;
}

/** Traffic of an hour relative to the mean hour; work that may wait counts as the mean of its day, and its part says how it is spread. */
export function spreadWeight({ busyness, waiting, hours }: Demand): Quantity {
  if (!waiting || !hours.axis) return busyness;
  const waits = busyness.times(waiting);
  const dayMean = waits.zero().over(hours.axis).levelled(hours.axis, waits, hours.day, hours.perDay);
  return busyness
    .times(ONE.minus(waiting))
    .plus(dayMean)
    .as('traffic relative to the mean hour, or mean of its day', '');
}

function limitsOf(
  supply: Supply,
  serving: Serving,
  size: FleetSize | undefined,
  inUse: Quantity,
  tolerance: Quantity,
  context: Context,
): Margin[] {
  // a fleet without a settled size grows with its load
  if (supply.kind === 'fleet') return size ? [fleetLimit(supply.fleet, serving, size, inUse, tolerance, context)] : [];
  return apiLimits(supply.api, context).map(({ row, usable, what }) => {
    const load = serving.hourly(row);
    const excess = overAll(load.minus(usable.times(tolerance)), context).as(
      `excess over the limit of ${supply.api.option.id}`,
      what,
    );
    return {
      margin: excess.zero().minus(excess),
      need: overAll(load, context),
      have: usable,
      sentence: `the busiest hour needs {need} of ${supply.api.option.id}, its limit is {have}`,
    };
  });
}

/** In every hour and month the load must fit into the replicas that are up, less the spares. */
function fleetLimit(
  supply: FleetSupply,
  serving: Serving,
  { installed, hourly }: FleetSize,
  inUse: Quantity,
  tolerance: Quantity,
  context: Context,
): Margin {
  const { id } = supply.option;
  const delivered = deliveredMask(supply.option, context);
  const up = hourly ?? installed;
  const present = delivered ? up.times(delivered) : up;
  const usable = supply.staffing.usable(present.minus(supply.spares.times(delivered ? inUse.times(delivered) : inUse)));
  const load = serving.hourly(supply.load);
  const excess = overAll(load.minus(usable.times(tolerance)), context).as(
    `load of ${id} beyond what is usable`,
    'replica',
  );
  return {
    margin: excess.zero().minus(excess),
    need: overAll(load, context),
    have: overAll(usable, context),
    sentence: `the busiest hour keeps {need} of ${id} busy, {have} are usable`,
  };
}

function overAll(q: Quantity, { demand, calendar }: Context): Quantity {
  const worst = demand.hours.axis ? q.maxOver(demand.hours.axis) : q;
  return worst.maxOver(calendar.months);
}
