import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallestClash, smallestHitting } from '../../../src/analysis/routing/clash.ts';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import type { Requirement } from '../../../src/analysis/routing/requirements.ts';
import { runRoute } from '../../../src/report/routing/build-route.ts';
import { catalogJson } from '../../scenarios/catalog.ts';
import { inputOf } from './enumeration/settle.ts';

const requirement = (i: number): Requirement => ({ id: `r${i}`, sentence: `r${i}`, lift: of => of });
const bitsOf = (list: readonly Requirement[]): number =>
  list.reduce((bits, r) => bits | (1 << Number(r.id.slice(1))), 0);
const sizeOf = (bits: number): number => bits.toString(2).replaceAll('0', '').length;

/** Sets of requirements that clash, as bits; whatever holds one of them clashes, too. */
const clashes = fc.record({
  count: fc.integer({ min: 1, max: 9 }),
  sets: fc.array(fc.integer({ min: 0, max: 511 }), { maxLength: 7 }),
});

describe('the smallest clash', () => {
  test('is what trying every set of requirements finds', () => {
    const found = { impossible: 0, clash: 0 };
    fc.assert(
      fc.property(clashes, ({ count, sets }) => {
        const all = Array.from({ length: count }, (_, i) => requirement(i));
        const within = sets.map(s => s & (2 ** count - 1));
        // without a single clash there would be nothing to look for
        const own = within.length ? within : [2 ** count - 1];
        const possible = (bits: number) => !own.some(s => (bits & s) === s);
        let asked = 0;
        const clash = smallestClash(all, kept => {
          asked++;
          return possible(bitsOf(kept));
        });
        if (!possible(0)) {
          found.impossible++;
          expect(clash).toBeUndefined();
          return;
        }
        found.clash++;
        const least = Math.min(...Array.from({ length: 2 ** count }, (_, b) => (possible(b) ? Infinity : sizeOf(b))));
        const bits = bitsOf(clash!);
        expect(possible(bits)).toBe(false);
        expect(sizeOf(bits)).toBe(least);
        // without any one of them a split is possible
        for (const r of clash!) expect(possible(bits & ~bitsOf([r]))).toBe(true);
        expect(asked).toBeLessThanOrEqual(2 ** count + count * own.length * 4 + 2);
      }),
      { seed: 51, numRuns: 3000 },
    );
    expect(found.impossible).toBeGreaterThan(50);
    expect(found.clash).toBeGreaterThan(1000);
  });

  test('the fewest members that meet every set are those that trying all finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 8 }), sets => {
        const members = (bits: number) => [0, 1, 2, 3, 4, 5, 6, 7].filter(i => (bits >> i) & 1);
        const hit = smallestHitting(sets.map(members));
        const bits = hit.reduce((b, i) => b | (1 << i), 0);
        expect(sets.every(s => (s & bits) !== 0)).toBe(true);
        const least = Math.min(
          ...Array.from({ length: 256 }, (_, b) => (sets.every(s => (s & b) !== 0) ? sizeOf(b) : Infinity)),
        );
        expect(hit).toHaveLength(least);
      }),
      { seed: 52, numRuns: 1000 },
    );
  });
});

const catalog = JSON.parse(await catalogJson());
const solve = await loadHighs();

function clashOf(text: string): readonly string[] | undefined {
  const { report, problems } = runRoute(
    inputOf(text, catalog, 'impossible.yaml'),
    { limits: { gap: 1e-6, time: 60 }, alone: true },
    solve,
  );
  expect(problems.filter(p => p.severity === 'error')).toEqual([]);
  return report!.routing!.clash?.requirements.map(r => r.id).sort();
}

const API = '  api: { api: own/api, price: { input: 1 USD/Mtok, output: 2 USD/Mtok } }';
const fleet = (id: string, more: string): string =>
  `  ${id}: { model: mine, replica: 1 x gizmo, rent: { price: 2 USD/GPU/h }, targetUtilisation: 80%, fit: assume, throughput: { prefill: 1000 tok/s, decode: 100 tok/s }${more} }`;
const scenario = (tasks: string, options: readonly string[]): string =>
  `tco: 1\nasOf: 2026-07-01\nhorizon: 12 month\ntasks:\n${tasks}\noptions:\n${options.join('\n')}\nstaff: {}\noverheads: {}\n`;

describe('an impossible scenario names what clashes', () => {
  // 86,400 requests a day of 100 + 100 tok are one a second: 0.1 + 1 = 1.1 replicas busy, 1.1 ÷ 0.8 = 1.4 replicas
  const task = (more: string) => `  letters: { requests: 86400 /day, input: 100 tok, output: 100 tok${more} }`;

  test('a list of models that only a fleet of fixed size serves, and its size', () => {
    const text = scenario(task(', accept: { models: [mine] }'), [API, fleet('one', ', replicas: 1')]);
    expect(clashOf(text)).toEqual(['options.one.replicas', 'tasks.letters.accept']);
  });

  test('a rate limit alone, where nothing else is there; a second limit that is no matter is not named', () => {
    const limited =
      '  api: { api: own/api, price: { input: 1 USD/Mtok, output: 2 USD/Mtok }, rateLimit: { requests: 30 /min } }';
    // 60 requests a minute, of which 30 pass
    expect(clashOf(scenario(task(', latency: { ttft: 30 s }'), [limited]))).toEqual(['options.api.rateLimit']);
  });

  test('sizes of two fleets that do not hold the load together, and the list that closes the API to it', () => {
    const more = task(', accept: { models: [mine] }').replace('86400', '150000');
    // 1.74 a second × 1.1 = 1.9 replicas busy, 0.8 + 0.8 usable: more of either fleet, or the API, would do
    const text = scenario(more, [API, fleet('one', ', replicas: 1'), fleet('two', ', replicas: 1')]);
    expect(clashOf(text)).toEqual(['options.one.replicas', 'options.two.replicas', 'tasks.letters.accept']);
  });
});
