import { compileEntries } from '../../src/catalog/source/compile.ts';
import { type Compared, type CompareInput, runCompare } from '../../src/report/build.ts';
import type { PlanReport, Report } from '../../src/report/report.ts';
import { shippedCatalog } from '../catalog/shipped.ts';

/** A catalog that knows one model and one device, and nothing of their prices: what a test costs stands in the test. */
const SOURCE = '{ title: a test, url: https://example.com, read: 2026-10-01, grade: verified }';
const SMALL = [
  { path: 'catalog.yaml', text: 'version: 2026.11.1\ndate: 2026-11-01\n' },
  {
    path: 'models/m-10b.yaml',
    text: `name: M\nparameters: 10B param\nactiveParameters: 10B param\nkvBytesPerToken: 100000 B/tok\nunusual: a round figure for the tests\nlayers: 40\nhidden: 4096\nheads: 32\nkvHeads: 8\nheadDim: 128\ncontextWindow: 131072 tok\nlicence: { value: MIT, source: ${SOURCE} }\nsource: ${SOURCE}\n`,
  },
  {
    path: 'devices/gpu-24.yaml',
    text: `name: GPU\nmemory: 24 GB\nbandwidth: 1000 GB/s\nlink: pcie4\nflops: { bf16: 100 TFLOP/s }\nsource: ${SOURCE}\n`,
  },
];

let small: string | undefined;
let real: string | undefined;

export const smallCatalog = (): string => {
  if (small) return small;
  const { content, problems } = compileEntries(SMALL.map(e => ({ ...e, file: `pricing-data/${e.path}` })));
  if (problems.length) throw new Error(problems.map(p => p.message).join('; '));
  small = JSON.stringify({ ...content, sources: [], sha256: '' });
  return small;
};

/** The catalog of the project. */
export const realCatalog = async (): Promise<string> => {
  real ??= shippedCatalog().json;
  return real;
};

/** What a run depends on: a scenario, the small catalog, and nothing else asked. */
export const inputOf = (text: string, more: Partial<CompareInput> = {}): CompareInput => ({
  text,
  file: 'test.yaml',
  sha256: '0'.repeat(64),
  settings: [],
  asOf: undefined,
  catalogJson: smallCatalog(),
  toolVersion: '0.0.0',
  ...more,
});

export const compared = (text: string, catalogJson = smallCatalog(), more: Partial<CompareInput> = {}): Compared =>
  runCompare(inputOf(text, { catalogJson, ...more }));

/** The report of a scenario without errors. */
export function reportOf(text: string, catalogJson?: string): Report {
  const { report, problems } = compared(text, catalogJson);
  const errors = problems.filter(p => p.severity === 'error').map(p => `${p.code} ${p.message}`);
  if (!report || errors.length) throw new Error(errors.join('; ') || 'no report');
  return report;
}

export function planOf(report: Report, id: string): PlanReport {
  const plan = report.plans.find(p => p.id === id);
  if (!plan) throw new Error(`no plan ${id}`);
  return plan;
}

/** Monthly cost by line, as plain decimals to 12 places, without the id of the option where there is only one. */
export function linesOf(report: Report, id: string): Record<string, number> {
  const plan = planOf(report, id);
  const prefix = `${id}.`;
  return Object.fromEntries(
    plan.lines.map(l => [l.id.startsWith(prefix) ? l.id.slice(prefix.length) : l.id, round(l.monthly.value)]),
  );
}

export const monthly = (report: Report, id: string): number => round(planOf(report, id).monthly!.value);

/** A decimal of the report as a number, its last digits cut off. */
export const round = (text: string): number => Number(Number(text).toPrecision(12));

/** A month of 720 hours and 30 days, no discounting: what stands in a comment can be done in the head. */
export const PLAIN = `
horizon: 12 month
discountRate: 0% /year
calendar: { hoursPerMonth: 720 h/month }
`;

/** One replica of rented or owned hardware, so described that nothing is checked or estimated. */
export const FLEET = 'model: m-10b, replica: 1 x gpu-24, fit: assume, targetUtilisation: 100%';
