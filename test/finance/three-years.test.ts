import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planOf, reportOf } from '../model/compare.ts';
import { atEnd, DISCOUNTED_PAYBACK, figuresOf, IRR, NPV, OUTLAY, PAYBACK } from './measures.ts';
import { MONTHLY, type Month } from './months.ts';
import { MONTHS, type Num, num, sum } from './number.ts';
import { measuresCsv, monthsCsv } from './workbook.ts';

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const report = reportOf(file('three-years.yaml'));

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
    expect(monthsWith(m => m.old.ordered > 0)).toEqual([6, 15, 20, 23, 29, 34]); // 3 are owned, 20 renews them
    expect(monthsWith(m => !m.old.sales.isZero())).toEqual([19]); // 48 months of life, 29 of them before month 1
    expect(monthsWith(m => m.new.ordered > 0)).toEqual([1, 14, 24, 31]); // three months before they serve
    expect(monthsWith(m => !m.chatAtApi.isZero())).toEqual([1, 2, 3]); // the API serves until then
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
      [/^api\./, m => m.chatAtApi.plus(m.indexAtApi)],
      [/\.rent$/, m => m.rented.rent],
      [/\.electricity$/, m => m.electricity],
      [/\.colocation$/, m => m.colocation],
      [/\.maintenance$/, m => m.maintenance],
      [/^staff\./, m => m.staff],
      [/^overheads\./, m => m.overheads],
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
