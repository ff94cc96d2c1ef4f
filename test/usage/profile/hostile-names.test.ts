import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { commentLines, harmless } from '../../../src/usage/profile/comment.ts';
import { amountText, plain } from '../../../src/usage/profile/figure-text.ts';
import { Ids, idOf } from '../../../src/usage/profile/ids.ts';
import { profileOf } from '../../../src/usage/profile/profile.ts';
import { scenarioText } from '../../../src/usage/profile/scenario-text.ts';
import { log, MONDAY, row } from './cube-rows.ts';

const HOSTILE = [
  ...[
    '=cmd|calc',
    '+1',
    '@SUM(A1)',
    '-',
    '---',
    '...',
    '%YAML 1.1',
    'a: b',
    'a #b',
    '# a',
    '{a}',
    '[a',
    '*a',
    '&a',
    '!a',
    '<<',
  ],
  ...[
    "o'brien",
    'a"b',
    'a\\b',
    'a`b',
    '$(rm)',
    '<script>',
    'null',
    'true',
    '~',
    '1e5',
    '__proto__',
    'constructor',
    'today',
  ],
  ...[
    'a\nb: c',
    'a\r\nb',
    'a\tb',
    '\u0000',
    '\u001b[2J',
    '\u0085',
    '\u2028',
    '\u202eevil',
    '\u200b',
    '\ufeff',
    '\ud800',
    '😀',
    '👩‍👩‍👧',
    'é',
    'e\u0301',
  ],
  ...['x'.repeat(10_000), ' ', '', '.', '..', 'a.b', 'other', 'task', '\u00a0', 'ＡＢ', 'А'],
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map(([a, b]) => a.slice(0, 50) + b),
);

/** A scenario of requests of such a label, model and provider, from a source that is called so. */
function scenarioOf(names: readonly { label: string; model: string; provider: string }[], source: string): string {
  const rows = names.flatMap(({ label, ...of }, i) =>
    [0, 30, 55].map(hour => row(MONDAY + hour, 3 + i, { labels: [label], ...of })),
  );
  const profile = profileOf([{ ...log(rows, source), mapping: source }], {
    by: ['team'],
    tasks: 12,
    resolve: () => ({ api: 'openai/gpt-5.4-mini' }),
    priced: () => ({ tier: true, lacking: [], shortest: 0 }),
  });
  return scenarioText(profile, { name: `Profile of ${source}`, timeZone: 'UTC' });
}

const faultsOf = (scenario: string) =>
  parseScenario(scenario, 'scenario.yaml').problems.map(({ code, message, at }) => `${code} ${message} ${at?.line}`);

describe('whatever stands in a log', () => {
  test('its scenario parses, without as much as a warning', () => {
    const names = fc.array(fc.record({ label: text, model: text, provider: text }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, text, (some, source) => {
        expect(faultsOf(scenarioOf(some, source))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
  test('each of the names that are known to do harm does none', () => {
    const scenario = scenarioOf(
      HOSTILE.map(name => ({ label: name, model: name, provider: name })),
      'logs',
    );
    expect(faultsOf(scenario)).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be there
    expect(scenario).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u200b\ufeff]/);
    expect(Math.max(...scenario.split('\n').map(line => line.length))).toBeLessThan(400);
  });
  test('a comment is a comment in each of its lines', () => {
    fc.assert(
      fc.property(text, some => {
        for (const line of commentLines(some)) expect(line).toMatch(/^# [^\n\r\u0085\u2028\u2029]*$/);
        expect(harmless(harmless(some))).toBe(harmless(some));
      }),
      { numRuns: 300 },
    );
  });
  test('an id is letters, digits, hyphens and dots, and each is given out once', () => {
    const ids = new Ids();
    const taken = HOSTILE.map(name => ids.take(idOf(name, 'task')));
    expect(new Set(taken).size).toBe(HOSTILE.length);
    for (const id of taken) expect(id).toMatch(/^[a-z0-9]([a-z0-9.-]{0,42}[a-z0-9])?$/);
    expect([idOf('Support Chat', 'x'), idOf('Café №1', 'x'), idOf('日本', 'x')]).toEqual([
      'support-chat',
      'cafe-no1',
      'x',
    ]);
  });
  test('an id that was given out with a number is not given out again', () => {
    const ids = new Ids();
    expect(['a-2', 'a', 'a', 'a'].map(name => ids.take(name))).toEqual(['a-2', 'a', 'a-3', 'a-4']);
  });
});

describe('a figure', () => {
  test('is written in plain decimals to six digits', () => {
    expect([0, 1, 1234.5678, 0.000123456789, 1e15, -0.5, 1e-12, Number.NaN].map(n => plain(n))).toEqual([
      ...['0', '1', '1234.57', '0.000123457', '1000000000000000', '-0.5', '0', '0'],
    ]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), n => {
        expect(plain(n)).toMatch(/^\d+(\.\d+)?$/);
        expect(Math.abs(Number(plain(n)) / n - 1)).toBeLessThanOrEqual(5.001e-6);
      }),
    );
  });
  test('is a point where its error is below 5 %, and a range where it is not', () => {
    expect(amountText({ value: 1000, low: 960, high: 1040 }, 'tok')).toBe('1000 tok');
    expect(amountText({ value: 1000, low: 900, high: 1100 }, 'tok')).toBe('900..1000..1100 tok');
    expect(amountText({ value: 0.5, low: -0.2, high: 1.2 }, '%', { factor: 100, min: 0, max: 1 })).toBe('0..50..100%');
    const unbounded = { value: 7, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    expect(amountText(unbounded, 'tok')).toBe('7 tok');
  });
  test('stays within its bounds, in order, whatever was measured', () => {
    const number = fc.double({ min: -10, max: 30, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const [low, value, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        const written = amountText({ low, value, high }, '%', { factor: 100, min: -0.99, max: 10, always: true });
        const figures = written.replace('%', '').split('..').map(Number);
        expect(figures).toEqual([...figures].sort((x, y) => x - y));
        for (const figure of figures) {
          expect(figure).toBeGreaterThanOrEqual(-99);
          expect(figure).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });
});
