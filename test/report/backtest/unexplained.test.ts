import { expect, test } from 'vitest';
import { renderBacktestText } from '../../../src/report/backtest/backtest-page.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { HEAD, held, WHOLE } from './mail.ts';

const told = (bill: string) => {
  const { report, problems } = held([`${HEAD}${WHOLE}${bill}`]);
  const warnings = problems.filter(p => /E59[36]/.test(p.code));
  return { report: report!, warnings: warnings.map(p => [p.code, p.at?.line, p.at?.column, p.message, p.hint]) };
};

test('tokens of which the type is no word that is known are unexplained, and told with their place', () => {
  const { report, warnings } = told(
    '2026-06-30,acme,chat,outptu,standard,50000000,token,,400,USD\n2026-06-30,acme,chat,outptu,standard,1000000,token,,20,USD\n',
  );
  expect(report.others).toMatchObject([
    { what: 'unknownKind', api: 'acme/chat', model: 'chat', said: 'outptu', lines: 2, billed: '420' },
  ]);
  // 1,680 + 400 + 20 are billed, of which 420 nobody can explain: a fifth
  expect(report.total).toMatchObject({ billed: '2100', unexplained: '0.2' });
  expect(warnings).toEqual([
    [
      'E593',
      4,
      22,
      '`outptu` names no kind of tokens that is known: it is told as not in the scenario',
      'did you mean `output`?',
    ],
  ]);
  expect(renderBacktestText(report, PAGE)).toMatch(/acme\/chat: outptu +420 +tokens of no known kind/);
});

test('so are tokens that name no model', () => {
  const { report, warnings } = told('2026-06-30,acme,,output,standard,50000000,token,,420,USD\n');
  // 420 of 2,100
  expect(report.total).toMatchObject({ billed: '2100', unexplained: '0.2' });
  expect(warnings).toEqual([
    [
      'E596',
      4,
      1,
      'no model is named: what it charges for is told as not in the scenario',
      'write the model into its column; --columns model=… says which one that is',
    ],
  ]);
  expect(renderBacktestText(report, PAGE)).toMatch(/acme\/\? +420 +tokens of a model that is not named/);
});

test('a model and a kind of which neither is known are told together, and their money is counted once', () => {
  const { report, warnings } = told('2026-06-30,acme,huge,outptu,standard,50000000,token,,420,USD\n');
  expect(report.total.unexplained).toBe('0.2');
  expect(warnings.map(([code, line, column]) => [code, line, column])).toEqual([
    ['E593', 4, 22],
    ['E596', 4, 22],
  ]);
});

test('a fee that counts no tokens is explained by its name', () => {
  const { report, warnings } = told('2026-06-30,acme,chat,web search,standard,184,search,,420,USD\n');
  expect(report.others).toMatchObject([{ what: 'other', said: 'web search', billed: '420' }]);
  expect(report.total.unexplained).toBe('0');
  expect(warnings).toEqual([]);
});
