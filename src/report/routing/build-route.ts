import { chosenSizes } from '../../analysis/fleet-size.ts';
import { smallestClash } from '../../analysis/routing/clash.ts';
import { namedBaselines } from '../../analysis/routing/named-baselines.ts';
import { type Requirement, requirementsOf } from '../../analysis/routing/requirements.ts';
import { type RoutingCase, routed } from '../../analysis/routing/routing-case.ts';
import type { Routed, Routing, Unsettled } from '../../analysis/routing/solve-routing.ts';
import type { Limits, Solve } from '../../analysis/routing/solver.ts';
import { type Sweep, type Swept, sweepOver } from '../../analysis/routing/sweep.ts';
import { withinTime } from '../../analysis/routing/within-time.ts';
import { type Worth, worths } from '../../analysis/routing/worth.ts';
import type { Problem } from '../../input/problem.ts';
import type { Context } from '../../model/context.ts';
import { findFaultsOfPlans } from '../../model/faults-of-plans.ts';
import { inMonth } from '../../model/paced.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { figuresOf } from '../assemble.ts';
import type { CompareInput } from '../compare-input.ts';
import { prepare } from '../prepare.ts';
import { priceWarnings } from '../price-warnings.ts';
import type { Report } from '../report.ts';
import { togetherIn } from '../together.ts';
import { assembleRoute } from './assemble-route.ts';
import type { Clash } from './clash-report.ts';

/** What `tco route` is asked besides the scenario. */
export interface RouteQuestion {
  readonly limits: Limits;
  /** What the split is followed over however large the problem is; undefined: over traffic, where the problem is small. */
  readonly over?: Swept | undefined;
  /** Ends of the sweep; undefined: an eighth to eight times what the scenario has. */
  readonly between?: { readonly from: SweptEnd; readonly to: SweptEnd } | undefined;
  /** Work out what each change is worth however large the problem is. */
  readonly asked?: boolean;
  /** The split alone, without what it is held against and what would change it. */
  readonly alone?: boolean;
  /** Nor the other plans of the scenario. */
  readonly bare?: boolean;
  /** Seconds since the question was asked: all searches together stay within `limits.time`. */
  readonly elapsed?: () => number;
  readonly progress?: (what: string) => void;
}

export interface RouteAnswer {
  readonly report?: Report;
  readonly problems: readonly Problem[];
  /** The settled split, for those who carry it out; undefined where none is possible. */
  readonly routed?: Routed;
}

/** A volume in tokens a day or a month, or a factor of today's prices. */
export type SweptEnd = { readonly tokens: number; readonly per: 'day' | 'month' } | { readonly factor: number };

/** Times what the scenario has at which the split is followed where no ends were asked for. */
const FACTORS = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8];

/** Points of a sweep between two ends, evenly spaced by ratio. */
const POINTS = 9;

/** Unknowns, and whole ones among them, up to which what a change is worth and what other traffic does are worked out unasked. */
const SMALL = 4000;
const FEW_WHOLE = 100;

