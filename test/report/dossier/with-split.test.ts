import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { loadHighs } from '../../../src/analysis/routing/highs.ts';
import { runDossier } from '../../../src/report/dossier/build-dossier.ts';
import { exactSum } from '../../../src/report/dossier/exact-sum.ts';
import { withSplit } from '../../../src/report/dossier/with-split.ts';
import { renderFocusCsv } from '../../../src/report/focus/focus-csv.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderLedgerCsv } from '../../../src/report/ledger/ledger-csv.ts';
import { runRoute } from '../../../src/report/routing/build-route.ts';
import { FLEET, inputOf } from '../../model/compare.ts';
import { readCsv } from '../csv-reader.ts';
import { breaksOf } from '../focus/rule-breaks.ts';

// a fleet of one GPU holds a part of the traffic, the rest goes to the API
const input = inputOf(`asOf: 2026-02-01
horizon: 3 month
discountRate: 0% /year
calendar: { hoursPerMonth: 720 h/month }
tasks: { chat: { tokens: 300M tok/month, inputShare: 80% } }
options:
  api: { api: acme/one, price: { input: 20 USD/Mtok, output: 20 USD/Mtok }, confirmUnusual: true }
  gpu: { ${FLEET}, replicas: 1, rent: { price: 2 USD/GPU/h }, throughput: { total: 60 tok/s }, confirmUnusual: true }
`);
const { dossier } = runDossier(input);
const answer = runRoute(input, { limits: { gap: 1e-6, time: 20 }, alone: true }, await loadHighs());
const { report } = withSplit(dossier!, answer);

describe('the split that routing settles', () => {
  test('has its cost lines by month, which come to its total', () => {
    expect(report.routed?.id).toBe('routed');
    const cash = report.routedLedger!.flatMap(line => line.months.map(m => m.cash));
    expect(Number(exactSum(cash))).toBeCloseTo(Number(report.routed!.horizonTotal!.value), 6);
    // 1 GPU × 720 h × 2 USD, and the API beside it
    expect(report.routedLedger!.find(l => l.line === 'gpu.rent')!.months[0]).toMatchObject({
      cash: '1440',
      quantity: '720',
    });
    expect(report.routedLedger!.some(l => l.line === 'api.input')).toBe(true);
  });
  test('stands behind the plans in the CSV, and can be billed', () => {
    const { rows } = readCsv(renderLedgerCsv(report));
    expect([...new Set(rows.map(r => r.plan))]).toEqual([...report.plans.map(p => p.id), 'routed', '']);
    const bill = readCsv(renderFocusCsv(report, '1.2', 'routed')).rows;
    expect(bill.length).toBeGreaterThan(0);
    expect(bill.flatMap(breaksOf)).toEqual([]);
  });
  test('fits the published schema', () => {
    const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    const data = { ...report, catalog: { ...report.catalog, sha256: '1'.repeat(64) } };
    expect(validate(JSON.parse(renderJson(data))), JSON.stringify(validate.errors)).toBe(true);
  });
});

test('where routing says nothing the dossier stays as it is', () => {
  expect(withSplit(dossier!, { problems: [] })).toBe(dossier);
});
