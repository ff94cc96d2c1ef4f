import { describe, expect, test } from 'vitest';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { billedPlan, renderFocusCsv } from '../../../src/report/focus/focus-csv.ts';
import { readCsv } from '../csv-reader.ts';
import { API, OWN, RENT } from '../dossier/bills.ts';
import { ledgerReport } from '../dossier/random-ledger.ts';
import { MANDATORY } from './published-rules.ts';
import { breaksOf } from './rule-breaks.ts';

const bill = (report: DossierReport, version: '1.2' | '1.3' = '1.2', plan?: string) =>
  readCsv(renderFocusCsv(report, version, plan));

describe('the bill of an API with a discount', () => {
  const [input] = bill(ledgerReport(API)).rows;
  test('has tokens, the list price, and the price that was negotiated', () => {
    expect(input).toMatchObject({
      ChargeCategory: 'Usage',
      ChargeFrequency: 'Usage-Based',
      ChargeClass: '',
      ConsumedQuantity: '800000',
      ConsumedUnit: 'Tokens',
      PricingQuantity: '0.8',
      PricingUnit: '1000000 Tokens',
      ListUnitPrice: '2',
      ListCost: '1.6',
      ContractedUnitPrice: '1.5',
      ContractedCost: '1.2', // a quarter off
      BilledCost: '1.2',
      EffectiveCost: '1.2',
      BillingCurrency: 'USD',
      PricingCategory: 'Standard',
    });
  });
  test('says whose it is, and that it is a forecast', () => {
    expect(input).toMatchObject({
      BillingAccountId: 'Desk',
      BillingAccountName: 'Desk',
      ProviderName: 'acme',
      InvoiceIssuerName: 'acme',
      ServiceName: 'acme API',
      ServiceCategory: 'AI and Machine Learning',
      ServiceSubcategory: 'Generative AI',
      ChargeDescription: 'Forecast: input tokens of api',
      SkuId: 'acme/one/input',
      SkuMeter: 'Input Tokens',
      x_IsForecast: 'true',
      x_CostKind: 'opex',
      x_Route: 'api',
      x_ScenarioId: '0'.repeat(64),
      x_CatalogSha256: '1'.repeat(64),
    });
    expect(JSON.parse(input!.Tags!)).toEqual({ 'tco/option': 'api', 'tco/plan': 'api' });
  });
  test('has months that begin at midnight UTC and end where the next one begins', () => {
    expect(input).toMatchObject({
      BillingPeriodStart: '2026-02-01T00:00:00Z',
      BillingPeriodEnd: '2026-03-01T00:00:00Z',
    });
    expect(input).toMatchObject({
      ChargePeriodStart: input!.BillingPeriodStart,
      ChargePeriodEnd: input!.BillingPeriodEnd,
    });
  });
});

test('months that begin on the last day of one leave no day out', () => {
  const { rows } = bill(ledgerReport(API.replace('2026-02-01', '2026-01-31')));
  const starts = [...new Set(rows.map(r => r.BillingPeriodStart))];
  const ends = [...new Set(rows.map(r => r.BillingPeriodEnd))];
  expect(starts.slice(0, 3)).toEqual(['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z']);
  expect(ends.slice(0, -1)).toEqual(starts.slice(1));
});

describe('the bill of owned hardware', () => {
  const { rows } = bill(ledgerReport(OWN));
  const of = (line: string, category: string) => rows.filter(r => r.x_LineId === line && r.ChargeCategory === category);
  test('bills the purchase when it is made, and nothing of it as used', () => {
    expect(of('own.hardware', 'Purchase').map(r => r.BillingPeriodStart!.slice(0, 7))).toEqual(['2026-02', '2027-02']);
    expect(of('own.hardware', 'Purchase')[0]).toMatchObject({
      BilledCost: '3600',
      EffectiveCost: '0',
      ChargeFrequency: 'One-Time',
      PricingQuantity: '1',
      PricingUnit: 'GPUs',
      ListCost: '3600',
      ConsumedQuantity: '',
      ConsumedUnit: '',
      x_CostKind: 'capex',
      ProviderName: 'Self-hosted',
    });
  });
  test('has a month of depreciation in every month, for which nothing is billed', () => {
    const used = of('own.hardware', 'Usage');
    expect(used).toHaveLength(14);
    // (3,600 − 720) ÷ 12
    expect(used[0]).toMatchObject({
      BilledCost: '0',
      EffectiveCost: '240',
      PricingUnit: 'GPU-Months',
      PricingCategory: 'Other',
    });
  });
  test('takes back what a sale and the end of the horizon bring', () => {
    // 20 % of 3,600; after 2 of 12 months 3,600 − 2,880 × 2 ÷ 12
    expect(
      of('own.hardware', 'Adjustment').map(r => [r.BillingPeriodStart!.slice(0, 7), r.BilledCost, r.EffectiveCost]),
    ).toEqual([
      ['2027-01', '-720', '0'],
      ['2027-03', '-3120', '0'],
    ]);
  });
  test('has power in kWh, staff in months of full-time work, and the up-front cost by the month', () => {
    expect(of('own.electricity', 'Usage')[0]).toMatchObject({
      PricingQuantity: '450',
      PricingUnit: 'kWh',
      ListUnitPrice: '0.1',
    });
    expect(of('staff.ops', 'Usage')[0]).toMatchObject({
      PricingUnit: 'FTE-Months',
      ServiceSubcategory: 'Administration',
    });
    expect(of('own.upfront', 'Purchase')[0]).toMatchObject({
      BilledCost: '1400',
      PricingUnit: 'Units',
      x_CostKind: 'opex',
    });
    expect(of('own.upfront', 'Usage')[0]).toMatchObject({
      BilledCost: '0',
      EffectiveCost: '100',
      PricingUnit: 'Months',
    });
  });
});

