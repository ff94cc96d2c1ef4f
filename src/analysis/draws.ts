import type { LaneInputs } from '../quantity/fast.ts';
import type { Variable } from '../quantity/quantity.ts';
import { pertQuantiles } from './pert.ts';

export const DRAWS = 1024;

/** First primes; the fractional parts of their square roots are the directions of the sequence. */
function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every(p => n % p !== 0)) found.push(n);
  return found;
}

/**
 * Quasi-random draws of ranged inputs: Richtmyer's sequence, frac(seed + n √prime), one prime per input in the order of their paths.
 * `low..high` is uniform, `low..likely..high` PERT. The same inputs give the same draws everywhere.
 */
export function drawsOf(ranged: ReadonlyMap<string, Variable>, count = DRAWS): LaneInputs {
  const paths = [...ranged.keys()].sort();
  const roots = primes(paths.length).map(p => Math.sqrt(p) % 1);
  return new Map(
    paths.map((path, i) => {
      const v = ranged.get(path)!;
      const [low, likely, high] = [v.low, v.likely, v.high].map(
        r => r.numerator.toNumber() / r.denominator.toNumber(),
      ) as [number, number, number];
      const quantile = v.peaked ? pertQuantiles(low, likely, high) : (u: number) => low + u * (high - low);
      return [path, Float64Array.from({ length: count }, (_, n) => quantile((0.5 + (n + 1) * roots[i]!) % 1))];
    }),
  );
}
