import { simulationOf } from '../../analysis/simulation/answers.ts';
import { samplerOf } from '../../analysis/simulation/drawn-costs.ts';
import type { Precision } from '../../analysis/simulation/precision.ts';
import type { RunDraws } from '../../analysis/simulation/simulate.ts';
import { simulatedPlans } from '../../analysis/simulation/simulated-plans.ts';
import { costOfChoosing } from '../../analysis/simulation/standing-in-draws.ts';
import type { Problem } from '../../input/problem.ts';
import { reportOf } from '../assemble.ts';
import type { CompareInput } from '../compare-input.ts';
import { costedRun } from '../costed-run.ts';
import type { Report } from '../report.ts';
import { breakEvenReports, paybackReports } from './crossing-reports.ts';
import { drawnText, estimateText } from './drawn-text.ts';
import { limitedFigures } from './limited-figures.ts';
import { limitReports, simulatedPlanReports } from './plan-reports.ts';
import type { SimulationQuestion } from './question.ts';
import type { Choice, SimulationReport } from './simulation-report.ts';
import { progressWords } from './simulation-words.ts';
import { driverReports, knowingReport, unknownReports } from './unknown-reports.ts';

/** The Report with the section `simulation`. */
export type SimulatedReport = Report & { readonly simulation: SimulationReport };

export interface SimulationAnswer {
  /** Absent when the input is wrong. */
  readonly report?: SimulatedReport;
  readonly problems: readonly Problem[];
}

/** From the text of a scenario to how sure its answer is. `run` evaluates the draws: on this thread or on others. */
export async function runSimulation(
  input: CompareInput,
  question: SimulationQuestion,
  run: RunDraws,
): Promise<SimulationAnswer> {
  const costed = costedRun(input);
  if (!('run' in costed)) return costed;
  const { model, sizes, scenario, problems, together } = costed.run;
  const drawn = together?.drawn ?? simulatedPlans(model, sizes, scenario.uncertainty.catalogSpreads);
  const limits = limitedFigures(scenario.budget, drawn.plans, drawn.model.context);
  const { told, seed, precision, most } = question;
  const sampler = samplerOf(drawn.unknowns, together?.groups ?? [], seed);
  const found = await simulationOf(
    drawn,
    limits,
    sampler,
    {
      precision,
      most,
      told: (draws, reached) => told?.(progressWords(draws, precisionText(reached))),
      now: what => told?.(what),
    },
    run,
  );
  const ids = drawn.plans.map(p => p.id);
  const { simulated } = found;
  const simulation: SimulationReport = {
    draws: simulated.draws,
    replications: simulated.tallies.length,
    seed,
    stopped: simulated.stopped,
    precision: precisionText(precision),
    reached: precisionText(simulated.reached),
    quantileError: drawnText(simulated.kept.quantileError),
    unknowns: unknownReports(drawn.unknowns, sampler.marginals),
    correlations: (together?.pairs ?? []).map(({ between, rank }) => ({ between, rank: rank.toFixed() })),
    plans: simulatedPlanReports(drawn, found),
    budget: limitReports(limits, found),
    payback: paybackReports(found),
    breakEven: breakEvenReports(found),
    choice: choiceReport(ids, found),
    drivers: driverReports(found, ids, drawn.unknowns),
    knowing: knowingReport(found, ids, drawn.unknowns),
  };
  const report = reportOf({ ...costed.run, overTraffic: false });
  // payback and lenses are those of likely values, as `tco compare` has them
  return { report: { ...report, simulation }, problems };
}

const precisionText = ({ median, share }: Precision): SimulationReport['reached'] => ({
  median: drawnText(median),
  share: drawnText(share),
});

type Found = Awaited<ReturnType<typeof simulationOf>>;

function choiceReport(ids: readonly string[], { choice, atLikely, simulated }: Found): Choice {
  const { plans, leastRegret } = choice;
  const most = plans.reduce((best, p, i) => (p.cheapest.mean > plans[best]!.cheapest.mean ? i : best), 0);
  const dearer =
    atLikely !== undefined && leastRegret !== undefined && atLikely !== leastRegret
      ? costOfChoosing(simulated.tallies, atLikely, leastRegret)
      : undefined;
  return {
    atLikely: atLikely === undefined ? null : ids[atLikely]!,
    mostOften: plans[most]?.cheapest.mean ? ids[most]! : null,
    leastRegret: leastRegret === undefined ? null : ids[leastRegret]!,
    costOfLikely: dearer ? estimateText(dearer) : null,
  };
}
