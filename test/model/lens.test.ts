import { describe, expect, test } from 'vitest';
import { PAGE } from '../../src/report/screen.ts';
import { renderTerminal } from '../../src/report/terminal/terminal.ts';
import { compared, FLEET, PLAIN, smallCatalog } from './compare.ts';

const run = (text: string, lens?: 'marginal' | 'sunk') =>
  compared(text, smallCatalog(), { asOf: '2026-01-01', ...(lens ? { lens } : {}) }).report!;

// 100 Mtok a month at 10 USD: 1,000 a month. Owned: 24,000 over 48 months, 24 of them left: 500 a month; maintenance 10 % a year: 200
const TEXT = `${PLAIN}tasks: { t: { tokens: 100M tok/month, inputShare: 50% } }
options:
  api: { api: x/y, price: { input: 10 USD/Mtok, output: 10 USD/Mtok }, minimumSpend: 300 USD/month, contract: { ends: 2030-01-01, signed: true } }
  own: { ${FLEET}, throughput: { total: 1000 tok/s }, buy: { price: 24000 USD/GPU, serviceLife: 48 month, inService: 2024-01-01, maintenance: 10% /year }, power: { idle: 0 W/device, active: 0 W/device } }
sites: { s: { electricity: 0 USD/kWh } }
staff: { ops: { fte: 1, salary: 4800 USD/year, paidAnyway: true, appliesTo: [buy], per: plan } }
overheads: { gate: { cost: 60 USD/month, appliesTo: [buy], per: plan } }
`;

const costs = (text: string) =>
  Object.fromEntries(
    (run(text).lenses ?? []).map(l => [
      l.lens,
      Object.fromEntries(l.plans.map(p => [p.plan, Number(Number(p.monthly.value).toFixed(6))])),
    ]),
  );

describe('what is counted', () => {
  test('is all of it, or not what is owned already, or nothing that is spent anyway', () => {
    expect(costs(TEXT)).toEqual({
      // own: 500 + 200 + 400 of salary + 60, and the 300 that are owed to the API
      fullyLoaded: { api: 1000, own: 1460 },
      // without the 300 that are owed in any case: api 700; own 200 + 60
      marginal: { api: 700, own: 260 },
      // without the 500
      sunk: { api: 1000, own: 960 },
    });
  });
  test('turns the verdict where what is spent anyway was what made a plan dear', () => {
    const report = run(TEXT);
    expect(report.lenses!.map(l => l.cheapest)).toEqual(['api', 'own', 'own']);
    expect(renderTerminal(report, PAGE)).toContain('Marginal: own is the cheapest.');
  });
  test('is not asked where every lens shows the same', () => {
    const plain = TEXT.replace(', signed: true', '')
      .replace(' inService: 2024-01-01,', '')
      .replace(' paidAnyway: true,', '');
    expect(run(plain)).not.toHaveProperty('lenses');
  });
  test('can be chosen for the whole report, which says so', () => {
    const report = run(TEXT, 'marginal');
    expect(report.basis.lens).toBe('marginal');
    expect(Number(report.plans.find(p => p.id === 'own')!.monthly!.value)).toBeCloseTo(260, 8);
    expect(report.verdict.cheapest).toBe('own');
    expect(renderTerminal(report, PAGE)).toContain('marginal costs alone');
  });
});

test('a fill is sized by what is counted, so that a lens says the same beside the others and alone', () => {
  const text = `${TEXT.replace('100M tok/month', '100M tok/month, traffic: office-hours')}plans: { mix: { fill: [own, api] } }\n`;
  const beside = run(text).lenses!.find(l => l.lens === 'marginal')!;
  const alone = run(text, 'marginal');
  for (const { plan, monthly } of beside.plans)
    expect(alone.plans.find(p => p.id === plan)!.monthly!.value).toBe(monthly.value);
});
