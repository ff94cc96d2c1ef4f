import type { Model, ModelData } from 'highs';
import type { Column } from '../../quantity/affine/column.ts';
import { isLinear } from '../../quantity/affine/linear.ts';
import type { LinearProgram, Row } from '../../quantity/affine/linear-program.ts';
import type { Limits } from './solver.ts';

/** The largest cost is scaled to this: the tolerances of the solver are absolute. */
const LARGEST_COST = 1e4;

const TOLERANCE = 1e-9;

/** What a model of HiGHS is made of: columns with their costs, and rows over them. */
export interface Part {
  readonly columns: readonly Column[];
  readonly costs: Float64Array;
  readonly rows: readonly Row[];
  /** Position of an unknown of the program among the columns; -1 where it is not one of them. */
  readonly place: (unknown: number) => number;
}

/** Rows are scaled to a largest coefficient of 1, since the solver's tolerances are absolute. */
export const scaleOf = ({ sum }: Row): number =>
  sum.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;

/** The arrays that HiGHS takes. Terms of unknowns that are not among the columns are left out. */
export function modelData({ columns, costs, rows, place }: Part, infinity: number): ModelData {
  const finite = (x: number) => Math.max(-infinity, Math.min(infinity, x));
  const most = rows.reduce((n, r) => n + r.sum.unknowns.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const indices = new Int32Array(most);
  const values = new Float64Array(most);
  let used = 0;
  rows.forEach((row, i) => {
    const scale = scaleOf(row);
    row.sum.unknowns.forEach((u, t) => {
      const at = place(u);
      const value = row.sum.coefficients[t]! / scale;
      if (at < 0 || value === 0) return;
      indices[used] = at;
      values[used++] = value;
    });
    starts[i + 1] = used;
  });
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: costs,
    colLower: Float64Array.from(columns, c => finite(c.lower)),
    colUpper: Float64Array.from(columns, c => finite(c.upper)),
    rowLower: Float64Array.from(rows, r => finite(r.lower / scaleOf(r))),
    rowUpper: Float64Array.from(rows, r => finite(r.upper / scaleOf(r))),
    integrality: Int32Array.from(columns, c => (c.integer ? 1 : 0)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: indices.subarray(0, used),
      values: values.subarray(0, used),
    },
  };
}

/** Symmetry detection, restarts and feasibility jump cost more than they bring on these programs. */
export function configure(model: Model, { gap, time }: Limits): void {
  model.options.set({
    output_flag: false,
    time_limit: time,
    mip_rel_gap: gap,
    mip_abs_gap: 0,
    mip_feasibility_tolerance: 1e-7,
    primal_feasibility_tolerance: TOLERANCE,
    dual_feasibility_tolerance: TOLERANCE,
    mip_detect_symmetry: false,
    mip_allow_restart: false,
    mip_heuristic_run_feasibility_jump: false,
    random_seed: 1,
  });
}

/** Costs of the columns, scaled for the solver. */
export interface Costs {
  readonly scaled: Float64Array;
  unscaled(cost: number): number;
}

export function costsOf({ columns, objective }: LinearProgram): Costs {
  const scaled = new Float64Array(columns.length);
  if (!isLinear(objective)) return { scaled, unscaled: () => objective };
  const largest = objective.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  const scale = largest > 0 ? LARGEST_COST / largest : 1;
  objective.unknowns.forEach((u, i) => {
    scaled[u] = objective.coefficients[i]! * scale;
  });
  return { scaled, unscaled: cost => cost / scale + objective.constant };
}
