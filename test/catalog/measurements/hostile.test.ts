import { describe, expect, test } from 'vitest';
import { importMeasurements } from '../../../src/catalog/measurements/import-measurements.ts';
import { overlaid } from '../../../src/catalog/source/overlay.ts';
import { SMALL_CATALOG } from './catalog.ts';
import { fixture } from './measured.ts';

const NAMES = ['vllm.json', 'vllm-2024.json', 'llama-bench.jsonl', 'aiperf.json', 'genai-perf.json'];
const ODD = ['0', '-1', '1e9', '1e-30', 'NaN', 'null', '""', '"x\\u001b[2J"', 'true', '[]', '{}', '0.1', '"__proto__"'];
const ODDER = ['99999999999999999999', '12345678.123456789012345678901234567890', '1E+12', '"1\\n2"', '"# x: {"'];
const SIGNS = ['"', ',', '\n', '9', '-', '0', 'e', ''];

/** A linear congruential generator (Numerical Recipes, 32 bit), so that every run tries the same. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A JSON fixture with some values replaced by odd ones, and sometimes cut off. */
function spoiled(text: string, random: (below: number) => number): string {
  let spoilt = text;
  for (let k = 0; k <= random(3); k++) {
    const values = [...spoilt.matchAll(/": ("[^"]*"|[-\d.eE+]+|null|true|false)/g)];
    const value = values[random(values.length)];
    const odd = [...ODD, ...ODDER];
    if (value)
      spoilt = spoilt.slice(0, value.index + 3) + odd[random(odd.length)] + spoilt.slice(value.index + value[0].length);
  }
  return random(20) === 0 ? spoilt.slice(0, random(spoilt.length)) : spoilt;
}

/** A CSV fixture with a sign in the wrong place. */
function slipped(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  return text.slice(0, at) + SIGNS[random(SIGNS.length)] + text.slice(at + random(3));
}

/** Imports a text; what it wrote lies on the catalog without a problem, or it said what is wrong. */
function outcomeOf(text: string): 'written' | 'refused' {
  const said = { gpus: 1, precision: 'fp8', engine: 'vllm', concurrency: 16 };
  const files = [{ text, file: 'odd.json', day: '2026-11-01' }];
  const run = { files, model: 'llama-3.1-8b', device: 'h100-sxm', said, catalog: SMALL_CATALOG };
  const outcome = importMeasurements(run);
  if (!outcome.ok) {
    expect(outcome.problems.every(problem => /^E52[0-9]$/.test(problem.code))).toBe(true);
    return 'refused';
  }
  const { problems } = overlaid(SMALL_CATALOG, [
    { name: 'own', files: [{ ...outcome.entry, file: outcome.entry.path }] },
  ]);
  expect(problems, outcome.entry.text).toEqual([]);
  return 'written';
}

describe('whatever stands in a file of results', () => {
  test('what is written lies on the catalog without a problem', () => {
    const random = seeded(20_261_101);
    const outcomes = Array.from({ length: 400 }, () =>
      outcomeOf(spoiled(fixture(NAMES[random(NAMES.length)]!), random)),
    );
    // both happen often, so that neither half of the test is empty
    expect(outcomes.filter(outcome => outcome === 'written').length).toBeGreaterThan(100);
    expect(outcomes.filter(outcome => outcome === 'refused').length).toBeGreaterThan(50);
  });
  test('that is CSV', () => {
    const random = seeded(7);
    const names = ['llama-bench.csv', 'aiperf.csv', 'genai-perf.csv'];
    const outcomes = Array.from({ length: 200 }, () => outcomeOf(slipped(fixture(names[random(3)]!), random)));
    expect(new Set(outcomes)).toEqual(new Set(['written', 'refused']));
  });
  test('more requests in flight than a row can say are as good as none', () => {
    const text = fixture('vllm.json').replace('"max_concurrency": 16', '"max_concurrency": 1000000000');
    expect(outcomeOf(text)).toBe('written');
  });
});
