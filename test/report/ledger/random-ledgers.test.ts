import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { renderFocusCsv } from '../../../src/report/focus/focus-csv.ts';
import { renderLedgerCsv } from '../../../src/report/ledger/ledger-csv.ts';
import { unitPrice } from '../../../src/report/ledger/unit-price.ts';
import { readCsv } from '../csv-reader.ts';
import { randomLedger } from '../dossier/random-ledger.ts';
import { randomScenario } from '../dossier/random-scenario.ts';
import { breaksOf, namesBroken, type Row } from '../focus/rule-breaks.ts';

const REPORTS = Array.from({ length: 60 }, (_, seed) => seed);

/** Exact for everything that is added here. */
const Exact = Decimal.clone({ precision: 200 });
const sum = (values: readonly string[]): Decimal => values.reduce((s, v) => s.plus(v), new Exact(0));

/** Two amounts that should be one, where they are further apart than a part of it. */
const apart = (a: Decimal, b: string, part = '1e-20'): readonly string[] => {
  const most = Decimal.max(1, new Exact(b).abs()).times(part);
  return a.minus(b).abs().lte(most) ? [] : [`${a.toFixed()} ≠ ${b}`];
};

test('months of the ledger add up to the cash flow and to the total of the report', () => {
  const wrong = REPORTS.map(randomLedger).flatMap(({ cashFlow, ledger, plans }) =>
    cashFlow.flatMap(({ plan, months }) => {
      const lines = ledger.filter(l => l.plan === plan);
      const { horizonTotal } = plans.find(p => p.id === plan)!;
      return [
        ...months.flatMap((month, m) => [
          ...apart(sum(lines.map(l => l.months[m]!.cash)), month.cash.net),
          ...apart(sum(lines.map(l => l.months[m]!.amortised)), month.amortised.total),
        ]),
        ...apart(sum(lines.flatMap(l => l.months.map(m => m.cash))), horizonTotal!.value),
        ...apart(sum(lines.flatMap(l => l.months.map(m => m.amortised))), horizonTotal!.value),
      ];
    }),
  );
  expect(wrong).toEqual([]);
});

