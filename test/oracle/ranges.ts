import type { Amount, Range, Scenario } from './scenario.ts';

const isRange = (x: unknown): x is Range => typeof x === 'object' && x !== null && 'range' in x;

/** The scenario with every range replaced by one number. Ranges are counted in the order in which they are met. */
function settle<T>(node: T, pick: (range: readonly number[], index: number) => number): unknown {
  let index = 0;
  const walk = (x: unknown): unknown => {
    if (isRange(x)) return pick(x.range, index++);
    if (Array.isArray(x)) return x.map(walk);
    if (typeof x === 'object' && x !== null) return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, walk(v)]));
    return x;
  };
  return walk(node);
}

const likely = (range: readonly number[]): number => (range.length === 3 ? range[1]! : (range[0]! + range.at(-1)!) / 2);

/** Likely values, or midpoints (settled in §6: `value`). */
export const atValue = (s: Scenario<Amount>): Scenario<number> => settle(s, likely) as Scenario<number>;

/** Every combination of low and high ends. */
export function corners(s: Scenario<Amount>): Scenario<number>[] {
  let count = 0;
  settle(s, () => count++);
  return Array.from(
    { length: 2 ** count },
    (_, bits) => settle(s, (range, i) => ((bits >> i) & 1 ? range.at(-1)! : range[0]!)) as Scenario<number>,
  );
}

/** The same scenario with at most `most` ranges; the others become their likely value. */
export const withFewRanges = (s: Scenario<Amount>, most: number): Scenario<Amount> =>
  settle(s, (range, i) => (i < most ? ({ range } as unknown as number) : likely(range))) as Scenario<Amount>;
