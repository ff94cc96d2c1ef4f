import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compared, planOf, smallCatalog } from '../model/compare.ts';
import { atEnd, DISCOUNTED_PAYBACK, figuresOf, IRR, NPV, OUTLAY, PAYBACK } from './measures.ts';
import { MONTHLY, type Month, netOf } from './months.ts';
import { MONTHS, type Num, num, sum } from './number.ts';
import { measuresCsv, monthsCsv } from './workbook.ts';

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const { report: found } = compared(file('three-years.yaml'), smallCatalog(), {
  file: 'three-years.yaml',
  cashFlow: true,
  derivations: false,
});
const report = found!;

/** What the program says and the workbook does not, further apart than a billionth of it; a cent would do. */
const apart = (pairs: readonly (readonly [string, string | null, Num])[]): readonly string[] =>
  pairs.flatMap(([name, found, right]) =>
    found !== null && right.minus(found).abs().lte(right.abs().times(1e-9))
      ? []
      : [`${name} is ${found}, in the workbook ${right.toFixed(6)}`],
  );

describe('the workbook of three years', () => {
  // written by workbook.ts from the definitions alone: `npx vitest run test/finance -u` after a change there
  test('has a row for each month', async () => {
    await expect(monthsCsv()).toMatchFileSnapshot('three-years.csv');
  });
  test('has the measures below', async () => {
    await expect(measuresCsv()).toMatchFileSnapshot('three-years-measures.csv');
  });
  test('shares no line with the program', () => {
    for (const part of ['number', 'inputs', 'fleet', 'months', 'measures', 'workbook'])
      expect(file(`${part}.ts`)).not.toContain('/src/');
  });
  test('tells what a CFO would set: stages, a renewal, a delay, and an exit', () => {
    const monthsWith = (what: (m: Month) => boolean) => MONTHLY.filter(what).map(m => m.month);
    expect(monthsWith(m => m.old.ordered > 0)).toEqual([6, 15, 20, 23, 29, 34, 36]); // 3 are owned, 20 renews them, 36 what was bought in 6
    expect(monthsWith(m => !m.old.sales.isZero())).toEqual([19, 35]); // after 30 months, of the owned 11 before month 1
    expect(monthsWith(m => m.new.ordered > 0)).toEqual([1, 14, 24, 31]); // three months before they serve
    expect(monthsWith(m => !m.chatAtApi.isZero())).toEqual([1, 2, 3]); // the API serves until then
    expect(monthsWith(m => !m.migration.isZero())).toEqual([13, 25]);
    expect(monthsWith(m => !m.exitFee.isZero())).toEqual([30]); // March 2029
    expect(monthsWith(m => !m.staged.bookValue.isZero())).toEqual([36]);
  });
});

