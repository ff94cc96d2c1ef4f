import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderBacktestCsv } from '../../../src/report/backtest/backtest-csv.ts';
import { renderBacktestMarkdown } from '../../../src/report/backtest/backtest-markdown.ts';
import { renderBacktestText } from '../../../src/report/backtest/backtest-page.ts';
import type { BacktestReport } from '../../../src/report/backtest/backtest-report.ts';
import { runBacktest } from '../../../src/report/backtest/build-backtest.ts';
import { calibrate } from '../../../src/report/backtest/calibrate/calibrate.ts';
import { toJson } from '../../../src/report/json.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { readInvoice } from '../../../src/usage/invoice/read-invoice.ts';
import { inputOf } from '../../model/compare.ts';

const SCENARIO = `tco: 1
name: Desk | of <one>
asOf: 2026-06-01
calendar: { hoursPerMonth: 720 h/month }
tasks: { mail: { requests: 10k /day, input: 2000 tok, output: 200 tok } }
options: { hosted: { api: acme/chat, minimumSpend: 5000 USD/month, price: { input: 2 USD/Mtok, output: 10 USD/Mtok } } }
`;

/** 600 Mtok at 2 and 60 Mtok at 10 are 1,800, and 3,200 up to the minimum; billed are 500 at 1.8 and 60 at 9, and other things. */
const INVOICE = `date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency
2026-06-01,acme,chat,input,standard,500000000,token,,900,USD
2026-06-30,acme,chat,output,standard,60000000,token,,540,USD
2026-06-30,acme,=cmd|x,output,standard,1000,token,,0.5,USD
2026-06-30,acme,,"search, deep",standard,,,,12,USD
`;

function report(): BacktestReport {
  const read = readInvoice(INVOICE, 'june.csv');
  if ('problems' in read) throw new Error('no invoice');
  const input = {
    input: inputOf(SCENARIO),
    invoices: [read],
    period: { from: '2026-06-01', to: '2026-06-30', told: false },
    plan: undefined,
    settled: new Map<string, string>(),
  };
  const answer = runBacktest(input);
  if (!('report' in answer) || !answer.report || !answer.found) throw new Error('no report');
  const made = calibrate(input, answer.found, answer.report);
  if ('problems' in made) throw new Error(made.problems.map(p => p.message).join('; '));
  return { ...answer.report, calibration: made.report };
}

const made = report();

describe('the pages of a backtest', () => {
  test('keep what the schema promises', () => {
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync('schema/backtest.schema.json', 'utf8')),
    );
    validate(JSON.parse(toJson(made)));
    expect(validate.errors).toBeNull();
  });

  test('say the answer first, and add up as they are printed', () => {
    const text = renderBacktestText(made, PAGE);
    // 1800 + 3200 modelled; 900 + 540 + 0.5 + 12 billed
    expect(text).toContain('hosted should have cost 5,000 USD in 30 days; billed were 1,452: -3,548');
    const way = text.split('\n\n').find(section => section.includes('modelled   '))!;
    const figures = [...way.matchAll(/([+-]?[\d,]+)$/gm)].map(([, n]) => Number(n!.replaceAll(',', '')));
    expect(figures.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(figures.at(-1));
    // 100 Mtok less at 2; a tenth of 1600; the minimum, of which the bill says nothing
    expect(way).toMatch(/volume +-200/);
    expect(way).toMatch(/discount +-160/);
    expect(way).toMatch(/not billed +-3,200/);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test('have no formula, no HTML and no table cell out of a name', () => {
    expect(renderBacktestCsv(made)).toContain(",'=cmd|x,");
    const markdown = renderBacktestMarkdown(made);
    expect(markdown).toContain('\\<one\\>');
    expect(markdown).toContain('=cmd\\|x');
  });

  test('add up in CSV: buckets and others to the total', () => {
    const [head, ...rows] = renderBacktestCsv(made)
      .trimEnd()
      .split('\n')
      .map(line => line.match(/"[^"]*"|[^,]+|(?<=,)(?=,)|(?<=,)$|^(?=,)/g)!);
    const column = (name: string) => head!.indexOf(name);
    const sum = (name: string, record: (r: string) => boolean) =>
      rows.filter(row => record(row[0]!)).reduce((a, row) => a + Number(row[column(name)] || 0), 0);
    for (const name of ['modelled', 'billed', 'difference', 'volume', 'discount', 'notInScenario', 'notBilled', 'rest'])
      expect(sum(name, r => r !== 'total')).toBeCloseTo(
        sum(name, r => r === 'total'),
        9,
      );
  });
});
