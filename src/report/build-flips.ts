import { drivenPlans } from '../analysis/driven-plans.ts';
import { driftFlips, type FlipFound } from '../analysis/flips.ts';
import { levelFlips } from '../analysis/level-flips.ts';
import { monthFlips } from '../analysis/month-flips.ts';
import { shareFlips } from '../analysis/share-flips.ts';
import type { Plan } from '../model/plan.ts';
import type { Run } from './assemble.ts';
import type { Flip, Verdict } from './report.ts';

/** What turns the verdict, the nearest first; and the prices that do not. */
export function flipsOf(
  { model, sizes, input }: Pick<Run, 'model' | 'sizes' | 'input'>,
  possible: readonly Plan[],
  cheapest: string,
  overTraffic: readonly FlipFound[],
): { readonly flips: readonly Flip[]; readonly steady: NonNullable<Verdict['steady']> } {
  const ids = possible.map(p => p.id);
  const priced = drivenPlans(model, sizes, ids);
  const levels = levelFlips(priced, ids, cheapest);
  const small = model.context.scenario.tasks.length * ids.length <= SMALL;
  const found = [
    ...overTraffic,
    ...driftFlips(model, priced, ids, cheapest),
    ...levels.flips,
    ...(small || input.thorough ? shareFlips(model, sizes, ids, cheapest) : []),
    ...(small && input.thorough ? monthFlips(model, ids, cheapest) : []),
  ];
  return {
    flips: found
      .sort((a, b) => a.distance - b.distance)
      .map(f => ({ ...f, unit: UNITS[f.driver] ?? '', distance: f.distance.toFixed(4) })),
    steady: levels.steady,
  };
}

/** Tasks × plans up to which the formulas are built anew for each share, unasked, and for each horizon, where all is asked for. */
const SMALL = 200;

/** Of what is no share. */
const UNITS: Readonly<Record<string, string>> = { traffic: 'tok/month', apiPriceDrift: '1/year', months: 'month' };
