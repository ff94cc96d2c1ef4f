import { describe, expect, test } from 'vitest';
import { renderRouteCsv } from '../../../src/report/routing/route-csv.ts';
import { renderRouteMarkdown } from '../../../src/report/routing/route-markdown.ts';
import { renderRouteText } from '../../../src/report/routing/route-page.ts';
import { PAGE, type Screen } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { figure, plan } from '../fixture.ts';
import { impossible, routed, routeReport, routing } from './fixture.ts';

const page = (changes: Parameters<typeof routeReport>[0] = {}, screen: Partial<Screen> = {}): string =>
  renderRouteText(routeReport(changes), { ...PAGE, ...screen });

/** On one line, as where the page breaks does not matter. */
const said = (changes: Parameters<typeof routeReport>[0] = {}): string => page(changes).replace(/\s+/g, ' ');

describe('the page of a split', () => {
  test.each([
    ['20 columns', 'narrowest', { width: 20 }],
    ['40 columns', 'narrow', { width: 40 }],
    ['80 columns', 'page', { width: 80 }],
    ['80 columns without Unicode', 'ascii', { width: 80, unicode: false }],
    ['120 columns', 'wide', { width: 120 }],
    ['80 columns with nothing left out', 'all', { width: 80, all: true }],
  ])('at %s reads as in golden/%s.txt', async (_, name, screen) => {
    const text = page({}, screen);
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(screen.width);
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  });
  test('in Markdown reads as in golden/markdown.txt', async () => {
    await expect(renderRouteMarkdown(routeReport(), PAGE)).toMatchFileSnapshot('golden/markdown.txt');
  });
  test('in CSV reads as in golden/csv.txt', async () => {
    await expect(renderRouteCsv(routeReport())).toMatchFileSnapshot('golden/csv.txt');
  });
  test('without Unicode has nothing but ASCII', () => {
    expect(page({}, { unicode: false })).toMatch(/^[\n -~]*$/);
  });
});

describe('where no split is possible', () => {
  test('the page reads as in golden/impossible.txt', async () => {
    await expect(renderRouteText(impossible, PAGE)).toMatchFileSnapshot('golden/impossible.txt');
  });
  test('Markdown reads as in golden/impossible-markdown.txt', async () => {
    await expect(renderRouteMarkdown(impossible, PAGE)).toMatchFileSnapshot('golden/impossible-markdown.txt');
  });
  test('CSV has its heading alone', () => {
    expect(renderRouteCsv(impossible).trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the answer', () => {
  test('names baselines of one cost together, what runs today first, and what is not possible last', () => {
    expect(said()).toContain(
      "50 % (10,000 USD) under today's sonnet and everything at APIs; everything on GPUs is not possible: the GPUs cannot serve everything.",
    );
  });
  test('says where the best split is no split', () => {
    const [first] = routing().split;
    const report = routeReport({ split: [{ ...first!, option: 'hosted', share: '1' }], stages: [1, 2] });
    const plans = [plan('hosted', { monthly: figure('10000.000000001') }), routed];
    const text = renderRouteText({ ...report, plans }, PAGE).replace(/\s+/g, ' ');
    expect(text).toContain('No mix is cheaper than one option: everything on hosted, at 10,000 USD a month');
    expect(text).not.toContain('shown: month 1');
  });
  test('does not call it a pure plan where that plan is dearer: later months are split', () => {
    const [first] = routing().split;
    const report = routeReport({ split: [{ ...first!, option: 'hosted', share: '1' }] });
    const plans = [plan('hosted', { monthly: figure('10001') }), routed];
    expect(renderRouteText({ ...report, plans }, PAGE)).toContain('The split costs 10,000 USD a month');
  });
  test('takes a saving of the last digit for none', () => {
    const today = { id: 'today', name: 'today', reason: null } as const;
    expect(
      said({
        savingAgainst: [{ ...today, monthly: '10000', saving: '0.0000000000000001', share: '0.00000000000000000001' }],
      }),
    ).toContain('the same as what runs today.');
  });
  test('says above where a baseline costs less', () => {
    const today = { id: 'today', name: 'today', reason: null } as const;
    // 10,000 − 8,000 = 2,000; 2,000 ÷ 8,000 = 25 %
    expect(said({ savingAgainst: [{ ...today, monthly: '8000', saving: '-2000', share: '-0.25' }] })).toContain(
      '25 % (2,000 USD) above what runs today.',
    );
  });
  test('says what is proven, to the gap that was reached and no finer than a millionth', () => {
    expect(said()).toContain('No split costs less than 10,000 USD a month: proven to within 0.0001 %.');
    expect(said({ gap: '0' })).toContain('proven to within 0.0001 %.');
    expect(said({ gap: '0.00123' })).toContain('proven to within 0.12 %.');
  });
  test('says what is proven where the time ran out', () => {
    expect(said({ finished: false, bound: '9700', gap: '0.03' })).toContain(
      'The time ran out before more was proven than this: no split costs less than 9,700 USD a month, 3 % below this one.',
    );
  });
  test('says that the split changes over the horizon', () => {
    expect(said({ stages: [1, 13, 25] })).toContain('the split is settled anew from month 13, 25; shown: month 1.');
    const each = Array.from({ length: 36 }, (_, i) => i + 1);
    expect(said({ stages: each })).toContain('the split is settled for each of the 36 months; shown: month 1.');
  });
});

describe('what a hostile scenario names', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['control characters', '\u001b[2J\u202eevil'],
    ['a name of 10,000 signs', 'x'.repeat(10_000)],
    ['wide letters', '日本'.repeat(200)],
    ['a formula', '=HYPERLINK("http://x")'],
    ['a table with HTML', '| a | <img> |'],
  ];
  const named = (name: string): Parameters<typeof routeReport>[0] => {
    const base = routing();
    return {
      split: base.split.map(row => ({ ...row, task: name, option: null, cascade: name, reason: name, monthly: null })),
      because: base.because.map(row => ({ ...row, task: name, option: name, reason: name, source: name })),
      savingAgainst: base.savingAgainst.map(row => ({ ...row, name, reason: name })),
      worth: base.worth.map(row => ({ ...row, change: name })),
    };
  };
  test.each(hostile)('keeps the page in its columns and without a control character: %s', (_, name) => {
    for (const width of [20, 40, 80, 120])
      for (const unicode of [true, false]) {
        const text = page(named(name), { width, unicode });
        expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
      }
  });
  test('never becomes a formula in CSV, nor a cell or HTML in Markdown', () => {
    const csv = renderRouteCsv(routeReport(named('=1+1')));
    expect(csv).toContain("'=1+1");
    expect(csv).not.toMatch(/(^|,)=/m);
    const markdown = renderRouteMarkdown(routeReport(named('| a | <img> |')), PAGE);
    expect(markdown).not.toMatch(/<img>/);
    expect(markdown).toContain('\\| a \\| \\<img\\> \\|');
  });
});
