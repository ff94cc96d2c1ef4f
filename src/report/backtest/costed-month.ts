import { chosenSizes } from '../../analysis/fleet-size.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { Faults } from '../../model/fault.ts';
import type { Mix, Sizes } from '../../model/mix.ts';
import { type Model, membersOf, modelOf } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { ledgerOf } from '../dossier/build-ledger.ts';
import type { LedgerLine } from '../dossier/dossier-report.ts';

/** A plan of a scenario, ready to be costed anew with another price list or another share of batch. */
export interface CostedPlan {
  readonly scenario: Scenario;
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly id: string;
  readonly mix: Mix;
  readonly sizes: Sizes;
}

/** A plan with its cost lines of month 1. */
export interface CostedMonth {
  readonly model: Model;
  readonly lines: readonly LedgerLine[];
}

export function planToCost(model: Model, id: string): CostedPlan {
  const { scenario, catalog, asOf } = model.context;
  const { mix } = model.mixes.find(m => m.id === id)!;
  return { scenario, catalog, asOf, id, mix, sizes: chosenSizes(id, mix, model) };
}

export function costedMonth({ id, mix, sizes }: CostedPlan, model: Model): CostedMonth {
  return { model, lines: ledgerOf([model.plan(id, mix, sizes)], model.context) };
}

/** Month 1 of the plan with other tasks or options; undefined where no cost comes of it, as where an API has no such tier. */
export function costedAnew(plan: CostedPlan, changed: Partial<Scenario>): CostedMonth | undefined {
  const faults = new Faults();
  const scenario = { ...plan.scenario, horizon: 1, ...changed };
  const model = modelOf(scenario, plan.catalog, plan.asOf, {}, faults);
  if (faults.failed || membersOf(plan.mix, scenario.options).some(o => !model.supplies.has(o.id))) return undefined;
  const month = costedMonth(plan, model);
  return faults.failed ? undefined : month;
}
