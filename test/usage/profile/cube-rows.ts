import type { CubeRow, Group } from '../../../src/usage/cube/cube.ts';
import type { Log } from '../../../src/usage/profile/log.ts';

/** Hours since 1970 of 2026-06-01 at midnight, a Monday. */
export const MONDAY = Date.UTC(2026, 5, 1) / 3_600_000;

export const group = (more: Partial<Group> = {}): Group => ({
  labels: [],
  provider: 'openai',
  model: 'gpt-5.4-mini',
  tier: '',
  batch: false,
  failed: false,
  ...more,
});

/** An hour with so many requests of 1,000 tok, 400 of them cached, that are answered with 200. */
export function row(hour: number, requests: number, more: Partial<Group> = {}): CubeRow {
  const n = BigInt(requests);
  return {
    group: group(more),
    hour,
    rows: n,
    requests: n,
    input: 1000n * n,
    cached: 400n * n,
    write5m: 0n,
    write1h: 0n,
    output: 200n * n,
    reasoning: 0n,
    knowsCached: n,
    knowsReasoning: n,
    costed: 0n,
    cost: 0n,
    squareInput: 1_000_000n * n,
    squareOutput: 40_000n * n,
    peakRequests: n,
  };
}

export const log = (rows: readonly CubeRow[], source = 'log'): Log => ({
  source,
  mapping: 'mine',
  resolution: 'request',
  bounds: {},
  countsRequests: true,
  rows,
  histograms: [],
  flaws: [],
  duplicates: { ids: 0n, surplus: 0n },
  asked: { requests: 'SELECT 1', cube: 'SELECT 2' },
});
