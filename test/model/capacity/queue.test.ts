import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangC, largestLoad, type Queue, waitWithin } from '../../../src/model/capacity/queue.ts';
import { byQueue, linesThrough, stepsOf } from '../../../src/model/capacity/staffing.ts';
import { FastProgram } from '../../../src/quantity/fast.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';

const queue = (slots: number, service = 1): Queue => ({ slots, service, arrivalVariation: 1, serviceVariation: 1 });
const value = (q: Quantity): number => new FastProgram([q]).run(new Map(), 1)[0]!.data[0]!;
const replicas = (n: number): Quantity => Quantity.constant(n, 'replica', 'a test');

describe("Erlang's C formula", () => {
  test('with one slot is the share of the time that it is busy', () => {
    // M/M/1: P(wait) = rho
    for (const rho of [0.1, 0.5, 0.9]) expect(erlangC(1, rho)).toBeCloseTo(rho, 12);
  });
  test('with two slots and one Erlang is a third', () => {
    // (a²/2 · 2/(2−a)) ÷ (1 + a + a²/2 · 2/(2−a)) with a = 1: 1 ÷ (1 + 1 + 1) = 1/3
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
  });
  test('meets the sum it is short for', () => {
    // Σ a^i/i! for i < k, and a^k/k! · k/(k − a), with k = 10, a = 8
    let term = 1;
    let sum = 0;
    for (let i = 0; i < 10; i++) {
      sum += term;
      term *= 8 / (i + 1);
    }
    const last = (term * 10) / (10 - 8);
    expect(erlangC(10, 8)).toBeCloseTo(last / (sum + last), 12);
  });
  test('rises with the load and falls with the slots', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 0.98, noNaN: true }), (slots, rho) => {
        const load = slots * rho;
        expect(erlangC(slots, load)).toBeLessThanOrEqual(erlangC(slots, load * 1.01) + 1e-12);
        expect(erlangC(slots + 1, load)).toBeLessThanOrEqual(erlangC(slots, load) + 1e-12);
      }),
      { seed: 1 },
    );
  });
});

describe('the wait', () => {
  test('of M/M/1 within a share of 95 % is s/(1 − rho) · ln(rho/0.05)', () => {
    // rho 0.8, s 1: 1/0.2 · ln(16) = 13.86
    expect(waitWithin(0.95, 0.8, queue(1))).toBeCloseTo(5 * Math.log(16), 10);
  });
  test('is nothing where fewer than the share have to wait at all', () => {
    expect(waitWithin(0.95, 0.04, queue(1))).toBe(0);
  });
  test('grows with the variation', () => {
    const calm = { ...queue(10), arrivalVariation: 0.5, serviceVariation: 0.5 };
    expect(waitWithin(0.95, 9, calm)).toBeCloseTo(waitWithin(0.95, 9, queue(10)) / 2, 12);
  });
  test('at the largest load is just what there is room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 5, noNaN: true }), (slots, room) => {
        const load = largestLoad(0.95, room, queue(slots));
        expect(waitWithin(0.95, load, queue(slots))).toBeLessThanOrEqual(room);
        expect(waitWithin(0.95, load * 1.001 + 1e-6, queue(slots))).toBeGreaterThan(room * 0.999);
      }),
      { seed: 2 },
    );
  });
});

describe('a simulated pool', () => {
  /** Share of so many requests that wait no longer than `room`: Poisson arrivals, exponential service, first come first served. */
  function simulated({ slots, service }: Queue, erlangs: number, room: number, requests: number): number {
    let state = 20261126;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const exponential = (mean: number) => -mean * Math.log(uniform());
    const free = new Float64Array(slots);
    let now = 0;
    let inTime = 0;
    for (let i = 0; i < requests; i++) {
      now += exponential(service / erlangs);
      let first = 0;
      for (let s = 1; s < slots; s++) if (free[s]! < free[first]!) first = s;
      const start = Math.max(now, free[first]!);
      free[first] = start + exponential(service);
      if (start - now <= room) inTime++;
    }
    return inTime / requests;
  }
  test.each([
    [1, 5],
    [8, 2],
    [32, 0.5],
    [96, 0.25],
  ])('of %i slots under its largest load serves 95 %% of the requests within %d s', (slots, room) => {
    const pool = queue(slots, 10);
    const load = largestLoad(0.95, room, pool);
    // 400,000 requests; those behind one another wait alike, so the share is known to about half a point
    expect(Math.abs(simulated(pool, load, room, 400_000) - 0.95)).toBeLessThan(0.01);
  });
});

describe('replicas under a queue', () => {
  const steps = stepsOf(0.95, 0.5, queue(32, 10));
  test('pools of more replicas take more for each', () => {
    const each = steps.map(s => s.load / s.replicas);
    expect(each).toEqual([...each].sort((a, b) => a - b));
    expect(each.at(-1)).toBeLessThan(1);
  });
  test('the lowest line asks for exactly n replicas at the load that n can take, and for more just above', () => {
    const { needed } = byQueue(steps, 'a test')!;
    for (const { replicas: n, load } of steps.slice(0, 6)) {
      expect(value(needed(replicas(load)))).toBeCloseTo(n, 6);
      expect(value(needed(replicas(load * 1.001)))).toBeGreaterThan(n);
    }
  });
  test('usable is the inverse of needed', () => {
    const { needed, usable } = byQueue(steps, 'a test')!;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 400, noNaN: true }), load => {
        expect(value(usable(needed(replicas(load))))).toBeCloseTo(load, 5);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
  test('between the steps it is within a replica of what the queue itself asks for', () => {
    const lines = linesThrough(steps);
    for (const n of [7, 9, 11, 14, 18, 30, 45, 90]) {
      const load = largestLoad(0.95, 0.5, queue(32 * n, 10)) / 32;
      const asked = Math.min(...lines.map(l => l.slope * load + l.offset));
      expect(Math.abs(asked - n)).toBeLessThan(0.2);
    }
  });
  test('without room for any wait beyond none there is still a load that is met, unless the limit is broken by one request alone', () => {
    expect(stepsOf(0.95, 0, queue(32, 10))[0]!.load).toBeGreaterThan(0);
    expect(byQueue(stepsOf(0.95, -0.1, queue(32, 10)), 'a test')).toBeUndefined();
  });
});
