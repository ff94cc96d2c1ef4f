import { describe, expect, test } from 'vitest';
import { renderDerivation, UnknownFigure } from '../../src/report/explain.ts';
import { withNumbers } from '../../src/report/formula-text.ts';
import { renderJson } from '../../src/report/json.ts';
import type { Derivation } from '../../src/report/report.ts';
import { isReportText, readReport } from '../../src/report/report-file.ts';
import { PAGE } from '../../src/report/screen.ts';
import { report } from './fixture.ts';

describe('the explanation of a figure', () => {
  test('goes down to the sources, as in golden/explain.txt', async () => {
    await expect(renderDerivation(report(), 'plans.sonnet.monthly', PAGE)).toMatchFileSnapshot('golden/explain.txt');
  });
  test('stops at the depth that was asked for', () => {
    expect(renderDerivation(report(), 'plans.sonnet.monthly', PAGE, 0).split('\n')).toHaveLength(4);
  });
  test('without a figure lists what can be explained', () => {
    expect(renderDerivation(report(), undefined, PAGE)).toContain('  plans.hybrid.monthly  11,240.37 USD/month\n');
  });
  test('of an unknown figure names near ones', () => {
    const ask = () => renderDerivation(report(), 'plans.hybird.monthly', PAGE);
    expect(ask).toThrow(UnknownFigure);
    expect(ask).toThrow('no figure `plans.hybird.monthly`');
    try {
      ask();
    } catch (fault) {
      expect((fault as UnknownFigure).hint).toContain('`plans.hybrid.monthly`');
    }
  });
  test.each(['constructor', '__proto__', 'toString'])('does not take %s for a figure', id => {
    expect(() => renderDerivation(report(), id, PAGE)).toThrow(UnknownFigure);
  });
  test('survives a graph that is deep, and one that turns back on itself', () => {
    const chain = (size: number, end: string[]): Record<string, Derivation> =>
      Object.fromEntries(
        Array.from({ length: size }, (_, i) => [
          `n${i}`,
          {
            name: `n${i}`,
            value: '1',
            unit: '',
            formula: 'next',
            inputs: i + 1 < size ? [`n${i + 1}`] : end,
            source: null,
            axes: [],
          },
        ]),
      );
    expect(renderDerivation(report({ derivations: chain(5000, []) }), 'n0', { ...PAGE, width: 200 })).toContain(
      'n4999 = 1',
    );
    expect(renderDerivation(report({ derivations: chain(3, ['n0']) }), 'n0', PAGE)).toContain(
      'n0 = 1 (written out above)',
    );
  });
});

describe('a formula with its numbers', () => {
  const input = (name: string, value: string | string[]): Derivation => ({
    name,
    value,
    unit: '',
    formula: null,
    inputs: [],
    source: null,
    axes: [],
  });
  test.each([
    ['input tokens × input', [input('input', '2'), input('input tokens', '3')], '3 × 2'],
    ['tokens + tokens', [input('tokens', '1'), input('tokens', '2')], '1 + 2'],
    ['a × rate', [input('a', '-2'), input('rate', ['1', '2'])], '(-2) × [1 … 2]'],
    ['price (USD) ÷ a.b', [input('price (USD)', '5'), input('a.b', '2')], '5 ÷ 2'],
    ['input × inputs', [input('input', '2')], '2 × inputs'],
    ['1 + 2', [], '1 + 2'],
  ])('%s', (formula, inputs, expected) => {
    expect(withNumbers(formula, inputs)).toBe(expected);
  });
});

describe('a saved report', () => {
  test('is told from a scenario by its schema', () => {
    expect(isReportText(renderJson(report()))).toBe(true);
    expect(isReportText('tco: 1\nname: "schema": "tco-report/1"')).toBe(false);
    expect(isReportText('{"tco": 1}')).toBe(false);
  });
  test('explains what the run explained', () => {
    const saved = readReport(renderJson(report()), 'report.json');
    expect(renderDerivation(saved, 'plans.sonnet.monthly', PAGE)).toBe(
      renderDerivation(report(), 'plans.sonnet.monthly', PAGE),
    );
  });
  test.each([
    ['{"schema": "tco-report/1", ', 'not valid JSON'],
    ['{"schema": "tco-report/1"}', 'has no `derivations`'],
    [
      '{"schema": "tco-report/1", "derivations": {"a": {"value": "NaN"}}}',
      'the derivation `a` of the report is broken',
    ],
    [
      '{"schema": "tco-report/1", "derivations": {"__proto__": 1}}',
      'the derivation `__proto__` of the report is broken',
    ],
  ])('that is broken is refused: %s', (text, message) => {
    expect(() => readReport(text, 'report.json')).toThrow(message);
  });
});
