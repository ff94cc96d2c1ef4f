import { describe, expect, test } from 'vitest';
import { plotScale } from '../../../src/report/plot/plot-size.ts';
import { plots } from '../../../src/report/plot/plots.ts';
import { textPlot } from '../../../src/report/plot/text-plot.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { dossier } from '../chart/fixture.ts';

/** Twenty points for each power of ten, from 10k tok/day to 10M of ten days a month: 1 USD for each thousand of a day, or 500 USD up to 1M. */
const POINTS = Array.from({ length: 61 }, (_, i) => Number((10 ** (4 + i / 20)).toPrecision(6)));
const report = dossier({
  curves: {
    unit: 'tok/month',
    today: '2000000',
    points: POINTS.map(point => String(point * 10)),
    plans: [
      { plan: 'api', monthly: POINTS.map(point => String(point / 1000)) },
      { plan: 'own', monthly: POINTS.map(point => (point > 1e6 ? null : '500')) },
    ],
  },
});
const charts = { curves: report.curves, cashFlow: report.cashFlow };
const drawn = (screen: Partial<typeof PAGE> = {}, from = charts, of = report): string =>
  plots(from, of, { ...PAGE, ...screen })
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');

describe('a plot of text', () => {
  test('puts each value into the row of its share of the scale, and passes through the rows between', () => {
    // 0 to 40 in steps of 10 are 13 rows, each of 10/3: 0, 20 and 40 are rows 0, 6 and 12
    const lines = [
      { sign: 'a', values: [0, 20, 40] },
      { sign: 'b', values: [20, 20, null] },
    ];
    const rows = textPlot({ lines, scale: { low: 0, high: 40, step: 10 }, below: [], label: String }, true);
    expect(rows).toEqual([
      '  40 ┤  a',
      '     │  a',
      '     │  a',
      '  30 ┤  a',
      '     │  a',
      '     │  a',
      // in the second column both lines are here: they take turns by columns
      '  20 ┤bb',
      '     │ a',
      '     │ a',
      '  10 ┤ a',
      '     │ a',
      '     │ a',
      '   0 ┤a',
      '     └───',
      '',
    ]);
  });
  test('leaves out what is above it, and labels that would run into one before them', () => {
    const below = [
      { column: 5, text: 'today' },
      { column: 0, text: '1' },
      { column: 7, text: '2' },
    ];
    const lines = [{ sign: 'a', values: [0, 0, 0, 0, 0, 0, 0, 0, 0, 100] }];
    const rows = textPlot({ lines, scale: { low: 0, high: 4, step: 1 }, mark: 5, below, label: String }, false);
    // the last column has the line on its way up, no value in it
    expect(rows.slice(0, 2)).toEqual(['  4 +     :   a', '    |     :   a']);
    // today takes columns 3 to 7
    expect(rows.slice(-2)).toEqual(['    ++----+----', '     1  today']);
  });
  test.each([
    // a quarter of 1,100 is 275: steps of 300, four of them
    [0, 1100, { low: 0, high: 1200, step: 300 }],
    // (900 + 300) ÷ 4 = 300
    [-300, 900, { low: -300, high: 900, step: 300 }],
    // (7 + 1) ÷ 4 = 2: from −2 to 8
    [-1, 7, { low: -2, high: 8, step: 2 }],
    [0, 0, { low: 0, high: 0, step: 1 }],
  ])('has a scale from %d to %d in round steps', (low, high, scale) => {
    expect(plotScale(low, high)).toEqual(scale);
  });
});

describe('the charts of a terminal', () => {
  test.each([
    ['80 columns', 'wide', {}],
    ['40 columns', 'narrow', { width: 40 }],
    ['ASCII', 'ascii', { width: 60, unicode: false }],
  ])('at %s read as in golden/%s.txt', async (_, name, screen) => {
    await expect(drawn(screen)).toMatchFileSnapshot(`golden/${name}.txt`);
  });
  test('keep to any width from 40 columns on, in ASCII as well, and say so below', () => {
    for (let width = 40; width <= 200; width += 7)
      for (const unicode of [true, false]) {
        const lines = drawn({ width, unicode }).split('\n');
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
        if (!unicode) expect(lines.join('')).toMatch(/^[ -~]*$/);
      }
    expect(drawn({ width: 30 })).toBe('  Charts take 40 columns; this\n  screen has fewer.\n');
  });
  test('take colour only in addition', () => {
    const mark = (text: string) => `<${text}>`;
    const style = { strong: mark, faint: mark, good: mark, warning: mark, error: mark };
    expect(drawn({ style }).replace(/[<>]/g, '')).toBe(drawn());
  });
  test('draw eight plans and name the rest', () => {
    const many = Array.from({ length: 10 }, (_, i) => ({ ...report.plans[0]!, id: `p${i}`, baseline: i === 9 }));
    const flows = many.map(({ id }) => ({ ...report.cashFlow[0]!, plan: id }));
    const text = drawn({}, { curves: null, cashFlow: flows }, { ...report, plans: many, envelope: [] });
    // all cost the same: what runs today and the first seven
    expect(text).toContain('h p9 (today)');
    expect(text).toContain('Not drawn: p7 and p8.');
  });
});