test('usage costs the same in cash and spread, a discount only lowers it, and what is counted has a unit', () => {
  const wrong = REPORTS.map(randomLedger).flatMap(({ ledger }) =>
    ledger.flatMap(line =>
      line.months.filter(
        m =>
          (line.charge === 'usage' && m.cash !== m.amortised) ||
          (line.unit === null) !== (m.quantity === null) ||
          (m.listed !== undefined && new Exact(m.listed).lt(m.amortised)) ||
          (m.bought !== undefined && line.boughtUnit === null) ||
          m.quantity?.startsWith('-'),
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

test('what is counted is what the stated price is a price of', () => {
  let seen = 0;
  for (const seed of REPORTS) {
    const text = randomScenario(seed);
    /** Every price that stands behind a key as one amount; ranges are left out. */
    const stated = (key: string) => {
      const written = [...text.matchAll(new RegExp(`${key}: ([\\d.]+)(\\.\\.)? ?`, 'g'))];
      return written.some(([all]) => all.includes('..')) ? undefined : written.map(([, price]) => Number(price));
    };
    const kinds = [
      ['.electricity', stated('electricity')],
      ['.colocation', stated('colocation')],
      ['.rent', stated('rent: { price')],
      ['.request', stated('request')],
    ] as const;
    for (const line of randomLedger(seed).ledger)
      for (const [end, prices] of kinds) {
        const { amortised, listed, quantity } = line.months[0]!;
        const price = unitPrice(listed ?? amortised, quantity);
        if (!line.line.endsWith(end) || !prices || price === null) continue;
        seen++;
        expect(prices, line.line).toContain(Number(price));
      }
  }
  expect(seen).toBeGreaterThan(100);
});

test('rows of the CSV add up to its totals to the last digit, and unit prices to their rows', () => {
  for (const report of REPORTS.map(randomLedger)) {
    const { rows } = readCsv(renderLedgerCsv(report));
    const lines = rows.filter(r => r.row === 'line');
    expect(lines).toHaveLength(report.ledger.length * report.basis.horizonMonths);
    expect(new Set(rows.map(r => r.plan).filter(Boolean))).toEqual(new Set(report.plans.map(p => p.id)));
    // a total stands below what it adds up
    let [month, plan]: Row[][] = [[], []];
    const wrong: Row[] = [];
    const holds = (parts: readonly Row[], total: Row) =>
      ['cash', 'amortised'].every(c => sum(parts.map(p => p[c]!)).eq(total[c]!)) || wrong.push(total);
    for (const row of rows) {
      if (row.row === 'line')
        [month, plan] = [
          [...month!, row],
          [...plan!, row],
        ];
      else if (row.row === 'monthTotal') month = holds(month!, row) ? [] : month;
      else if (row.row === 'planTotal') plan = holds(plan!, row) ? [] : plan;
    }
    expect(wrong).toEqual([]);
    // plans are alternatives, so that the end has no sum
    expect(rows.at(-1)).toMatchObject({ row: 'end', quantity: String(rows.length - 1), cash: '', amortised: '' });
    const priced = lines.filter(r => r.unitPrice !== '');
    expect(priced.flatMap(r => apart(new Exact(r.unitPrice!).times(r.quantity!), r.amortised!))).toEqual([]);
  }
});

test('a bill keeps to the published rules, and adds up to the cash and to the amortised cost of its plan', () => {
  for (const seed of REPORTS) {
    const report = randomLedger(seed);
    const possible = report.cashFlow.map(flow => flow.plan);
    if (!possible.length) continue;
    const plan = possible[seed % possible.length]!;
    const { names, rows } = readCsv(renderFocusCsv(report, seed % 2 ? '1.2' : '1.3', plan));
    expect(namesBroken(names)).toEqual([]);
    expect(rows.flatMap(breaksOf)).toEqual([]);
    const { months } = report.cashFlow.find(f => f.plan === plan)!;
    const wrong = months.flatMap(({ from, cash, amortised }) => {
      const its = rows.filter(r => r.BillingPeriodStart === `${from}T00:00:00Z`);
      return [
        ...apart(sum(its.map(r => r.BilledCost!)), cash.net),
        ...apart(sum(its.map(r => r.EffectiveCost!)), amortised.total),
        // the negotiated price is what is billed or, of what was paid before, what is written off
        ...its.flatMap(r =>
          apart(new Exact(r.ContractedCost!), r.ChargeCategory === 'Usage' ? r.EffectiveCost! : r.BilledCost!, '1e-16'),
        ),
      ];
    });
    expect(wrong).toEqual([]);
    expect(rows.filter(r => r.x_PlanId !== plan || r.x_IsForecast !== 'true')).toEqual([]);
    for (const { Tags } of rows) JSON.parse(Tags!);
  }
});

test('these scenarios have every kind of charge and of unit', () => {
  const seen = new Set<string>();
  for (const { ledger, plans } of REPORTS.map(randomLedger)) {
    for (const line of ledger) {
      seen.add(line.route ?? 'plan').add(line.unit ?? 'uncounted');
      for (const m of line.months)
        for (const key of ['listed', 'bought', 'broughtIn', 'returned'] as const) if (m[key]) seen.add(key);
    }
    for (const plan of plans) seen.add(plan.feasible ? 'possible' : 'impossible');
  }
  const units = ['Mtok', 'request', 'GPU h', 'instance h', 'kWh', 'kW month', 'FTE month', 'GPU month', 'server month'];
  const parts = ['api', 'rent', 'buy', 'plan', 'uncounted', 'listed', 'bought', 'broughtIn', 'returned'];
  expect([...seen]).toEqual(expect.arrayContaining([...units, ...parts, 'possible', 'impossible']));
});
