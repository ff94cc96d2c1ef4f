import { withCatalogSpreads } from '../../model/catalog-spreads.ts';
import { Faults } from '../../model/fault.ts';
import type { Sizes } from '../../model/mix.ts';
import { type Model, modelOf } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { Sheet } from '../../quantity/sheet.ts';
import { sameUnknown } from './alike.ts';
import { type UncertainInput, uncertainInputs } from './uncertain-inputs.ts';

/** The plans of a scenario as they are simulated: with what the catalog's prices may do, where that is wanted. */
export interface SimulatedPlans {
  readonly model: Model;
  /** Those that no task is closed to; a limit may be broken in some draws, or in all. */
  readonly plans: readonly Plan[];
  readonly unknowns: readonly UncertainInput[];
}

/** The plans at the sizes of today: a fill keeps its fleet across the draws (DESIGN §7, settled 4). */
export function simulatedPlans(
  { context, ...model }: Model,
  sizes: ReadonlyMap<string, Sizes>,
  catalogSpreads: boolean,
): SimulatedPlans {
  const { catalog, asOf } = context;
  const scenario = catalogSpreads ? withCatalogSpreads(context.scenario, catalog) : context.scenario;
  const drawn = catalogSpreads ? modelOf(scenario, catalog, asOf, context.drive, new Faults()) : { ...model, context };
  const plans = drawn.mixes
    .map(m => drawn.plan(m.id, m.mix, sizes.get(m.id) ?? new Map()))
    .filter(p => !p.closed.length);
  const { ranged } = new Sheet(
    plans.flatMap(p => [...Object.values(p.figures), ...p.margins.map(m => m.margin)]).flatMap(q => q ?? []),
  );
  const inputs = catalogSpreads ? ranged : new Map([...ranged].filter(([, input]) => isWritten(input)));
  return { model: drawn, plans, unknowns: uncertainInputs(inputs, sameUnknown(scenario)) };
}

/** Whether a range is the user's own: neither of the catalog nor of an estimate. */
const isWritten = ({ source }: Variable): boolean =>
  source.kind === 'scenario' ||
  source.kind === 'commandLine' ||
  (source.kind === 'catalog' && source.overlay !== undefined);
