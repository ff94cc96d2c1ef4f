import type { FleetSupply } from '../../model/fleet/hardware.ts';
import { pinnedSize, replicasFor } from '../../model/fleet/pool.ts';
import type { Model } from '../../model/model.ts';
import { spreadWeight } from '../../model/routed/routed-allotments.ts';
import type { FleetSize, RoutedMix } from '../../model/routed/routed-mix.ts';
import { routedStreams } from '../../model/routed/routed-streams.ts';
import { Serving } from '../../model/serving.ts';
import type { Axis } from '../../quantity/axis.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { isPossible } from '../possible-at-likely.ts';
import type { Routed } from './solve-routing.ts';

/** What is left over by the solver's tolerance asks for no further replica. */
const NOISE = Quantity.constant('0.9999999', '', 'load without the noise of the solver');

/** What a split costs in another model of the same tasks and hours, its fleets sized for what they then serve; undefined where a limit breaks. USD/month. */
export function fixedCost({ mix }: Pick<Routed, 'mix'>, model: Model): number | undefined {
  const plan = model.plan('fixed', rebased(mix, model));
  return isPossible(plan) ? likelyValues(plan.figures.monthly)[0]!.toNumber() : undefined;
}

/** The parts over the axes of the other model, with sizes of their own. Months that the split knows nothing of go on as its last one. */
function rebased(mix: RoutedMix, model: Model): RoutedMix {
  const { demand, calendar, scenario } = model.context;
  const axes: Readonly<Record<string, Axis | undefined>> = {
    pattern: demand.patterns,
    hour: demand.hours.axis,
    month: calendar.months,
  };
  const over = (part: Quantity) => {
    if (part.operation.kind !== 'given') throw new Error('parts of a settled split are inputs');
    const { elements } = part.operation;
    const found = part.axes.map(a => axes[a.name]!);
    return Quantity.table(
      found,
      positions(found.map((axis, i) => [part.axes[i]!.labels.length, axis.labels.length])).map(at => elements[at]!),
      part.name ?? 'part',
    );
  };
  const parts = new Map([...mix.parts].map(([id, part]) => [id, over(part)]));
  const cascades = mix.cascades.map(({ cascade, part }) => ({ cascade, part: over(part) }));
  const streams = routedStreams({ parts, cascades });
  const sizes = new Map<string, FleetSize>();
  for (const option of scenario.options) {
    const supply = model.supplies.get(option.id);
    if (!mix.sizes.has(option.id) || supply?.kind !== 'fleet') continue;
    if (option.kind !== 'api' && option.replicas) {
      sizes.set(option.id, { installed: pinnedSize(option.replicas, option.id), hourly: undefined });
      continue;
    }
    sizes.set(
      option.id,
      sizedFor(new Serving(demand, streams.get(option.id)!, spreadWeight(demand)), supply.fleet, model),
    );
  }
  return { kind: 'routed', parts, cascades, sizes };
}

/** Where each element of a row over some axes stands in a row over axes of other lengths; row-major. */
const positions = (lengths: readonly (readonly [had: number, has: number])[]): readonly number[] =>
  lengths.reduce<readonly number[]>(
    (places, [had, has]) =>
      places.flatMap(place => Array.from({ length: has }, (_, i) => place * had + Math.min(i, had - 1))),
    [0],
  );

function sizedFor(serving: Serving, supply: FleetSupply, { context }: Model): FleetSize {
  const hourly = replicasFor(serving.hourly(supply.load).times(NOISE), supply);
  const { axis } = context.demand.hours;
  const { option } = supply;
  const autoscaled = option.kind === 'rent' && option.scaling === 'autoscale';
  return { installed: axis ? hourly.maxOver(axis) : hourly, hourly: autoscaled ? hourly : undefined };
}
