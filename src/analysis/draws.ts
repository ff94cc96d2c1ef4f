import type { LaneInputs } from '../quantity/fast.ts';
import { cumulative, inverseCumulative } from '../quantity/normal.ts';
import type { Variable } from '../quantity/quantity.ts';
import { DRAWS } from './draw-count.ts';
import { choleskyOf } from './simulation/cholesky.ts';
import { correlate } from './simulation/correlate.ts';
import { distributionOf } from './simulation/distribution-of.ts';
import { exactQuantile } from './simulation/exact-quantile.ts';

/** Unknowns that move together. Each has the paths of the inputs that take its value; `matrix` is that of their normal scores, row by row. */
export interface JointInputs {
  readonly members: readonly (readonly string[])[];
  readonly matrix: Float64Array;
}

/** First primes; the fractional parts of their square roots are the directions of the sequence. */
function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every(p => n % p !== 0)) found.push(n);
  return found;
}

/**
 * Quasi-random draws of ranged inputs: Richtmyer's sequence, frac(seed + n √prime), one prime per input in the order of their paths.
 * What a range leaves open is not drawn beyond its ends: those of an estimate are taken as all there is. The same inputs give the same
 * draws everywhere.
 */
export function drawsOf(
  ranged: ReadonlyMap<string, Variable>,
  joint: readonly JointInputs[] = [],
  count = DRAWS,
): LaneInputs {
  const paths = [...ranged.keys()].sort();
  const roots = primes(paths.length).map(p => Math.sqrt(p) % 1);
  const shares = new Map(
    paths.map((path, i) => [path, Float64Array.from({ length: count }, (_, n) => (0.5 + (n + 1) * roots[i]!) % 1)]),
  );
  for (const group of joint) moveTogether(group, shares);
  return new Map(
    paths.map(path => [path, shares.get(path)!.map(exactQuantile(distributionOf(ranged.get(path)!, 'all')))]),
  );
}

/** Replaces the shares of a group by correlated ones; members that are not drawn are left out. */
function moveTogether({ members, matrix }: JointInputs, shares: Map<string, Float64Array>): void {
  const places = [...members.keys()].filter(m => members[m]!.some(path => shares.has(path)));
  const size = places.length;
  const own = Float64Array.from(
    { length: size * size },
    (_, at) => matrix[places[Math.floor(at / size)]! * members.length + places[at % size]!]!,
  );
  const drawn = places.map(m => members[m]!.filter(path => shares.has(path)));
  const scores = drawn.map(([first]) => shares.get(first!)!.map(inverseCumulative));
  // a principal part of a positive definite matrix is one
  correlate(choleskyOf(own, size)!, scores, scores[0]?.length ?? 0);
  drawn.forEach((inputs, m) => {
    for (const path of inputs) shares.set(path, scores[m]!.map(cumulative));
  });
}
