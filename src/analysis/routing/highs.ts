import type { Highs, Model } from 'highs';
import type { LinearProgram } from '../../quantity/affine/linear-program.ts';
import { blocksOf } from './blocks.ts';
import { solvedInBlocks } from './decomposed.ts';
import { configure, costsOf, modelData } from './highs-data.ts';
import { settledByRows } from './settled-by-rows.ts';
import type { Limits, Solution, Solve } from './solver.ts';

/** From this many unknowns on, a program that falls into blocks is solved block by block. */
const LARGE = 10_000;
const MOST_WHOLE = 200;

/** Up to so many unknowns, and so many whole ones, a program is solved as it stands. */
const SMALL = 2000;
const FEW_WHOLE = 50;

const IMPOSSIBLE: Solution = { status: 'impossible', values: undefined, objective: Infinity, bound: Infinity };

const TOO_LARGE: Solution = { status: 'tooLarge', values: undefined, objective: Infinity, bound: -Infinity };

/** The HiGHS solver (WebAssembly, one thread), loaded once. */
export async function loadHighs(): Promise<Solve> {
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  const highs = await load();
  let isSpent = false;
  return (program, limits) => {
    if (program.impossible) return IMPOSSIBLE;
    const settled = settledByRows(program);
    if (settled) return settled;
    if (isSpent) return TOO_LARGE;
    try {
      return searched(highs, program, limits);
    } catch (fault) {
      // a program too large for the memory of WebAssembly ends it, and with it this solver
      if (!(fault instanceof Error && fault.constructor.name === 'RuntimeError')) throw fault;
      isSpent = true;
      return TOO_LARGE;
    }
  };
}

function searched(highs: Highs, program: LinearProgram, limits: Limits): Solution {
  const { columns } = program;
  if (columns.length >= LARGE && columns.filter(c => c.integer).length <= MOST_WHOLE) {
    const blocks = blocksOf(program);
    if (blocks.blocks.length > 1) return solvedInBlocks(highs, program, costsOf(program), blocks, limits);
  }
  return solvedWhole(highs, program, limits);
}

function solvedWhole(highs: Highs, program: LinearProgram, limits: Limits): Solution {
  const { columns, rows } = program;
  const costs = costsOf(program);
  const data = modelData({ columns, costs: costs.scaled, rows, place: u => u }, highs.infinity);
  return highs.withModel(data, (model): Solution => {
    configure(model, limits);
    // what presolve would save on these takes less time than it does
    if (columns.length <= SMALL && columns.filter(c => c.integer).length <= FEW_WHOLE)
      model.options.set('presolve', 'off');
    model.run();
    const { modelStatus, solutionStatus } = highs.constants;
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return IMPOSSIBLE;
    const found = Number(model.info.get('primal_solution_status')) === solutionStatus.feasible;
    const finished = status === modelStatus.optimal;
    const objective = found ? costs.unscaled(model.getObjectiveValue()) : Infinity;
    if (!columns.some(c => c.integer)) {
      const values = found ? Float64Array.from(model.getSolution().colValue) : undefined;
      return { status: finished ? 'optimal' : 'limit', values, objective, bound: finished ? objective : -Infinity };
    }
    const bound = costs.unscaled(Number(model.info.get('mip_dual_bound')));
    const values = found ? polished(model, highs, program) : undefined;
    return { status: finished ? 'optimal' : 'limit', values, objective, bound: Math.min(bound, objective) };
  });
}

/** The continuous unknowns once more, with the whole ones exactly whole: free of what a mixed program's tolerance lets pass. */
function polished(model: Model, highs: Highs, { columns }: LinearProgram): Float64Array {
  const found = Float64Array.from(model.getSolution().colValue);
  const whole = columns.flatMap((c, i) => (c.integer ? [i] : []));
  const fixed = Float64Array.from(whole, i => Math.round(found[i]!));
  model.clearIntegrality();
  model.changeColsBounds({ kind: 'set', indices: Int32Array.from(whole) }, fixed, fixed);
  model.options.set('time_limit', 1e9);
  model.run();
  if (model.getModelStatus() === highs.constants.modelStatus.optimal)
    return Float64Array.from(model.getSolution().colValue);
  for (const [n, i] of whole.entries()) found[i] = fixed[n]!;
  return found;
}