describe('the program agrees with the workbook to the cent', () => {
  test.each([
    ['staged', 'staged'],
    ['api', 'baseline'],
  ] as const)('in every figure of %s', (id, plan) => {
    const found = planOf(report, id);
    const right = Object.entries(figuresOf(plan));
    expect(apart(right.map(([name, value]) => [name, found[name as 'monthly']!.value, value]))).toEqual([]);
  });
  test('in every kind of cost, levelised', () => {
    const { lines } = planOf(report, 'staged');
    const annuity = sum(MONTHS.map(atEnd));
    const kinds: [label: RegExp, of: (m: Month) => Num][] = [
      [/^api\.(in|out)put$/, m => m.chatAtApi.plus(m.indexAtApi)],
      [/\.rent$/, m => m.rented.rent],
      [/\.electricity$/, m => m.electricity],
      [/\.colocation$/, m => m.colocation],
      [/\.maintenance$/, m => m.maintenance],
      [/^staff\./, m => m.staff],
      [/^overheads\./, m => m.overheads],
      [/\.migration$/, m => m.migration],
      [/\.exitFee$/, m => m.exitFee],
    ];
    const pairs = kinds.map(([label, of]) => {
      const found = sum(lines.filter(l => label.test(l.id)).map(l => num(l.monthly.value)));
      return [
        label.source,
        found.toFixed(),
        sum(MONTHLY.map(m => of(m).times(atEnd(m.month)))).dividedBy(annuity),
      ] as const;
    });
    expect(apart(pairs)).toEqual([]);
  });
  test.each([
    ['staged', 'staged'],
    ['api', 'baseline'],
  ] as const)('in every month of %s, cash and amortised', (id, plan) => {
    const { months } = report.cashFlow!.find(f => f.plan === id)!;
    expect(months.map(m => [m.month, m.from, m.fiscalYear])).toEqual(MONTHLY.map(m => [m.month, m.from, m.fiscalYear]));
    let cumulative = num(0);
    const pairs = MONTHLY.flatMap((month, i) => {
      const { cash, amortised, tokens } = months[i]!;
      const right = month[plan];
      cumulative = cumulative.plus(netOf(right));
      const amortisedCost = right.usage.plus(right.depreciation);
      const demanded = month.chatTokens.plus(month.indexTokens);
      return [
        ['tokens', tokens, demanded],
        ['usage', cash.usage, right.usage],
        ['up-front', cash.upfront, right.upfront],
        ['owned', cash.owned, right.owned],
        ['purchases', cash.purchases, right.purchases],
        ['sales', cash.sales, right.sales],
        ['book value', cash.bookValue, right.bookValue],
        ['net', cash.net, netOf(right)],
        ['cumulative', cash.cumulative, cumulative],
        ['amortised usage', amortised.usage, right.usage],
        ['depreciation', amortised.depreciation, right.depreciation],
        ['amortised', amortised.total, amortisedCost],
        ['per Mtok', months[i]!.perMtok, amortisedCost.dividedBy(demanded).times(1e6)],
      ].map(([name, value, expected]) => [`month ${i + 1}: ${name}`, value, expected]) as [string, string, Num][];
    });
    expect(apart(pairs)).toEqual([]);
  });
  test('in every fiscal year of staged', () => {
    const { years, total } = report.cashFlow!.find(f => f.plan === 'staged')!;
    const added = (year: string | undefined, of: (m: Month) => Num) =>
      sum(MONTHLY.filter(m => year === undefined || m.fiscalYear === year).map(of));
    const capex = (m: Month) => m.staged.purchases.plus(m.staged.owned);
    const opex = (m: Month) => m.staged.usage.plus(m.staged.upfront);
    const received = (m: Month) => m.staged.sales.plus(m.staged.bookValue);
    expect(years.map(y => [y.fiscalYear, y.months])).toEqual([
      ['FY2027', 12],
      ['FY2028', 12],
      ['FY2029', 12],
    ]);
    const rows = [...years.map(y => ({ year: y.fiscalYear, ...y.cash })), { year: undefined, ...total }];
    const pairs = rows.flatMap(row => [
      [`${row.year} capex`, row.capex, added(row.year, capex)] as const,
      [`${row.year} opex`, row.opex, added(row.year, opex)] as const,
      [`${row.year} received`, row.received, added(row.year, received)] as const,
      [`${row.year} net`, row.net, added(row.year, m => netOf(m.staged))] as const,
    ]);
    expect(apart(pairs)).toEqual([]);
  });
  test('in cash and amortised cost that add up to the same over the horizon', () => {
    const staged = MONTHLY.map(m => m.staged);
    const amortised = sum(staged.map(m => m.usage.plus(m.depreciation)));
    expect(apart([['amortised', amortised.toFixed(), sum(staged.map(netOf))]])).toEqual([]);
    expect(apart([['horizonTotal', planOf(report, 'staged').horizonTotal!.value, amortised]])).toEqual([]);
  });
  test('in outlay, payback, NPV and IRR', () => {
    const found = report.payback!.find(p => p.plan === 'staged')!;
    expect([found.against, found.status, found.wholeMonths]).toEqual(['api', 'within', PAYBACK.ceil().toNumber()]);
    expect(
      apart([
        ['outlay', found.upfront, OUTLAY],
        ['months', found.months, PAYBACK],
        ['discounted months', found.discountedMonths, DISCOUNTED_PAYBACK],
        ['NPV', found.npv, NPV],
        ['IRR', found.irr, IRR],
      ]),
    ).toEqual([]);
  });
  test('in the NPV, which is the present value that the plan saves', () => {
    expect(
      apart([['NPV', NPV.toFixed(), figuresOf('baseline').presentValue.minus(figuresOf('staged').presentValue)]]),
    ).toEqual([]);
  });
});
