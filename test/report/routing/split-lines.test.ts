import { expect, test } from 'vitest';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { renderRouteCsv } from '../../../src/report/routing/route-csv.ts';
import { splitBill } from '../../../src/report/routing/split-lines.ts';
import { figure, line } from '../fixture.ts';
import { routed, routeReport, routing } from './fixture.ts';

const sum = (values: readonly (Decimal | string | null)[]): string =>
  values.reduce<Decimal>((all, value) => all.plus(value ?? '0'), new Decimal(0)).toFixed();

const billOf = (lines = routed.lines, monthly = '10000', changes: Parameters<typeof routing>[0] = {}) => {
  const report = routeReport(changes, { plans: [{ ...routed, lines, monthly: figure(monthly) }] });
  return splitBill(report, report.routing!)!;
};

test('the printed rows add up to the printed total, whatever the digits behind the point', () => {
  for (let cents = 0; cents < 100; cents++) {
    // 4,000.4 + 1,999.5 + 2,999.6 = 8,999.5 at options, and a staff of 1,000.00 to 1,000.99
    const staff = new Decimal(1000).plus(new Decimal(cents).dividedBy(100));
    const total = staff.plus('8999.5');
    const lines = [
      ...routed.lines.slice(0, 1),
      line('r', 'rent', 'rented-h100', figure('7000'), '0.7'),
      line('s', 'staff', null, figure(staff.toFixed()), '0.1'),
    ];
    const { amounts, restAmounts, places } = billOf(lines, total.toFixed());
    expect(places).toBe(0);
    expect(sum([...amounts, ...restAmounts])).toBe(total.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toFixed());
  }
});

test('cache reads that a cascade loses are a line of their own beside what the rows pay', () => {
  const lost = line('c.coldCache', 'cache reads lost in c', 'sonnet', figure('50'), '0.005');
  const { rest } = billOf([...routed.lines, lost], '10050');
  expect(rest.map(({ label, option, monthly }) => [label, option, monthly])).toEqual([
    ['cache reads lost in c', 'sonnet', '50'],
    ['staff: mlops', null, '1000.5'],
  ]);
});

test('an option that no row pays for is told by where it is used: in cascades, or in later months', () => {
  const own = [
    line('own.rent', 'rent', 'own', figure('30'), '0.003'),
    line('own.power', 'power', 'own', figure('20'), '0.002'),
  ];
  const restOf = (changes: Parameters<typeof routing>[0]) =>
    billOf([...routed.lines, ...own], '10050', changes).rest[0];
  const [first, ...others] = routing().split;
  const cascade = { ...first!, option: null, cascade: 'small-first', monthly: null };
  expect(restOf({ stages: [1, 7] })).toMatchObject({ label: 'in later months', option: 'own', monthly: '50' });
  expect(restOf({ split: [...routing().split, cascade] })).toMatchObject({ label: 'in cascades', option: 'own' });
  expect(restOf({ split: [...others, cascade], stages: [1, 7] })).toBeDefined();
});

test('the rows of the CSV add up to its last row at full precision', () => {
  const [head, ...rows] = renderRouteCsv(routeReport())
    .trimEnd()
    .split('\n')
    .map(row => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  const monthly = rows.map(row => row[head!.indexOf('monthly')]!);
  // 4,000.4 + 1,999.5 + 2,999.6 + 1,000.5 = 10,000
  expect(sum(monthly.slice(0, -1))).toBe('10000');
  expect(monthly.at(-1)).toBe('10000');
  expect(rows.map(row => row[0])).toEqual(['split', 'split', 'split', 'line', 'plan']);
});
