import { Decimal } from '../../quantity/decimal.ts';
import type { Report } from '../report.ts';
import { attributionsOf, METHOD, type Totals } from './attribution.ts';
import { bothSides, type Computed, comparable, type DifferenceInput, type Side } from './both-sides.ts';
import { catalogPrices } from './catalog-prices.ts';
import { type ChangedInput, changedAssumptions, changedInputs } from './changed-inputs.ts';
import type { Attribution, Difference, DifferenceSide, InputChange, PlanChange } from './difference.ts';
import { Hybrids } from './hybrids.ts';
import { mainOf } from './main-plan.ts';
import { movedInputs, type Patience } from './moved-inputs.ts';
import { planChanges } from './plan-changes.ts';
import { figureOf, remainders } from './remainder.ts';
import { routingChange } from './routing-change.ts';
import { screened } from './screened-inputs.ts';
import type { ComputedSide } from './side.ts';
import { likeliestOf, verdictChange } from './verdict-change.ts';

export type { DifferenceInput } from './both-sides.ts';

export interface DifferenceAsked {
  readonly toolVersion: string;
  readonly progress?: (what: string) => void;
}

/** From two scenarios or reports to what differs and why. Throws InputFault with what is wrong with either. */
export function runDifference(a: DifferenceInput, b: DifferenceInput, asked: DifferenceAsked): Difference {
  asked.progress?.('computing both sides');
  const [before, after] = bothSides(a, b);
  comparable(before, after);
  const sides = [before, after] as const;
  const plans = planChanges(before.report, after.report);
  const why = sides.flatMap(side => (side.why === undefined ? [] : [side.why]));
  const found =
    before.computed && after.computed
      ? explained(before as Computed, after as Computed, plans, asked)
      : { ...NOTHING, inputs: changedAssumptions(before.report, after.report).map(noEffects) };
  const verdict = verdictChange(before.report, after.report, found.attribution);
  const routing = routingChange(before.report, after.report);
  const same = found.inputs.length === 0 && !verdict.changed && plans.every(isSame) && !isRerouted(routing);
  return {
    schema: 'tco-diff/1',
    tool: { name: 'tco', version: asked.toolVersion },
    a: headOf(before),
    b: headOf(after),
    currency: before.report.basis.currency,
    unit: `${before.report.basis.currency}/month`,
    same,
    verdict,
    plans,
    method: found.attribution.length > 0 ? METHOD : null,
    attribution: found.attribution,
    unattributed: why.length > 0 ? [...new Set(why)].join('; ') : null,
    inputs: found.inputs,
    inputsLeftOut: found.leftOut,
    leftOutAreSmaller: found.smaller,
    catalogPrices: found.prices,
    routing,
    notes: [...found.notes, ...dayNotes(before, after), ...routedNotes(before.report, after.report)],
    problems: sides.flatMap((side, i) =>
      (side.report.problems ?? []).map(problem => ({ ...problem, side: i === 0 ? ('a' as const) : ('b' as const) })),
    ),
  };
}

/** A later day moves more than the prices in force; it counts as price as a whole. */
function dayNotes(before: Side, after: Side): readonly string[] {
  const moved = before.report.catalog.asOf !== after.report.catalog.asOf;
  const runsOut = [before, after].some(({ computed }) => computed?.runsOut);
  if (!moved || !runsOut) return [];
  return ['the day also decides how long contracts go on and how old hardware is; that counts as price here'];
}

const isSame = ({ change, difference, lines }: PlanChange): boolean =>
  (change === 'kept' || change === 'impossible') &&
  lines.length === 0 &&
  Object.values(difference).every(d => d === null || new Decimal(d).isZero());

const isRerouted = (routing: Difference['routing']): boolean =>
  routing !== null && (routing.a !== routing.b || [...routing.shares, ...routing.replicas].some(({ a, b }) => a !== b));

interface Found {
  readonly attribution: readonly Attribution[];
  readonly inputs: readonly InputChange[];
  readonly leftOut: number;
  readonly smaller: boolean;
  readonly prices: readonly InputChange[];
  readonly notes: readonly string[];
}

const NOTHING: Found = { attribution: [], inputs: [], leftOut: 0, smaller: true, prices: [], notes: [] };
const noEffects = (input: ChangedInput): InputChange => ({ ...input, effects: [] });

/** What the change comes from, for plans that are possible on both sides. */
function explained(a: Computed, b: Computed, changes: readonly PlanChange[], { progress }: DifferenceAsked): Found {
  const inputs = changedInputs(a.computed, b.computed);
  const totals = a.computed.plans.flatMap(({ id }): Totals[] => {
    const [was, is] = [a, b].map(side => figureOf(side.report, id));
    const computable = [a, b].every(side => figureOf(side.computed.report, id) !== undefined);
    return was !== undefined && is !== undefined && computable ? [{ plan: id, a: was, b: is }] : [];
  });
  const ids = totals.map(total => total.plan);
  let mixtures = 0;
  const hybrids = new Hybrids(a.computed, b.computed, ids, () => progress?.(`mixtures of both sides, ${++mixtures}`));
  const { remainder, notes } = remainders(a, b);
  const main = mainOf(changes, likeliestOf(b.report)?.id ?? null, likeliestOf(a.report)?.id ?? null)?.id;
  const rough = (): ReadonlyMap<string, number> => {
    const costs = [a, b].map(side => side.computed.plans.map(plan => plan.figures.monthly));
    const [before, after] = [a, b].map(side => side.computed.plans.find(plan => plan.id === main)?.figures.monthly);
    return before && after ? screened(inputs, [before, after], [costs[0]!, costs[1]!]) : new Map();
  };
  return {
    attribution: attributionsOf(hybrids, inputs, totals, remainder),
    ...movedInputs(hybrids, inputs, ids, patienceOf(b.computed), rough),
    prices: inputs.some(input => input.id === 'asOf' || input.id === 'catalog')
      ? catalogPrices(a.computed, b.computed, ids)
      : [],
    notes,
  };
}

/** Fewer mixtures where each takes long. */
const patienceOf = ({ report, tasks }: ComputedSide): Patience =>
  tasks * report.plans.length > 1000 ? { few: 4, most: 8 } : { few: 6, most: 24 };

function routedNotes(a: Report, b: Report): readonly string[] {
  if (a.routing && b.routing) return ['the routed split was settled anew on each side; its change is not attributed'];
  if (a.routing || b.routing) return [`only ${a.routing ? 'A' : 'B'} is a report of \`tco route\``];
  return [];
}

function headOf({ of, report }: Side): DifferenceSide {
  const { catalog, scenario, tool } = report;
  return {
    file: of.file,
    form: of.saved ? 'report' : 'scenario',
    name: scenario.name,
    sha256: scenario.sha256,
    asOf: catalog.asOf,
    catalog: {
      version: catalog.version,
      sha256: catalog.sha256,
      overlays: (catalog.overlays ?? []).map(overlay => overlay.name),
    },
    toolVersion: tool.version,
  };
}