test('rented hours are counted, and the vendor is named after the option where nobody else is', () => {
  const [rent] = bill(ledgerReport(RENT)).rows;
  expect(rent).toMatchObject({
    PricingQuantity: '720',
    PricingUnit: 'GPU-Hours',
    ListUnitPrice: '2',
    ChargeFrequency: 'Recurring',
    ServiceCategory: 'Compute',
    ServiceSubcategory: 'Virtual Machines',
    ProviderName: 'Vendor of gpu',
    BillingAccountName: 'test', // the file, where the scenario has no name
  });
});

test('what is missing to a minimum spend is an adjustment, and what a signed contract has paid anyway is a credit', () => {
  const minimum = API.replace('discount: 25%', 'minimumSpend: 100 USD/month');
  const rows = bill(ledgerReport(minimum)).rows.filter(r => r.x_LineId === 'api.minimumSpend');
  // 100 − 0.8 × 2 − 0.2 × 10
  expect(rows[0]).toMatchObject({
    ChargeCategory: 'Adjustment',
    BilledCost: '96.4',
    EffectiveCost: '96.4',
    PricingQuantity: '',
  });
  const signed = minimum.replace('minimumSpend:', 'contract: { ends: 2030-01-01, signed: true }, minimumSpend:');
  const paid = bill(ledgerReport(signed, { lens: 'marginal' })).rows.filter(r => r.x_LineId === 'api.minimumSpend');
  // the bill is below what is paid anyway: all of it comes off
  expect(paid[0]).toMatchObject({ ChargeCategory: 'Credit', BilledCost: '-3.6', ListCost: '-3.6', PricingUnit: '' });
  expect([...rows, ...paid].flatMap(breaksOf)).toEqual([]);
});

describe('versions', () => {
  const report = ledgerReport(API);
  test('1.2 has its 21 mandatory columns and 8 of its own', () => {
    const { names } = bill(report);
    expect(names).toEqual(expect.arrayContaining(Object.keys(MANDATORY)));
    expect(names.filter(n => n.startsWith('x_'))).toHaveLength(8);
    expect(names).not.toContain('ServiceProviderName');
  });
  test('1.3 names the providers anew and keeps their old names', () => {
    const { names, rows } = bill(report, '1.3');
    expect(names).toEqual(
      expect.arrayContaining(['HostProviderName', 'ProviderName', 'PublisherName', 'ServiceProviderName']),
    );
    expect(rows[0]).toMatchObject({ ServiceProviderName: 'acme', HostProviderName: 'acme' });
  });
});

describe('the plan of a bill', () => {
  const two = ledgerReport(
    API.replace(
      'options: {',
      'options: { dear: { api: acme/two, price: { input: 20 USD/Mtok, output: 20 USD/Mtok } },',
    ),
  );
  test('is the cheapest alone: plans are alternatives', () => {
    expect(billedPlan(two)).toBe('api');
    expect(new Set(bill(two).rows.map(r => r.x_PlanId))).toEqual(new Set(['api']));
  });
  test('or the one that is asked for', () => {
    expect(new Set(bill(two, '1.2', 'dear').rows.map(r => r.x_PlanId))).toEqual(new Set(['dear']));
  });
  test('is none where no plan is possible: the names of the columns alone', () => {
    const closed = ledgerReport(API.replace('80% }', '80%, accept: { models: [other] } }'));
    expect(bill(closed).rows).toEqual([]);
  });
});

test('a null is an empty cell without quotes, and the same report gives the same bytes', () => {
  const file = renderFocusCsv(ledgerReport(OWN), '1.2');
  expect(file).not.toContain(',"",');
  expect(file).not.toMatch(/[\r\ufeff]/);
  expect(renderFocusCsv(ledgerReport(OWN), '1.2')).toBe(file);
});

test('hostile names stay text, and tags stay JSON', () => {
  const name = '=a\u202e##[x"\n';
  const own = ledgerReport(OWN);
  const hostile = {
    ...own,
    scenario: { ...own.scenario, name },
    ledger: own.ledger.map(l => ({ ...l, option: name, label: name, line: `${name}.hardware` })),
  };
  const { rows } = bill(hostile);
  expect(rows.flatMap(breaksOf)).toEqual([]);
  for (const row of rows) {
    expect(Object.keys(JSON.parse(row.Tags!))).toEqual(['tco/option', 'tco/plan']);
    for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+@]|[\u202e\n]/);
  }
});
