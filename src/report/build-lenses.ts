import { Faults } from '../model/fault.ts';
import { type Lens, lensed, lensesOf } from '../model/lens.ts';
import type { Sizes } from '../model/mix.ts';
import { type Model, modelOf } from '../model/model.ts';
import type { Plan } from '../model/plan.ts';
import { likelyValues } from '../quantity/exact.ts';
import { FigureMaker } from './figure.ts';
import type { LensReport } from './report.ts';

/** The possible plans through every lens that shows something else than all costs; fleets keep their size. */
export function lensReports(
  model: Model,
  possible: readonly Plan[],
  sizes: ReadonlyMap<string, Sizes>,
): readonly LensReport[] {
  const { scenario } = model.context;
  return lensesOf(scenario).map(lens => lensReport(lens, model, possible, sizes));
}

function lensReport(
  lens: Lens,
  model: Model,
  possible: readonly Plan[],
  sizes: ReadonlyMap<string, Sizes>,
): LensReport {
  const { scenario, catalog, asOf, drive } = model.context;
  const through = modelOf(lensed(scenario, lens), catalog, asOf, drive, new Faults());
  const plans = possible.map(p => {
    const { mix } = through.mixes.find(m => m.id === p.id)!;
    return { plan: p.id, cost: through.plan(p.id, mix, sizes.get(p.id)).figures.monthly };
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
