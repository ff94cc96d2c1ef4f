import { describe, expect, test } from 'vitest';
import { renderBreakEvenText } from '../../src/report/break-even-page.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { PAGE } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { displayWidth } from '../../src/report/width.ts';
import { figure, line, plan, report } from './fixture.ts';

describe('the report of the document desk', () => {
  test.each([
    ['20 columns', 'narrowest', { width: 20 }],
    ['40 columns', 'narrow', { width: 40 }],
    ['80 columns', 'page', { width: 80 }],
    ['80 columns without Unicode', 'ascii', { width: 80, unicode: false }],
    ['160 columns', 'wide', { width: 160 }],
    ['80 columns with nothing left out', 'all', { width: 80, all: true }],
  ])('at %s reads as in golden/%s.txt', async (_, name, screen) => {
    await expect(renderTerminal(report(), { ...PAGE, ...screen })).toMatchFileSnapshot(`golden/${name}.txt`);
  });
  test('in Markdown reads as in golden/markdown.txt', async () => {
    await expect(renderMarkdown(report(), PAGE)).toMatchFileSnapshot('golden/markdown.txt');
  });
  test('of break-even alone reads as in golden/break-even.txt', async () => {
    await expect(renderBreakEvenText(report(), { ...PAGE, all: true })).toMatchFileSnapshot('golden/break-even.txt');
  });
});

describe('a report with unusual contents', () => {
  const page = (changes: Parameters<typeof report>[0], width = 80): string =>
    renderTerminal(report(changes), { ...PAGE, width });
  test('without any traffic the price per Mtok is not available', () => {
    expect(page({ plans: [plan('hybrid', { perMtok: null, monthly: figure('0') })] })).toMatch(/hybrid +0 +n\/a/);
  });
  test('names of 10,000 signs, in wide letters too, keep the table in its columns', () => {
    for (const name of ['x'.repeat(10_000), '日本'.repeat(2_000), '👩‍💻'.repeat(500)]) {
      const text = page({
        plans: [
          plan(name, { lines: [line('a', name, name, figure('1000'), '1')] }),
          plan('b', { feasible: false, reasons: [name] }),
        ],
        verdict: { ...report().verdict, cheapest: 'b' },
      });
      expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
    }
  });
  test('the column per accepted answer is there only where it tells something else than the price per Mtok', () => {
    const accepted = (a: string, b: string) =>
      page({ plans: [plan('a', { perAccepted: figure(a) }), plan('b', { perAccepted: figure(b) })], breakEven: [] });
    expect(accepted('0.004', '0.004')).not.toContain('per accepted');
    expect(accepted('0.004', '0.005')).toContain('per accepted');
  });
  test('without machines there are no columns for them', () => {
    expect(page({ plans: [plan('a'), plan('b')] })).not.toContain('GPUs');
  });
  test('of many tasks the first ten are shown, with how many more there are', () => {
    const shares = Array.from({ length: 1000 }, (_, i) => ({ task: `task-${i}`, option: 'a', share: '1' }));
    expect(
      page({ plans: [plan('hybrid', { kind: 'mix', shares, lines: [line('l', 'label', 'a', figure('1000'), '1')] })] }),
    ).toContain('    … 990 more tasks');
  });
});
