import { type Affine, isLinear } from '../../quantity/affine/linear.ts';
import type { LinearProgram } from '../../quantity/affine/linear-program.ts';

const term = (factor: number, column: number): string => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${column}`;

function sumOf(a: Affine, scale: number): string {
  if (!isLinear(a)) return '';
  return Array.from(a.unknowns, (u, i) => term(a.coefficients[i]! * scale, u)).join('\n ');
}

const largest = (a: Affine): number =>
  (isLinear(a) && a.coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0)) || 1;

/**
 * A program in the LP format of CPLEX, which other solvers read, so that anybody can check an optimum. Rows are scaled to coefficients of at
 * most 1, so that one tolerance fits all; comments say what each column stands for.
 */
export function lpText({ columns, objective, rows }: LinearProgram): string {
  const constant = isLinear(objective) ? objective.constant : objective;
  // a constant is no part of the format: it is the cost of a column that is always 1
  const one = columns.length;
  const names = columns.map(({ name }, i) => `\\ x${i}: ${name.replace(/[^\x20-\x7e]/g, '?')}`);
  const lines = [...names, 'Minimize', ` cost: ${sumOf(objective, 1)}\n ${term(constant, one)}`, 'Subject To'];
  rows.forEach(({ sum, lower, upper }, i) => {
    const scale = 1 / largest(sum);
    const text = sumOf(sum, scale) || '+ 0 x0';
    if (lower === upper) lines.push(` r${i}: ${text} = ${lower * scale}`);
    else {
      if (lower > -Infinity) lines.push(` l${i}: ${text} >= ${lower * scale}`);
      if (upper < Infinity) lines.push(` u${i}: ${text} <= ${upper * scale}`);
    }
  });
  lines.push('Bounds', ` x${one} = 1`);
  const bound = (x: number) => (x === Infinity ? '+inf' : x === -Infinity ? '-inf' : String(x));
  columns.forEach(({ lower, upper }, i) => {
    lines.push(lower === upper ? ` x${i} = ${lower}` : ` ${bound(lower)} <= x${i} <= ${bound(upper)}`);
  });
  const whole = columns.flatMap((c, i) => (c.integer ? [` x${i}`] : []));
  if (whole.length) lines.push('General', ...whole);
  lines.push('End', '');
  return lines.join('\n');
}
