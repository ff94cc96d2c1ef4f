import { describe, expect, test } from 'vitest';
import { reportOf } from '../model/compare.ts';

/**
 * A machine of 12,000 USD that saves an API bill of 1,000 USD a month, which falls 30 % a year, and costs 150 USD a month to run. In a
 * spreadsheet the flows stand in A1 to A25:
 *
 *   A1      =-12000
 *   A2:A25  =1000*0.7^((ROW()-2)/12)-150
 *
 * The numbers below are of a run of Python's decimal module with 50 digits, apart from this program.
 */
const SCENARIO = `
asOf: 2026-11-01
horizon: 24 month
discountRate: 8% /year
tasks: { all: { tokens: 1B tok/month, inputShare: 50% } }
options:
  api: { api: openai/gpt-5, price: { input: 1 USD/Mtok, output: 1 USD/Mtok }, priceDrift: -30% /year }
  own:
    model: m-10b
    replica: 1 x gpu-24
    throughput: { total: 1B tok/s }
    buy: { price: 12000 USD/GPU, serviceLife: 24 month }
    power: { idle: 0 W/GPU, active: 0 W/GPU }
    fit: assume
baseline: api
staff: {}
overheads: { upkeep: { cost: 150 USD/month, appliesTo: [own], per: plan } }
`;
const NPV = 908.9768792454;
const NPV_ALL = 903.1658827614;
const IRR_MONTH = 0.01361562998718;
const IRR_YEAR = 0.17619569403962;

const { payback } = reportOf(SCENARIO);
const { npv, irr } = payback![0]!;

describe("NPV and IRR are Excel's, by the month", () => {
  test('NPV discounts its first value by a period, so the flow at time 0 stands before it', () => {
    // =A1+NPV(1.08^(1/12)-1, A2:A25)
    expect(Number(npv)).toBeCloseTo(NPV, 8);
  });
  test('all flows inside NPV would be worth a month less', () => {
    // =NPV(1.08^(1/12)-1, A1:A25)
    expect(Number(npv)).not.toBeCloseTo(NPV_ALL, 0);
    expect(Number(npv) / 1.08 ** (1 / 12)).toBeCloseTo(NPV_ALL, 8);
  });
  test('IRR of monthly flows is a monthly rate, which is compounded to a year, not multiplied', () => {
    // =IRR(A1:A25) is IRR_MONTH, =(1+IRR(A1:A25))^12-1 is IRR_YEAR; 12 times the month would be 0.1634
    expect(Number(irr)).toBeCloseTo(IRR_YEAR, 10);
    expect((1 + Number(irr)) ** (1 / 12) - 1).toBeCloseTo(IRR_MONTH, 10);
    expect(Number(irr)).not.toBeCloseTo(12 * IRR_MONTH, 2);
  });
});
