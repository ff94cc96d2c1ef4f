import { chosenSizes } from '../../analysis/fleet-size.ts';
import { standingOf } from '../../analysis/verdict.ts';
import { InputFault, type Problem } from '../../input/problem.ts';
import type { Branch } from '../../input/tree.ts';
import type { Lens } from '../../model/lens.ts';
import type { Plan } from '../../model/plan.ts';
import { readScenarioTree, scenarioOf } from '../../scenario/parse.ts';
import { figuresOf, headOf, problemsReport } from '../assemble.ts';
import { assumptionsOf } from '../build-assumptions.ts';
import { planReport, reasonsOf } from '../build-plan.ts';
import type { CompareInput } from '../compare-input.ts';
import type { Layers } from '../layers.ts';
import { prepare } from '../prepare.ts';
import { priceWarnings } from '../price-warnings.ts';
import type { Report } from '../report.ts';
import { shownQuantities } from '../shown-quantities.ts';
import { LikelyFigures } from './likely-figures.ts';

/** One of the two that are compared, computed now: its figures, and what it takes to mix it with the other. */
export interface ComputedSide {
  readonly tree: Branch;
  readonly layers: Layers;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly lens: Lens;
  readonly plans: readonly Plan[];
  /** Whether a contract or the age of hardware depends on the day. */
  readonly runsOut: boolean;
  /** How many there are. */
  readonly tasks: number;
  /** Plans, verdict and assumptions; without break-even, payback and derivations. */
  readonly report: Report;
  readonly problems: readonly Problem[];
}

/** Computes a scenario as far as a difference needs it. Throws InputFault with everything that is wrong with it. */
export function computedSide(input: CompareInput): ComputedSide {
  const { tree, problems: found } = readScenarioTree(input.text, input.file, input.settings, input.samples);
  if (!tree) throw new InputFault([...found]);
  const prepared = prepare(input, scenarioOf(tree, { file: input.file, sha256: input.sha256 }, found));
  if ('problems' in prepared) throw new InputFault([...prepared.problems]);
  const { layers, scenario, asOf, model, faults } = prepared;
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, chosenSizes(m.id, m.mix, model)));
  if (faults.failed) throw new InputFault([...prepared.told([])]);
  const figures = figuresOf(plans, model.context);
  const problems = prepared.told(priceWarnings(figures.values(), layers, asOf, input.priceAge));
  const { calendar, demand } = model.context;
  const maker = new LikelyFigures(shownQuantities(figures, plans, model.context));
  const reasons = new Map(plans.map(p => [p.id, reasonsOf(p, maker)]));
  const possible = plans.filter(p => reasons.get(p.id)!.length === 0);
  const standing = standingOf(possible);
  const { candidates } = standing;
  const cheapest = candidates.length > 1 ? 'depends' : (candidates[0] ?? null);
  const reported = (p: Plan) =>
    planReport(
      p,
      reasons.get(p.id)!,
      p.id === scenario.baseline,
      standing.cheapestIn.get(p.id),
      demand,
      calendar.months,
      maker,
    );
  const report: Report = {
    ...headOf({ input, layers, scenario, model, figures, asOf }, maker, undefined),
    assumptions: assumptionsOf(scenario, [...figures.values()], asOf, input.asOf !== undefined, model.supplies),
    plans: plans.map(reported),
    breakEven: [],
    envelope: [],
    verdict: { cheapest, candidates, saving: null, against: null, flips: [] },
    derivations: {},
    problems: problemsReport(problems),
  };
  const runsOut = scenario.options.some(o => o.contract || (o.kind === 'buy' && o.buy.inService));
  return {
    runsOut,
    tree,
    layers,
    asOf,
    lens: input.lens ?? 'fullyLoaded',
    plans,
    tasks: scenario.tasks.length,
    report,
    problems,
  };
}
