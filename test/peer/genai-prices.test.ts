import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { openCatalog } from '../../src/catalog/open.ts';
import { realCatalog } from '../model/compare.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import {
  type Compared,
  compare,
  type Difference,
  differencesOf,
  keyOf,
  type Outcome,
  ready,
} from './find-differences.ts';
import { pairsOf } from './pairs.ts';
import { seeded } from './seeded.ts';
import { dataOf, type Known, pageOf } from './write-up.ts';

// The peer is @pydantic/genai-prices 0.1.8, with its own prices; it adds in float64.
// `UPDATE_PEER=1 npx vitest run test/peer` writes the list of differences and its page.

const PAGE = 'docs/peer-differences.md';
const DATA = 'test/peer/differences.ts';
/** A hundredth of a micro-dollar: far below the least price of a token, far above what float64 loses on a call. */
const TOLERANCE = 1e-8;
const CALLS = 25_000;

let pairs: readonly Compared[];
let known: Known;
let found: readonly Difference[];
let listed: typeof import('./differences.ts');

beforeAll(async () => {
  // the peer warns of price units that it does not sell by token
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  pairs = pairsOf(openCatalog(JSON.parse(await realCatalog()))).map(ready);
  known = {};
  for (const { pair } of pairs) known = { ...known, [pair.entry.provider]: (known[pair.entry.provider] ?? 0) + 1 };
  found = pairs.flatMap(differencesOf);
  if (process.env.UPDATE_PEER) {
    writeFileSync(DATA, dataOf(known, found));
    writeFileSync(PAGE, pageOf(known, found));
  }
  listed = await import('./differences.ts');
}, 60_000);

describe('what both know', () => {
  test('is every model that is in both catalogs, more than 150 of them', () => {
    expect(known).toEqual(listed.KNOWN);
    expect(pairs.length).toBeGreaterThan(150);
  });
  test('has the models of the first-party providers', () => {
    for (const provider of ['anthropic', 'openai', 'google', 'deepseek', 'mistral'])
      expect(known[provider], provider).toBeGreaterThanOrEqual(3);
  });
});

describe('the list of differences', () => {
  test('has every price that differs, and none that does not', () => {
    expect(found.map(keyOf)).toEqual(listed.DIFFERENCES.map(keyOf));
  });
  test('is what docs/peer-differences.md says', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(pageOf(listed.KNOWN, listed.DIFFERENCES));
  });
  test('has no price of the peer that is newer than ours: such a one is taken over', () => {
    expect(listed.DIFFERENCES.filter(d => d.kind === 'newer').map(keyOf)).toEqual([]);
  });
  test('holds prices that we took from the peer only where its conditions cannot say when they hold', () => {
    const taken = listed.DIFFERENCES.filter(d => d.source.includes('genai-prices'));
    expect([...new Set(taken.map(d => `${d.entry} ${d.kind}`))].sort()).toEqual([
      'anthropic/claude-sonnet-4-5 retired',
      'deepseek/deepseek-v4-flash hours',
      'deepseek/deepseek-v4-flash weekend',
      'deepseek/deepseek-v4-pro hours',
      'deepseek/deepseek-v4-pro weekend',
    ]);
  });
});

describe(`${CALLS} calls at random, most of them near a change`, () => {
  let outcomes: readonly Outcome[];
  let nothing = 0;

  beforeAll(() => {
    const chance = seeded(20_261_126);
    const all = Array.from({ length: CALLS }, (_, i) => {
      const compared = pairs[i % pairs.length]!;
      return compare(compared, arbitraryCall(compared.edges, chance));
    });
    outcomes = all.filter(outcome => outcome !== 'nothing in force');
    nothing = CALLS - outcomes.length;
  }, 60_000);

  test('cost the same to 1e-8 USD, but for the listed prices', () => {
    const keys = new Set(listed.DIFFERENCES.map(keyOf));
    const apart = outcomes.filter(o => !(Math.abs(o.apart - o.explained) <= TOLERANCE));
    expect(apart).toEqual([]);
    expect(outcomes.flatMap(o => o.differences.map(keyOf)).filter(key => !keys.has(key))).toEqual([]);
  });
  test('are more than 10,000 that both price, most of them to the same sum', () => {
    expect(outcomes.length).toBeGreaterThan(10_000);
    expect(outcomes.filter(o => Math.abs(o.apart) <= TOLERANCE).length).toBeGreaterThan(8000);
  });
  test('meet buckets without a price and times without one, and each is refused', () => {
    expect(outcomes.filter(o => o.unknown.length).length).toBeGreaterThan(1000);
    expect(nothing).toBeGreaterThan(1000);
  });
});
