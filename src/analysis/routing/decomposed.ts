import type { Highs } from 'highs';
import type { LinearProgram } from '../../quantity/affine/linear-program.ts';
import { BlockModel } from './block-model.ts';
import type { Blocks } from './blocks.ts';
import type { Costs } from './highs-data.ts';
import { MasterModel } from './master-model.ts';
import type { Limits, Solution } from './solver.ts';

/**
 * Benders' decomposition (Benders, Numerische Mathematik 4, 1962; one cut for each block: Birge and Louveaux, 1988): a small program settles the
 * whole unknowns, each block says what that costs it and at what price it would take more, and its answer becomes a row of the small program.
 */
export function solvedInBlocks(
  highs: Highs,
  program: LinearProgram,
  costs: Costs,
  { master, masterRows, blocks }: Blocks,
  limits: Limits,
): Solution {
  const subs = blocks.map(b => new BlockModel(highs, program, costs, b));
  try {
    const head = new MasterModel(highs, program, costs, master, masterRows, subs);
    try {
      return settled(head, subs, program, costs, limits);
    } finally {
      head.dispose();
    }
  } finally {
    for (const s of subs) s.dispose();
  }
}

function settled(
  head: MasterModel,
  subs: readonly BlockModel[],
  program: LinearProgram,
  costs: Costs,
  limits: Limits,
): Solution {
  let best: { cost: number; values: Float64Array } | undefined;
  let bound = -Infinity;
  for (let relaxed = true; ; ) {
    // the solver counts the seconds of a model over all its runs
    const left = limits.time - subs.reduce((sum, sub) => sum + sub.seconds(), 0);
    if (left <= head.seconds()) break;

    const found = head.solve(relaxed, { gap: Math.min(limits.gap / 4, 1e-7), time: left });
    if (found === 'impossible')
      return { status: 'impossible', values: undefined, objective: Infinity, bound: Infinity };
    if (found === 'limit') break;
    if (!relaxed) bound = Math.max(bound, found.bound);
    const values = new Float64Array(program.columns.length);
    head.put(values);
    let cost = found.own;
    let possible = true;

    for (const sub of subs) {
      const answer = sub.solve(values);
      if (answer === undefined) return { status: 'limit', values: best?.values, objective: Infinity, bound: -Infinity };
      head.cut(sub, answer, values);
      if (answer.possible) cost += answer.cost;
      else possible = false;
    }

    if (relaxed) {
      if (possible && cost - found.bound <= RELAXED_GAP * Math.abs(cost)) relaxed = false;
      continue;
    }
    if (possible && (!best || cost < best.cost)) best = { cost, values };
    if (best && best.cost - bound <= limits.gap * Math.abs(best.cost) + 1e-12) {
      const objective = costs.unscaled(best.cost);
      return { status: 'optimal', values: best.values, objective, bound: Math.min(objective, costs.unscaled(bound)) };
    }
  }
  const objective = best ? costs.unscaled(best.cost) : Infinity;
  return { status: 'limit', values: best?.values, objective, bound: costs.unscaled(bound) };
}

/** How close the relaxed program comes before its unknowns have to be whole. */
const RELAXED_GAP = 1e-4;
