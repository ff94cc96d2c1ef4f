import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { type Parameter, setAt, valueAt } from './parameters.ts';
import { solve } from './solve.ts';

/** Typical error of a row in logarithms, and the freedom of Student's distribution: outliers count little. */
const [SCALE, FREEDOM] = [0.14, 3];
const [STEP, LARGEST_MOVE, ROUNDS, TRIES] = [0.01, 0.5, 25, 6];

/** Errors of all rows in logarithms, and how much each counts. */
export interface Errors {
  readonly of: (k: Constants) => Float64Array;
  readonly weight: (row: number) => number;
}

/**
 * The constants with the given parameters moved to fit: Levenberg and Marquardt's steps on ln(parameter ÷ prior), loss of
 * Student's t, and a ridge towards the priors. Deterministic.
 */
export function robustFit(errors: Errors, parameters: readonly Parameter[], start: Constants): Constants {
  const k = JSON.parse(JSON.stringify(start)) as Constants;
  const n = parameters.length;
  const put = (i: number, t: number) => setAt(k, parameters[i]!.path, parameters[i]!.prior * Math.exp(t));
  const theta = Float64Array.from(parameters, p => Math.log(valueAt(k, p.path) / p.prior));
  const loss = (e: Float64Array, t: Float64Array) =>
    e.reduce(
      (sum, v, i) => sum + errors.weight(i) * 0.5 * (FREEDOM + 1) * Math.log(1 + (v / SCALE) ** 2 / FREEDOM),
      0,
    ) + t.reduce((sum, v, i) => sum + 0.5 * (v / parameters[i]!.spread) ** 2, 0);
  let e = errors.of(k);
  let current = loss(e, theta);
  let damping = 1e-2;
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = parameters.map((_, j) => {
      put(j, theta[j]! + STEP);
      const moved = errors.of(k);
      put(j, theta[j]!);
      return moved.map((v, i) => (v - e[i]!) / STEP);
    });
    const { curvature, gradient } = normalEquations(slopes, e, theta, parameters, errors.weight);
    let gained = 0;
    for (let attempt = 0; attempt < TRIES && gained === 0; attempt++) {
      const damped = curvature.map((row, i) => row.with(i, row[i]! * (1 + damping)));
      const move = solve(damped, gradient);
      const next = theta.map((v, i) => v + Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, move[i]!)));
      for (let i = 0; i < n; i++) put(i, next[i]!);
      const moved = errors.of(k);
      const reached = loss(moved, next);
      if (reached < current) {
        gained = current - reached;
        [e, current, damping] = [moved, reached, Math.max(1e-6, damping / 5)];
        theta.set(next);
      } else damping *= 6;
    }
    for (let i = 0; i < n; i++) put(i, theta[i]!);
    if (gained < 1e-3 * Math.max(1, current / 1000) || n === 0) break;
  }
  return k;
}

function normalEquations(
  slopes: readonly Float64Array[],
  e: Float64Array,
  theta: Float64Array,
  parameters: readonly Parameter[],
  weight: (row: number) => number,
) {
  const n = parameters.length;
  const counts = e.map((v, i) => (weight(i) * (FREEDOM + 1)) / FREEDOM / (1 + (v / SCALE) ** 2 / FREEDOM) / SCALE ** 2);
  const curvature = Array.from({ length: n }, () => new Float64Array(n));
  const gradient = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    const weighted = slopes[a]!.map((s, i) => s * counts[i]!);
    for (let i = 0; i < e.length; i++) gradient[a]! -= weighted[i]! * e[i]!;
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < e.length; i++) sum += weighted[i]! * slopes[b]![i]!;
      curvature[a]![b] = sum;
      curvature[b]![a] = sum;
    }
    curvature[a]![a]! += 1 / parameters[a]!.spread ** 2;
    gradient[a]! -= theta[a]! / parameters[a]!.spread ** 2;
  }
  return { curvature, gradient };
}
