import type { Model } from '../../model/model.ts';
import { inMonth } from '../../model/paced.ts';
import type { Plan } from '../../model/plan.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { FLOATS } from '../../quantity/floats.ts';
import { isPossible } from '../possible-at-likely.ts';
import { type BreakEvenDraws, breakEvenDraws } from './break-even-draws.ts';
import { DrawRunner } from './draw-runner.ts';
import { drawnCosts, drawProgram, type LimitedFigure } from './drawn-costs.ts';
import { type DriversFound, driversOf } from './drivers.ts';
import { joined } from './joined.ts';
import { type PaybackDraws, paybackFormulas } from './payback-draws.ts';
import { type PartialInformation, valueOfKnowing } from './perfect-information.ts';
import { Sampler, type SamplerSpec } from './sampler.ts';
import { REPLICATIONS, type RunDraws, type Simulated, type SimulationWish, simulate } from './simulate.ts';
import type { SimulatedPlans } from './simulated-plans.ts';
import { type ChoiceInDraws, choiceInDraws } from './standing-in-draws.ts';

/** Everything a simulation answers, in base units. */
export interface SimulationFound {
  readonly simulated: Simulated;
  readonly choice: ChoiceInDraws;
  /** Place of the plan that is the cheapest at likely values, among those possible there. */
  readonly atLikely: number | undefined;
  /** What moves the plan of the least regret, and how far its closest rival lies above it. */
  readonly drivers: readonly (DriversFound & { readonly plan: number; readonly against: number | undefined })[];
  /** By unknown; null where no plan can be chosen. */
  readonly knowing: readonly (PartialInformation | null)[];
  readonly paybacks: readonly PaybackDraws[];
  readonly breakEvens: readonly BreakEvenDraws[];
  readonly horizon: number;
}

/** Draws of each replication that paybacks and break-evens are worked out for: they take far longer than a cost. */
const PORTIONS = { payback: 256, breakEven: 64 } as const;

/** Runs the draws and asks the questions. */
export async function simulationOf(
  plans: SimulatedPlans,
  limits: readonly LimitedFigure[],
  sampler: SamplerSpec,
  wish: SimulationWish & { readonly now?: (what: string) => void },
  run: RunDraws,
): Promise<SimulationFound> {
  const { unknowns, model } = plans;
  const { program, layout } = drawnCosts(plans, limits, sampler);
  const simulated = await simulate(program, layout, wish, run);
  const choice = choiceInDraws(simulated.tallies);
  const possible = plans.plans.filter(isPossible);
  const atLikely = cheapestOf(possible);
  const chosen = choice.leastRegret;
  wish.now?.('what moves it');
  const runner = new DrawRunner(program);
  const likely = unknowns.map(u => FLOATS.of(u.variable.likely));
  const outcomes = simulated.kept.outcomes();
  const rival = chosen === undefined ? undefined : rivalOf(choice, chosen);
  const pairs =
    chosen === undefined
      ? []
      : [[chosen, undefined] as const, ...(rival === undefined ? [] : [[rival, chosen] as const])];
  const found = unknowns.length
    ? driversOf(sampler, likely, (inputs, count) => {
        const costs = runner.evaluate(inputs, count);
        return pairs.map(([p, q]) => (q === undefined ? costs[p]! : costs[p]!.map((c, i) => c - costs[q]![i]!)));
      })
    : [];
  wish.now?.('paybacks and break-evens');
  return {
    simulated,
    choice,
    atLikely: atLikely && plans.plans.indexOf(atLikely),
    drivers: found.map((d, i) => ({ ...d, plan: pairs[i]![0], against: pairs[i]![1] })),
    knowing: unknowns.map((_, i) => valueOfKnowing(simulated.kept.input(i), outcomes)),
    paybacks: paybacksIn(possible, model, plans, sampler),
    breakEvens: atLikely ? breakEvensIn(possible, atLikely, model, plans, sampler) : [],
    horizon: model.context.calendar.months.labels.length,
  };
}

function cheapestOf(plans: readonly Plan[]): Plan | undefined {
  const cost = (p: Plan) => likelyValues(p.figures.monthly)[0]!;
  return plans.reduce<Plan | undefined>((best, p) => (best && cost(best).lte(cost(p)) ? best : p), undefined);
}

/** The plan that is the cheapest most often besides the chosen one. */
function rivalOf({ plans }: ChoiceInDraws, chosen: number): number | undefined {
  const others = plans.map((p, i) => ({ ...p, i })).filter(p => p.i !== chosen && p.cost);
  const closest = others.sort((a, b) => b.cheapest.mean - a.cheapest.mean || a.cost!.mean - b.cost!.mean)[0];
  return closest?.i;
}

function paybacksIn(
  possible: readonly Plan[],
  { context }: Model,
  { unknowns }: SimulatedPlans,
  sampler: SamplerSpec,
): readonly PaybackDraws[] {
  const formulas = paybackFormulas(possible, context.scenario.baseline, context);
  if (!formulas) return [];
  const runner = new DrawRunner(drawProgram(formulas.outputs, unknowns, sampler));
  const parts = Array.from({ length: REPLICATIONS }, (_, replication) =>
    formulas.read(runner.draw({ replication, from: 0, count: PORTIONS.payback }), PORTIONS.payback),
  );
  return parts[0]!.map((first, i) => ({ ...first, months: joined(parts.map(p => p[i]!.months)) }));
}

function breakEvensIn(
  possible: readonly Plan[],
  against: Plan,
  model: Model,
  { unknowns }: SimulatedPlans,
  spec: SamplerSpec,
): readonly BreakEvenDraws[] {
  const { calendar, demand } = model.context;
  const volume = likelyValues(inMonth(demand.tokens, calendar.months, 0))[0]!.toNumber();
  if (!(volume > 0)) return [];
  const sampler = new Sampler(spec);
  const draws = REPLICATIONS * PORTIONS.breakEven;
  const values = unknowns.map(() => new Float64Array(draws));
  for (let r = 0; r < REPLICATIONS; r++) {
    const part = values.map(v => v.subarray(r * PORTIONS.breakEven, (r + 1) * PORTIONS.breakEven));
    sampler.fill(r, 0, PORTIONS.breakEven, part);
  }
  const ids = possible.map(p => p.id);
  return breakEvenDraws(model, ids, against.id, volume, draws, { paths: unknowns.map(u => u.paths), values });
}
