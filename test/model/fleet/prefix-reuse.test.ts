import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reuse } from '../../../src/model/fleet/prefix-reuse.ts';

const CACHE = { timeToLiveHours: 1, replicas: 1, sticky: false };
const BUSY = { requestsPerHour: 1e6, gapHours: 0 };

describe('what a prefix cache saves', () => {
  test('is all that comes again, where traffic is dense and one replica serves it', () => {
    expect(reuse({ shared: 0.3, history: 0.4 }, BUSY, CACHE)).toBeCloseTo(0.7, 12);
  });
  test('is less of the shared prefix, the thinner the traffic', () => {
    // one request an hour against a life of an hour: 1 − 1/e = 0.632120558829
    expect(reuse({ shared: 1, history: 0 }, { requestsPerHour: 1, gapHours: 0 }, CACHE)).toBeCloseTo(
      0.632120558829,
      11,
    );
  });
  test('is lost as much when four replicas share four times the traffic', () => {
    // 4 requests an hour over 4 replicas: one an hour on each
    const split = { ...CACHE, replicas: 4 };
    expect(reuse({ shared: 1, history: 0 }, { requestsPerHour: 4, gapHours: 0 }, split)).toBeCloseTo(
      0.632120558829,
      11,
    );
  });
  test('is a quarter of a conversation where four replicas take turns, and all of it where it stays on one', () => {
    const split = { ...CACHE, replicas: 4 };
    expect(reuse({ shared: 0, history: 0.4 }, BUSY, split)).toBeCloseTo(0.1, 12);
    expect(reuse({ shared: 0, history: 0.4 }, BUSY, { ...split, sticky: true })).toBeCloseTo(0.4, 12);
  });
  test('is less of a conversation, the longer its gaps', () => {
    // gaps of half an hour on average against a life of an hour: 1 − e^−2 = 0.864664716763
    expect(reuse({ shared: 0, history: 1 }, { requestsPerHour: 9, gapHours: 0.5 }, CACHE)).toBeCloseTo(
      0.864664716763,
      11,
    );
  });
});

test('what is saved is never more than what comes again, and falls with replicas, gaps and a shorter life', () => {
  const share = fc.double({ min: 0, max: 0.5, noNaN: true });
  const positive = fc.double({ min: 0.001, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      share,
      share,
      positive,
      positive,
      positive,
      fc.integer({ min: 1, max: 64 }),
      fc.boolean(),
      (shared, history, requestsPerHour, gapHours, timeToLiveHours, replicas, sticky) => {
        const prefix = { shared, history };
        const load = { requestsPerHour, gapHours };
        const cache = { timeToLiveHours, replicas, sticky };
        const saved = reuse(prefix, load, cache);
        const rounding = 1e-12;
        expect(saved).toBeLessThanOrEqual(shared + history + rounding);
        expect(saved).toBeGreaterThanOrEqual(0);
        for (const worse of [
          reuse(prefix, load, { ...cache, replicas: replicas + 1 }),
          reuse(prefix, { ...load, gapHours: gapHours * 2 }, cache),
          reuse(prefix, { ...load, requestsPerHour: requestsPerHour / 2 }, cache),
          reuse(prefix, load, { ...cache, timeToLiveHours: timeToLiveHours / 2 }),
          reuse(prefix, load, { ...cache, sticky: false }),
        ])
          expect(worse).toBeLessThanOrEqual(saved + rounding);
      },
    ),
    { seed: 20261126 },
  );
});
