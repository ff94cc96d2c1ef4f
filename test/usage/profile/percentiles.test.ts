import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, bucketWidth } from '../../../src/usage/cube/buckets.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import { percentile } from '../../../src/usage/profile/percentiles.ts';

/** The lower end of the bucket of a count: single tokens below 100, then two digits, three between 100,000 and a million. */
function bucket(count: number): number {
  if (count < 100) return count;
  if (count >= 10_000_000) return Math.floor(count / 1e6) * 1e6;
  const digits = count >= 100_000 && count < 1_000_000 ? 3 : 2;
  const width = 10 ** (String(count).length - digits);
  return Math.floor(count / width) * width;
}

const count = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 120_000 }),
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.constantFrom(...[9, 99, 999, 9_999, 99_999, 999_999, 9_999_999].flatMap(n => [n, n + 1])),
);

describe('a percentile', () => {
  test('lies within the bucket of the count that stands there among all of them', () => {
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9, 0.99),
        (counts, share) => {
          const histogram = new Map<number, number>();
          for (const c of counts) histogram.set(bucket(c), (histogram.get(bucket(c)) ?? 0) + 1);
          const sorted = [...counts].sort((a, b) => a - b);
          const lower = bucket(sorted[Math.ceil(share * counts.length - 1e-9) - 1]!);
          const found = percentile(histogram, share)!;
          expect(found).toBeGreaterThanOrEqual(lower);
          expect(found).toBeLessThanOrEqual(lower + bucketWidth(lower));
        },
      ),
      { numRuns: 300 },
    );
  });
  test('of no requests is none', () => {
    expect(percentile(new Map(), 0.5)).toBeUndefined();
    expect(percentile(new Map([[100, 0]]), 0.5)).toBeUndefined();
  });
});

test('an engine finds the bucket that plain arithmetic finds', async () => {
  const engine = await openDuckDb({ memory: 5e8, temporary: '', rowLimit: 10_000 });
  const counts = [
    ...new Set([...fc.sample(count, { numRuns: 2000, seed: 7 }), ...Array.from({ length: 300 }, (_, n) => n)]),
  ];
  const rows = await engine.rows(
    `SELECT n, ${bucketOf('n', DUCKDB)} FROM (SELECT unnest([${counts.join(', ')}]::BIGINT[]) AS n) ORDER BY n`,
  );
  await engine.close();
  expect(rows.map(([n, b]) => [Number(n), Number(b)])).toEqual(
    [...counts].sort((a, b) => a - b).map(n => [n, bucket(n)]),
  );
  for (const [n, b] of rows) {
    expect(Number(n)).toBeGreaterThanOrEqual(Number(b));
    expect(Number(n)).toBeLessThan(Number(b) + bucketWidth(Number(b)));
  }
});
