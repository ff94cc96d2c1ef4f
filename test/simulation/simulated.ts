import { onThisThread } from '../../src/analysis/simulation/simulate.ts';
import { runSimulation, type SimulatedReport } from '../../src/report/simulation/build-simulation.ts';
import { DEFAULT_QUESTION, type SimulationQuestion } from '../../src/report/simulation/question.ts';
import type { Drivers, SimulatedPlan, SimulationReport } from '../../src/report/simulation/simulation-report.ts';
import type { SampleFiles } from '../../src/scenario/samples/sample-files.ts';
import { inputOf, smallCatalog } from '../model/compare.ts';

export interface Asked extends Partial<SimulationQuestion> {
  readonly catalogJson?: string;
  readonly samples?: SampleFiles;
}

/** What `tco simulate` answers, drawn on this thread. */
export function answered(text: string, { catalogJson = smallCatalog(), samples, ...question }: Asked = {}) {
  const input = inputOf(text, { catalogJson, derivations: false, ...(samples && { samples }) });
  return runSimulation(input, { ...DEFAULT_QUESTION, ...question }, onThisThread());
}

/** The report of a scenario without errors. */
export async function simulated(text: string, asked?: Asked): Promise<SimulatedReport> {
  const { report, problems } = await answered(text, asked);
  const errors = problems.filter(p => p.severity === 'error').map(p => `${p.code} ${p.message}`);
  if (!report || errors.length) throw new Error(errors.join('; ') || 'no report');
  return report;
}

export const simulationOf = async (text: string, asked?: Asked): Promise<SimulationReport> =>
  (await simulated(text, asked)).simulation;

export function planIn({ plans }: SimulationReport, id: string): SimulatedPlan {
  const plan = plans.find(p => p.plan === id);
  if (!plan) throw new Error(`no plan ${id}`);
  return plan;
}

/** Share of the variance of what the first drivers speak of, by unknown. */
export const sharesIn = ({ variance }: Drivers): Record<string, number> =>
  Object.fromEntries(variance.map(v => [v.unknowns.join(' '), Number(v.total.value)]));

/** One month without discounting: what an API costs is its price times its tokens. */
export const MONTH = `
horizon: 1 month
discountRate: 0% /year
calendar: { hoursPerMonth: 720 h/month }
staff: {}
uncertainty: { catalogSpreads: false }
tasks: { chat: { tokens: 1000M tok/month, inputShare: 50% } }
`;

/** An API at prices a Mtok, of which a month takes 500 of input and 500 of output: it costs 500 × (input + output). */
export const api = (id: string, input: string, output = '0 USD/Mtok'): string =>
  `${id}: { api: own/${id}, price: { input: ${input}, output: ${output} } }`;

export const apis = (...options: readonly string[]): string =>
  `${MONTH}options:\n${options.map(o => `  ${o}\n`).join('')}`;
