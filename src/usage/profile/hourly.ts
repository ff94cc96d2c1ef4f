import type { CubeRow } from '../cube/cube.ts';
import type { Period } from './period.ts';
import { isBatch } from './streams.ts';

/** Sums over some rows by the hours of a period, or by the days. Tokens in tok. */
export interface Series {
  readonly requests: readonly number[];
  readonly input: readonly number[];
  readonly cached: readonly number[];
  readonly write5m: readonly number[];
  readonly write1h: readonly number[];
  readonly output: readonly number[];
  readonly reasoning: readonly number[];
  /** Input, output and reasoning of what went through a batch API, and of what failed and was paid. */
  readonly batch: readonly number[];
  readonly failed: readonly number[];
}

const NAMES = ['requests', 'input', 'cached', 'write5m', 'write1h', 'output', 'reasoning'] as const;

/** `width` hours make one value of the series. */
export function series(rows: readonly CubeRow[], { first, last }: Period, width: number): Series {
  // days begin at midnight, also where the first one is not whole
  const start = Math.floor(first / width);
  const length = Math.floor(last / width) - start + 1;
  const empty = () => new Array<number>(length).fill(0);
  const of = Object.fromEntries([...NAMES, 'batch', 'failed'].map(name => [name, empty()])) as Record<
    keyof Series,
    number[]
  >;
  for (const row of rows) {
    const at = Math.floor(row.hour / width) - start;
    const all = Number(row.input + row.output + row.reasoning);
    if (row.group.failed) of.failed[at]! += all;
    else {
      for (const name of NAMES) of[name][at]! += Number(row[name]);
      if (isBatch(row.group)) of.batch[at]! += all;
    }
  }
  return of;
}
