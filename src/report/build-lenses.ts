import { chosenSizes } from '../analysis/fleet-size.ts';
import { Faults } from '../model/fault.ts';
import { type Lens, lensed, lensesOf } from '../model/lens.ts';
import { type Model, modelOf } from '../model/model.ts';
import type { Plan } from '../model/plan.ts';
import { likelyValues } from '../quantity/exact.ts';
import { FigureMaker } from './figure.ts';
import type { LensReport } from './report.ts';

/** The possible plans through every lens that shows something else than all costs; a fill is sized by what is counted. */
export function lensReports(model: Model, possible: readonly Plan[]): readonly LensReport[] {
  const { scenario } = model.context;
  return lensesOf(scenario).map(lens => lensReport(lens, model, possible));
}

function lensReport(lens: Lens, model: Model, possible: readonly Plan[]): LensReport {
  const { scenario, catalog, asOf, drive } = model.context;
  const through = modelOf(lensed(scenario, lens), catalog, asOf, drive, new Faults());
  const plans = possible.map(p => {
    const { mix } = through.mixes.find(m => m.id === p.id)!;
    return { plan: p.id, cost: through.plan(p.id, mix, chosenSizes(p.id, mix, through)).figures.monthly };
  });
  const maker = new FigureMaker(plans.map(p => p.cost));
  const value = (i: number) => likelyValues(plans[i]!.cost)[0]!;
  const best = plans.reduce((b, _, i) => (value(i).lt(value(b)) ? i : b), 0);
  return {
    lens,
    cheapest: plans[best]?.plan ?? null,
    plans: plans.map(({ plan, cost }) => ({ plan, monthly: maker.figure(cost) })),
  };
}
