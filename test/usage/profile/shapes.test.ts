import { describe, expect, test } from 'vitest';
import { CELL_ENDS } from '../../../src/usage/cube/shape-query.ts';
import { shapesOf } from '../../../src/usage/profile/shapes.ts';
import { chance, normal } from './chance.ts';

const cellOf = (tok: number): number => CELL_ENDS.findLastIndex(end => tok >= end);

/** Requests of kinds, each a lognormal input and output, as the engine counts them by cell. */
function cells(kinds: readonly { n: number; input: number; output: number; sigma?: number }[], seed: number) {
  const random = chance(seed);
  const counts = new Map<string, number>();
  for (const { n, input, output, sigma = 0.5 } of kinds)
    for (let i = 0; i < n; i++) {
      const draw = (median: number) => Math.round(median * Math.exp(sigma * normal(random)));
      const key = `${cellOf(draw(input))} ${cellOf(draw(output))}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return [...counts].map(([key, n]) => ['m', ...key.split(' '), String(n)]);
}

describe('the shapes of requests', () => {
  test('are none where all are of one kind, whatever its size and however few are seen', () => {
    for (const [seed, n] of [20_000, 2_000, 200].entries())
      for (const input of [40, 900, 24_000])
        for (const sigma of [0.3, 0.7, 1.2])
          expect(shapesOf(cells([{ n, input, output: 300, sigma }], seed)), `${n} of ${input}, ${sigma}`).toEqual([]);
  });
  test('are none in noise: sizes that are spread evenly over all decades', () => {
    const random = chance(9);
    const counts = new Map<number, number>();
    for (let i = 0; i < 3000; i++) {
      const at = cellOf(Math.round(10 ** (5 * random())));
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    expect(shapesOf([...counts].map(([at, n]) => ['m', String(at), '5', String(n)]))).toEqual([]);
  });
  test('are two where two kinds lie apart, and the cut is in the valley between them', () => {
    const boxes = shapesOf(
      cells(
        [
          { n: 6000, input: 500, output: 200 },
          { n: 2000, input: 20_000, output: 250 },
        ],
        3,
      ),
    );
    expect(boxes).toHaveLength(2);
    const [small, large] = boxes;
    expect(small!.input.to).toBe(large!.input.from);
    // between the medians, where neither kind has many: 500 × e^(2 × 0.5) = 1,359 and 20,000 / e^(2 × 0.5) = 7,358
    expect(small!.input.to).toBeGreaterThanOrEqual(1359);
    expect(small!.input.to).toBeLessThanOrEqual(7358);
    expect([small!.name, large!.name]).toEqual([
      expect.stringMatching(/^in below \S+k$/),
      expect.stringMatching(/^in from \S+k$/),
    ]);
  });
  test('are told by the output where the input is alike', () => {
    const kinds = [
      { n: 4000, input: 3000, output: 5 },
      { n: 4000, input: 3000, output: 1500 },
    ];
    const boxes = shapesOf(cells(kinds, 4));
    expect(boxes.map(({ input }) => input)).toEqual(Array(2).fill({ from: 0, to: Number.POSITIVE_INFINITY }));
    expect(boxes).toHaveLength(2);
  });
  test('cover every size once', () => {
    const boxes = shapesOf(
      cells(
        [
          { n: 4000, input: 100, output: 10 },
          { n: 4000, input: 5000, output: 2000 },
          { n: 4000, input: 90_000, output: 10 },
        ],
        5,
      ),
    );
    expect(boxes.length).toBeGreaterThanOrEqual(3);
    const within = (n: number, { from, to }: { from: number; to: number }) => n >= from && n < to;
    for (const input of CELL_ENDS)
      for (const output of CELL_ENDS)
        expect(boxes.filter(box => within(input, box.input) && within(output, box.output))).toHaveLength(1);
    expect(new Set(boxes.map(({ name }) => name)).size).toBe(boxes.length);
  });
  test('a handful of odd requests is no kind of its own', () => {
    const kinds = [
      { n: 6000, input: 500, output: 200 },
      { n: 50, input: 50_000, output: 200 },
    ];
    expect(shapesOf(cells(kinds, 6))).toEqual([]);
  });
});
