import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CubeRow } from '../../../src/usage/cube/cube.ts';
import { profileOf } from '../../../src/usage/profile/profile.ts';
import { log, MONDAY, row } from './cube-rows.ts';

const rows = fc.array(
  fc
    .record({
      hour: fc.integer({ min: 0, max: 60 }),
      requests: fc.integer({ min: 1, max: 1000 }),
      label: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
      model: fc.constantFrom('m1', 'm2', 'm1-2026-01-01', 'nobody knows'),
      tier: fc.constantFrom('', 'flex', 'batch'),
      batch: fc.boolean(),
      failed: fc.boolean(),
    })
    .map(({ hour, requests, label, ...of }) => row(MONDAY + hour, requests, { labels: [label], ...of })),
  { minLength: 1, maxLength: 60 },
);

const profiled = (given: readonly (readonly CubeRow[])[], tasks: number) =>
  profileOf(
    given.map(some => log(some)),
    {
      by: ['label'],
      tasks,
      resolve: (_, model) =>
        model.startsWith('m') ? { api: `p/${model.slice(0, 2)}` } : { unknown: true, suggestions: [] },
      priced: () => ({ tier: true, lacking: [], shortest: 0 }),
    },
  );

const sum = (of: readonly bigint[]): bigint => of.reduce((n, x) => n + x, 0n);
const tokensOf = (some: readonly CubeRow[]): bigint => sum(some.map(r => r.input + r.output + r.reasoning));

describe('whatever is put together', () => {
  test('no token is lost and none is counted twice', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 14 }), (logs, tasks) => {
        const profile = profiled(logs, tasks);
        const inTasks = sum(profile.tasks.map(({ totals: t }) => t.input + t.output + t.reasoning + t.failedTokens));
        const unknown = sum(profile.unknown.map(({ tokens }) => tokens));
        const jumped = sum(profile.logs.map(l => tokensOf(l.jumped)));
        expect(inTasks + unknown + jumped).toBe(tokensOf(logs.flat()));
        const requests = sum(profile.tasks.map(({ totals: t }) => t.requests + t.failed));
        const others =
          sum(profile.unknown.map(u => u.requests)) + sum(profile.logs.flatMap(l => l.jumped.map(r => r.requests)));
        expect(requests + others).toBe(sum(logs.flat().map(r => r.requests)));
      }),
      { numRuns: 150 },
    );
  });
  test('there are no more tasks than wished, unless there are more APIs at tiers in the logs', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 14 }), (some, tasks) => {
        const profile = profiled([some], tasks);
        // two APIs at two tiers: standard and flex
        expect(profile.tasks.length).toBeLessThanOrEqual(Math.max(tasks, tasks - 1 + 4));
        expect(new Set(profile.tasks.map(({ id }) => id)).size).toBe(profile.tasks.length);
      }),
      { numRuns: 150 },
    );
  });
  test('two logs that are called the same stay two', () => {
    const hours = (from: number) => Array.from({ length: 48 }, (_, i) => row(MONDAY + from + i, 10));
    const profile = profiled(
      [hours(0), hours(480)].map(r => r.map(x => ({ ...x, group: { ...x.group, model: 'm1' } }))),
      12,
    );
    expect(profile.tasks.map(({ perDay }) => perDay.value)).toEqual([240, 240]);
  });
  test('a month of a hundred thousand hours of groups is no matter of minutes', () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      row(MONDAY + (i % 700), 1, { labels: [`user ${i % 20_000}`], model: 'm1' }),
    );
    const began = performance.now();
    expect(profiled([many], 5).tasks).toHaveLength(5);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
