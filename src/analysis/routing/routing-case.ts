import type { Catalog } from '../../catalog/catalog.ts';
import type { Drive } from '../../model/drive.ts';
import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import { withWaitingApart } from '../../model/routed/waiting-apart.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';
import type { Restriction } from './candidates.ts';
import { type Routed, type Routing, solveRouting } from './solve-routing.ts';
import type { Limits, Solve } from './solver.ts';
import { splitRows } from './split-rows.ts';

/** A scenario to be routed, and how it may be changed to ask what a change is worth. */
export interface RoutingCase {
  readonly scenario: Scenario;
  readonly catalog: Catalog;
  readonly asOf: string;
  /** Requirements that are not held. */
  readonly lifted?: ReadonlySet<string>;
  /** Share of a task's traffic that reaches an option: what its prefix cache gets to see. */
  readonly reaching?: Drive['reaching'];
  /** All API prices, times this. */
  readonly apiPriceLevel?: number;
}

/** Formulas of the case: work that may wait apart, every task a pattern of its own. Faults of the scenario were told before. */
export const routedModel = (of: RoutingCase, faults = new Faults()): Model => {
  const { scenario, catalog, asOf, lifted, reaching, apiPriceLevel: level } = of;
  const drive: Drive = {
    apart: true,
    ...(lifted ? { lifted } : {}),
    ...(reaching ? { reaching } : {}),
    ...(level === undefined ? {} : { apiPriceLevel: Quantity.constant(level, '', 'API prices of the question') }),
  };
  return modelOf(withWaitingApart(scenario), catalog, asOf, drive, faults);
};

/** A split thins the traffic that a prefix cache sees; so many times it is settled anew for what it then finds. */
const MOST_ROUNDS = 4;

/** The cheapest split of a case. */
export function routed(
  of: RoutingCase,
  solve: Solve,
  limits: Limits,
  asked: Pick<Restriction, 'only' | 'plain'> = {},
): Routing {
  const restriction = { ...asked, held: heldShares(of.scenario) };
  let found = solveRouting(routedModel(of), solve, limits, restriction);
  for (let round = 1; found.found && round < MOST_ROUNDS && hasPrefixCaches(found.routed); round++) {
    const reaching = reachingOf(found.routed);
    const again = solveRouting(routedModel({ ...of, reaching }), solve, limits, restriction);
    if (!again.found) break;
    const settled =
      Math.abs(again.routed.monthly - found.routed.monthly) <= limits.gap * Math.abs(found.routed.monthly);
    found = again;
    if (settled) break;
  }
  return found;
}

/** Whether a fleet in use finds as much in its prefix cache as its traffic lets it. */
const hasPrefixCaches = ({ plan }: Routed): boolean =>
  plan.pools.some(({ supply: { option } }) => 'timeToLive' in option.prefixCache);

/** Share of each portion of a task that reaches an option in a split. */
export function reachingOf(settled: Routed): Drive['reaching'] {
  const shares = new Map<string, number>();
  const add = (task: string, option: string, share: number) => {
    const key = `${task}\n${option}`;
    shares.set(key, (shares.get(key) ?? 0) + share);
  };
  for (const { task, via, share } of splitRows(settled)) {
    const cascade = settled.mix.cascades.find(c => via.kind === 'cascade' && c.cascade.id === via.id)?.cascade;
    add(task.id, cascade ? cascade.try : via.id, share.toNumber());
    if (cascade) add(task.id, cascade.escalateTo, share.toNumber() * likelyInBase(cascade.escalation).toNumber());
  }
  return (task, option) => shares.get(`${task}\n${option}`) ?? 0;
}

/** Shares of the tasks that `routing.tasks` leaves out: they stay where the baseline has them. Undefined where all tasks are routed. */
export function heldShares({ routing, baseline, plans }: Scenario): Restriction['held'] {
  if (!routing?.tasks) return undefined;
  const mix = plans.find(p => p.id === baseline)?.mix;
  if (mix?.kind === 'shares')
    return (task, option) => {
      const share = mix.shares.get(task)?.get(option);
      return share ? likelyInBase(share).toNumber() : 0;
    };
  return (_, option) => (option === baseline ? 1 : 0);
}

/** The case with one option changed. */
export const withOption = (of: RoutingCase, id: string, change: (option: Option) => Option): RoutingCase => ({
  ...of,
  scenario: { ...of.scenario, options: of.scenario.options.map(o => (o.id === id ? change(o) : o)) },
});
