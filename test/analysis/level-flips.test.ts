import { expect, test } from 'vitest';
import { flipsSentence } from '../../src/report/sentences/flips.ts';
import { FLEET, PLAIN, reportOf } from '../model/compare.ts';

// 100 Mtok keep 100 ÷ 81 replicas busy: two at 40 USD, and 10 USD of salaries, against 100 USD of an API
const report = reportOf(
  `${PLAIN}staff: { ops: { fte: 0.1, salary: 1200 USD/year, appliesTo: [rent], per: plan }, desk: { fte: 0.01, salary: 1200 USD/year, appliesTo: [rent, api], per: plan } }\ntasks: { chat: { tokens: 100M tok/month, inputShare: 50% } }\noptions:\n  api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  host: { ${FLEET}, rent: { price: 40 USD/instance/month }, throughput: { total: 31.25 tok/s } }\n`,
);
const levels = report.verdict.flips.filter(f => f.unit === '' && !/Share|utilisation/.test(f.driver));

test('each kind of price that turns the verdict is told with the exact level, the nearest first', () => {
  // API: 100 x = 90: 0.9; rent: 80 x + 10 = 100: 1.125; salaries: 80 + 10 x = 100: 2
  expect(levels).toEqual([
    { driver: 'apiPrice', to: 'api', at: '0.9', unit: '', direction: 'below', distance: '0.1000' },
    { driver: 'rent', to: 'api', at: '1.125', unit: '', direction: 'above', distance: '0.1250' },
    { driver: 'salary', to: 'api', at: '2', unit: '', direction: 'above', distance: '1.0000' },
  ]);
});

test('the page tells the nearest three, and all where it is asked for', () => {
  const flips = report.verdict.flips.length;
  const clauses = (text: string | undefined) =>
    text?.split(/, | or |; /).filter(part => /if |above|below/.test(part)).length;
  expect(flips).toBeGreaterThan(3);
  expect([clauses(flipsSentence(report)), clauses(flipsSentence(report, true))]).toEqual([3, flips]);
  expect(flipsSentence(report)).toMatch(/^Flips to api .*if API prices fall by 10 %/);
});

test('a price that somebody pays and that turns nothing is told with --all alone', () => {
  // a salary of the API's people of a cent: ten times it is a tenth of a USD
  const { verdict } = reportOf(
    `${PLAIN}staff: { ops: { fte: 0.1, salary: 1 USD/year, appliesTo: [api], per: plan } }\ntasks: { chat: { tokens: 100M tok/month, inputShare: 50% } }\noptions:\n  api: { api: x/y, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n  host: { ${FLEET}, rent: { price: 80 USD/instance/month }, throughput: { total: 31.25 tok/s } }\n`,
  );
  expect(verdict.steady).toEqual(['salary']);
  const found = { ...report, verdict };
  expect(flipsSentence(found)).not.toContain('salaries');
  expect(flipsSentence(found, true)).toContain(
    "Between a tenth of today's and ten times it nothing turns with salaries.",
  );
});
