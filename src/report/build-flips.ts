import { drivenPlans } from '../analysis/driven-plans.ts';
import { driftFlips, type FlipFound } from '../analysis/flips.ts';
import { levelFlips } from '../analysis/level-flips.ts';
import type { Plan } from '../model/plan.ts';
import type { Run } from './assemble.ts';
import type { Flip, Verdict } from './report.ts';

/** What turns the verdict, the nearest first; and the prices that do not. */
export function flipsOf(
  { model, sizes }: Pick<Run, 'model' | 'sizes'>,
  possible: readonly Plan[],
  cheapest: string,
  overTraffic: readonly FlipFound[],
): { readonly flips: readonly Flip[]; readonly steady: NonNullable<Verdict['steady']> } {
  const ids = possible.map(p => p.id);
  const priced = drivenPlans(model, sizes, ids);
  const levels = levelFlips(priced, ids, cheapest);
  const found = [...overTraffic, ...driftFlips(model, priced, ids, cheapest), ...levels.flips];
  return {
    flips: found
      .sort((a, b) => a.distance - b.distance)
      .map(f => ({ ...f, unit: UNITS[f.driver] ?? '', distance: f.distance.toFixed(4) })),
    steady: levels.steady,
  };
}

/** Of what is not a share of today's. */
const UNITS: Readonly<Record<string, string>> = { traffic: 'tok/month', apiPriceDrift: '1/year' };
