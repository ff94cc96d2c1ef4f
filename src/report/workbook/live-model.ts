import { givensIn, withGivens } from '../../analysis/over/amount-at.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import type { Plan } from '../../model/plan.ts';
import type { Amount } from '../../quantity/amount.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { CURRENCIES } from '../../quantity/unit.ts';
import { watchedGiven } from '../../quantity/watched.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Run } from '../assemble.ts';

/** The plans of a run with formulas that hold for other inputs, too. */
export interface LiveModel {
  readonly model: Model;
  readonly plans: readonly Plan[];
  /** Whether all that depends on an input follows it through the formulas. */
  isLive(variable: Variable): boolean;
}

/** More tasks than this share the formulas of those that grow and wait alike, so that these inputs decide the formulas. */
const MOST_APART = 24;

/**
 * Builds the formulas of a run once more with every input watched: one whose value is read while they are built shapes them and is
 * not live. An input of 0 stands in these formulas, where else it is left out of them. Where that cannot be had (no price is known for
 * a kind of token that no task has), such tokens are left out again, or all that is 0.
 */
export function liveModelOf(run: Run): LiveModel {
  const counts = givensIn(run.scenario.tasks.map(t => [t.counts, t.perOption]));
  return (
    built(run, () => false) ??
    built(run, given => counts.has(given.path) && isZero(given)) ??
    built(run, isZero) ??
    built(run, () => true)!
  );
}

function built(run: Run, leftOut: (given: Given) => boolean): LiveModel | undefined {
  const { scenario, model: known, asOf, sizes } = run;
  const read = new Set<Amount>();
  const watched = new Set<Amount>();
  const kept = keptPaths(scenario);
  const watch = (given: Given): Given => {
    if (kept.has(given.path) || leftOut(given)) return given;
    watched.add(given.amount);
    return watchedGiven(given, () => read.add(given.amount));
  };
  const faults = new Faults();
  const catalog = watchedCatalog(known.context.catalog, given => {
    watched.add(given.amount);
    // of several offers the cheapest is taken; its price is one to change all the same
    return watchedGiven(given, () => isPrice(given) || read.add(given.amount));
  });
  const model = modelOf(withGivens(scenario, watch), catalog, asOf, { conditions: true }, faults);
  if (faults.failed) return undefined;
  const plans = model.mixes.map(m => model.plan(m.id, m.mix, sizes.get(m.id)));
  if (faults.failed) return undefined;
  return { model, plans, isLive: ({ amount }) => watched.has(amount) && !read.has(amount) };
}

/** Inputs that go by what they are: shares of plans, which add up; and what tells tasks apart, where there are many. */
function keptPaths(scenario: Scenario): ReadonlySet<string> {
  const { plans, tasks } = scenario;
  const tellApart = tasks.length > MOST_APART;
  const waiting = tasks.map(t => t.batchable);
  return new Set([
    ...givensIn(plans).keys(),
    ...(tellApart ? tasks.map(t => t.growth.path) : []),
    // hours of unlike days are only told apart where some work may wait
    ...(tellApart || waiting.every(isZero) ? waiting.map(g => g.path) : []),
  ]);
}

const isPrice = ({ amount }: Given): boolean => CURRENCIES.some(c => amount.unit.powers.has(c));

/** Lookups of which a cost formula takes inputs. */
const LOOKUPS = ['api', 'model', 'device', 'site', 'person', 'rentals', 'throughput'] as const;

/** The catalog with the inputs of what is looked up watched; the same entry is the same object again. */
function watchedCatalog(catalog: Catalog, watch: (given: Given) => Given): Catalog {
  const known = new Map<object, object>();
  const watchedEntry = <T>(entry: T): T => {
    if (typeof entry !== 'object' || entry === null) return entry;
    const found = known.get(entry) ?? (withGivens(entry, watch) as object);
    known.set(entry, found);
    return found as T;
  };
  const lookups = LOOKUPS.map(name => [
    name,
    (...of: string[]) => watchedEntry((catalog[name] as (...of: string[]) => unknown)(...of)),
  ]);
  const own = Object.create(catalog, { defaults: { value: withGivens(catalog.defaults, watch) } }) as Catalog;
  return Object.assign(own, Object.fromEntries(lookups));
}
