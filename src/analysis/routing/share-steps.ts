import type { Model } from '../../model/model.ts';
import type { RoutedMix } from '../../model/routed/routed-mix.ts';
import type { AffineRun } from '../../quantity/affine/affine-run.ts';
import { added, scaled, summed } from '../../quantity/affine/linear.ts';
import type { Condition } from '../../quantity/affine/linear-program.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { type Unknowns, waits } from './unknowns.ts';

/** A part with the number of steps that it comes in, over tasks. */
export interface SteppedPart {
  readonly part: Quantity;
  readonly steps: Quantity;
}

/** Whole numbers of steps for every part of a mix; none where shares may be anything. */
export function steppedParts({ context }: Model, mix: RoutedMix, unknowns: Unknowns): readonly SteppedPart[] {
  const step = context.scenario.routing?.shareStep;
  if (!step) return [];
  const most = Math.round(1 / likelyInBase(step).toNumber());
  return [
    ...[...mix.parts].map(([id, part]) => ({ part, steps: unknowns.steps(id, most) })),
    ...mix.cascades.map(({ cascade, part }) => ({ part, steps: unknowns.steps(cascade.id, most) })),
  ];
}

/** In every hour a part is its number of steps; of work that may wait the part of the day is. */
export function stepConditions(
  { context }: Model,
  stepped: readonly SteppedPart[],
  { tasks, hours, stages }: Unknowns,
  run: AffineRun,
  months: number,
): readonly Condition[] {
  if (stepped.length === 0) return [];
  const { demand, scenario } = context;
  const size = likelyInBase(scenario.routing!.shareStep!).toNumber();
  return stepped.flatMap(({ part, steps }) => {
    const [values, counts] = run.values([part, steps]);
    const conditions: Condition[] = [];
    for (let task = 0; task < tasks; task++)
      for (let month = 0; month < (stages > 1 ? months : 1); month++) {
        const at = (hour: number) => values![(task * hours + hour) * (stages > 1 ? months : 1) + month]!;
        const want = scaled(counts![task]!, -size);
        const { axis, day, perDay } = demand.hours;
        if (!waits(demand.list[task]!) || !axis) {
          for (let hour = 0; hour < hours; hour++)
            conditions.push({ sum: added(at(hour), want, 1), least: 0, equal: true });
          continue;
        }
        for (const d of new Set(day)) {
          const ofDay = [...day.keys()].filter(h => day[h] === d);
          const whole = ofDay.reduce((sum, h) => sum + perDay[h]!, 0);
          const served = summed(ofDay.map(hour => scaled(at(hour), perDay[hour]! / whole)));
          conditions.push({ sum: added(served, want, 1), least: 0, equal: true });
        }
      }
    return conditions;
  });
}
