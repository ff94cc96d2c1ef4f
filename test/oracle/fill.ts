import { allocate, planTexts, type Sizes, toChoose } from './allocate.ts';
import { needOf } from './fleet.ts';
import { costOf } from './plan.ts';
import type { PlanText, Scenario } from './scenario.ts';

/** The whole numbers that make a fill cheapest, by trying all of them; the smallest on a tie. */
export function chosenSizes(plan: PlanText, s: Scenario<number>): Sizes {
  const ids = toChoose(plan, s);
  let best: { sizes: Sizes; cost: number } | undefined;
  const visit = (sizes: Sizes, left: readonly string[]): void => {
    const id = left[0];
    if (id === undefined) {
      const result = costOf(plan, sizes, s);
      const cost = result.feasible ? result.figures.monthly! : Infinity;
      if (!best || cost < best.cost * (1 - 1e-12)) best = { sizes, cost };
      return;
    }
    for (let n = 0; n <= most(id, s); n++) visit({ ...sizes, [id]: n }, left.slice(1));
  };
  visit({}, ids);
  return best!.sizes;
}

/** As many as would serve everything. */
function most(id: string, s: Scenario<number>): number {
  const fleet = s.options[id]!;
  if (fleet.kind === 'api') return 0;
  const flow = allocate(planTexts({ ...s, plans: {} })[id]!, {}, s).get(id)!;
  return Math.max(...needOf(id, fleet, flow, undefined, s).replicas);
}

/** Every plan of a scenario; sizes that were chosen before are kept. */
export function allPlans(
  s: Scenario<number>,
  kept?: ReadonlyMap<string, Sizes>,
): Map<string, { sizes: Sizes; result: ReturnType<typeof costOf> }> {
  return new Map(
    Object.entries(planTexts(s)).map(([id, plan]) => {
      const sizes = kept?.get(id) ?? chosenSizes(plan, s);
      return [id, { sizes, result: costOf(plan, sizes, s) }];
    }),
  );
}
