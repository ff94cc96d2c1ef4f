import { isLinear, valueAt } from '../../quantity/affine/linear.ts';
import type { LinearProgram } from '../../quantity/affine/linear-program.ts';
import type { Solution } from './solver.ts';

/** The solution of a program in which every row settles one unknown, such as each task at the only API that is left; undefined for any other. */
export function settledByRows(program: LinearProgram): Solution | undefined {
  const { columns, rows, objective } = program;
  if (rows.some(({ sum, lower, upper }) => lower !== upper || sum.unknowns.length !== 1)) return undefined;
  const costs = new Float64Array(columns.length);
  if (isLinear(objective))
    objective.unknowns.forEach((u, i) => {
      costs[u] = objective.coefficients[i]!;
    });
  const values = Float64Array.from(columns, (c, i) => (costs[i]! < 0 ? c.upper : c.lower));
  for (const { sum, lower } of rows) values[sum.unknowns[0]!] = lower / sum.coefficients[0]!;
  const holds = columns.every(
    (c, i) => values[i]! >= c.lower && values[i]! <= c.upper && (!c.integer || Number.isInteger(values[i]!)),
  );
  if (!holds) return undefined;
  const cost = valueAt(objective, values);
  return { status: 'optimal', values, objective: cost, bound: cost };
}
