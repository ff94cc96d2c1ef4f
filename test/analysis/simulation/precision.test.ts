import { expect, test } from 'vitest';
import { KeptDraws } from '../../../src/analysis/simulation/kept-draws.ts';
import { medianOf, precisionOf } from '../../../src/analysis/simulation/precision.ts';
import { SKETCH_ERROR } from '../../../src/analysis/simulation/quantile-sketch.ts';
import { Tally } from '../../../src/analysis/simulation/tally.ts';

/** Eight replications of the same numbers, of which so many are kept. */
function drawn(most: number) {
  const kept = new KeptDraws(1, 8, most);
  const tallies = Array.from({ length: 8 }, () => new Tally(['only'], []));
  tallies.forEach((tally, r) => {
    const costs = Float64Array.from({ length: 101 }, (_, i) => 1001 + i);
    const costed = { costs: [costs], possible: [new Uint8Array(101).fill(1)], limited: [] };
    tally.add(costed);
    kept.add(r, costed, []);
  });
  return { kept, tallies };
}

test('medians of kept draws that are all the same are sure', () => {
  const { kept, tallies } = drawn(1e6);
  expect(medianOf(kept, 0)!.mean).toBe(1051);
  expect(precisionOf(tallies, kept)).toEqual({ median: 0, share: 0 });
});

test('those of sketches are no surer than a sketch, however well the replications agree', () => {
  const { kept, tallies } = drawn(10);
  const { mean, halfWidth } = medianOf(kept, 0)!;
  expect(mean).not.toBe(1051);
  expect(Math.abs(mean - 1051)).toBeLessThanOrEqual(halfWidth);
  expect(halfWidth / mean).toBeLessThan(1.01 * SKETCH_ERROR);
  expect(precisionOf(tallies, kept).median).toBeGreaterThanOrEqual(SKETCH_ERROR);
});