/** From the text of a scenario to the cheapest split of its tasks, with what is proven about it. */
export function runRoute(
  input: CompareInput,
  { limits, over, between, asked, alone, bare, elapsed, progress }: RouteQuestion,
  solver: Solve,
): RouteAnswer {
  const prepared = prepare(input);
  if ('problems' in prepared) return prepared;
  const { scenario, catalog, asOf, model, faults, layers } = prepared;
  const of: RoutingCase = { scenario, catalog, asOf };
  const beside = bare ? [] : model.mixes;
  const sizes = new Map(beside.map(m => [m.id, chosenSizes(m.id, m.mix, model)]));
  const plans = beside.map(m => model.plan(m.id, m.mix, sizes.get(m.id)!));
  if (bare) findFaultsOfPlans(model);
  if (faults.failed) return { problems: prepared.told([]) };
  const requirements = requirementsOf(of, model);
  const figures = figuresOf(plans, model.context);
  const problems = prepared.told(priceWarnings(figures.values(), layers, asOf, input.priceAge));
  const costed = { input, layers, scenario, model, plans, figures, asOf, problems };
  const together = bare ? undefined : togetherIn({ ...costed, sizes });
  if (together && 'problems' in together) return { problems: [...problems, ...together.problems] };
  const base = together ? { ...costed, together } : costed;
  progress?.('settling the split');
  const solve = elapsed ? withinTime(solver, limits.time, elapsed) : solver;
  const settled = routed(of, solve, limits);
  // where nothing was found in time, what needs no search is still an answer
  const found = settled.found || settled.why === 'impossible' ? settled : unproven(of, solver, limits, settled);
  if (!found.found) {
    progress?.('looking for what clashes');
    const clash = found.why === 'impossible' ? clashOf(of, requirements, solve, limits) : found.why;
    return { report: assembleRoute({ ...base, found: undefined, clash }), problems };
  }
  const few = found.routed.columns <= SMALL && found.routed.whole <= FEW_WHOLE;
  const small = few && !alone;
  progress?.('costing the alternatives');
  const baselines = alone ? [] : namedBaselines(of, solve, limits);
  const worth: readonly Worth[] =
    small || asked
      ? worths(of, found.routed.monthly, requirements, solve, limits, (n, all) =>
          progress?.(`what a change is worth, ${n + 1} of ${all}`),
        )
      : [];
  const points = between ? factorsBetween(between, model.context) : small || over ? FACTORS : undefined;
  const sweep: Sweep | undefined =
    points &&
    sweepOver(over ?? 'traffic', of, found.routed, points, solve, limits, (n, all) =>
      progress?.(`other ${over === 'apiPrice' ? 'prices' : 'traffic'}, ${n + 1} of ${all}`),
    );
  const left = (what: 'worth' | 'sweep', done: boolean) => (done || alone ? [] : [what]);
  const unasked = [...left('worth', few || asked === true), ...left('sweep', points !== undefined)];
  return {
    report: assembleRoute({ ...base, found: found.routed, baselines, worth, sweep, unasked }),
    problems,
    routed: found.routed,
  };
}

/** Everything at APIs, where no search came to an end; proven is nothing then. */
function unproven(of: RoutingCase, solver: Solve, limits: Limits, settled: Unsettled): Routing {
  const found = routed(of, solver, limits, { only: o => o.kind === 'api', plain: true });
  if (!found.found) return settled;
  return { found: true, routed: { ...found.routed, finished: false, bound: -Infinity, gap: Infinity } };
}

function clashOf(of: RoutingCase, requirements: readonly Requirement[], solve: Solve, limits: Limits): Clash {
  const known = new Map<string, boolean>();
  let stopped: Exclude<Unsettled['why'], 'impossible'> | undefined;
  const possible = (kept: readonly Requirement[]): boolean => {
    const lifted = requirements.filter(r => !kept.includes(r));
    const key = lifted.map(r => r.id).join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    // any split will do: the gap is wide open
    const found = routed(
      lifted.reduce((c, r) => r.lift(c), of),
      solve,
      { ...limits, gap: 1 },
    );
    if (!found.found && found.why !== 'impossible') stopped = found.why;
    known.set(key, found.found);
    return found.found;
  };
  const clash = smallestClash(requirements, possible);
  return stopped ?? clash ?? [];
}

function factorsBetween({ from, to }: NonNullable<RouteQuestion['between']>, context: Context): readonly number[] {
  const { demand, calendar } = context;
  const now = likelyValues(inMonth(demand.tokens, calendar.months, 0))[0]!.toNumber();
  const days = likelyValues(calendar.daysPerMonth)[0]!.toNumber();
  const factor = (end: SweptEnd) =>
    'factor' in end ? end.factor : (end.tokens * (end.per === 'day' ? days : 1)) / now;
  const [low, high] = [factor(from), factor(to)].sort((a, b) => a - b) as [number, number];
  return Array.from({ length: POINTS }, (_, i) => Number((low * (high / low) ** (i / (POINTS - 1))).toPrecision(8)));
}
