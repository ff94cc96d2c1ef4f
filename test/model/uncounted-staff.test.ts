import { expect, test } from 'vitest';
import { compared, FLEET, PLAIN, smallCatalog } from './compare.ts';

const source = { title: 'a survey', read: '2026-10-01', grade: 'verified' };
const DEFAULTS = {
  'staff.mlops.fte': { value: '0.25 FTE', source },
  'staff.mlops.salary': { value: '120000 USD/year', source },
};
const CATALOG = JSON.stringify({ ...JSON.parse(smallCatalog()), defaults: DEFAULTS });

const scenario = (currency: string, rest = '') => `tco: 1
currency: ${currency}
${PLAIN}
tasks: { t: { requests: 1k /day, input: 1k tok, output: 100 tok } }
options:
  list: { api: acme/m, price: { input: 1 ${currency}/Mtok, output: 2 ${currency}/Mtok } }
  rented: { ${FLEET}, throughput: { total: 1000 tok/s }, rent: { price: 1 ${currency}/GPU/h } }
${rest}`;

const run = (text: string) => {
  const { report, problems } = compared(text, CATALOG);
  const staff = report!.plans.find(p => p.id === 'rented')!.lines.find(l => l.id === 'staff.mlops')?.monthly.value;
  return { staff, said: problems.filter(p => p.code === 'E442') };
};

test('the default salary counts in a scenario of its currency, without a word', () => {
  // 0.25 FTE x 120,000 USD/year / 12 = 2,500 USD/month
  expect(run(scenario('USD'))).toMatchObject({ staff: '2500', said: [] });
});

test('in another currency nobody can be counted, and that is said', () => {
  const { staff, said } = run(scenario('EUR'));
  expect(staff).toBeUndefined();
  expect(said).toMatchObject([
    {
      severity: 'warning',
      message: 'nobody is counted for running rented: the default salary is in USD, the scenario in EUR',
      hint: 'state `staff:` in EUR, or `staff: {}` where nobody is to be counted',
      at: { line: 11, column: 3 },
      excerpt: expect.stringContaining('  rented: {'),
    },
  ]);
});

test('whoever says who runs the machines is not warned, nor who has none', () => {
  expect(run(scenario('EUR', 'staff: {}\n')).said).toEqual([]);
  const machine = /\n {2}rented: .*/.exec(scenario('EUR'))![0];
  expect(compared(scenario('EUR').replace(machine, ''), CATALOG).problems.map(p => p.code)).not.toContain('E442');
});
