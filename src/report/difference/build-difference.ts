import { InputFault, type Problem } from '../../input/problem.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { CompareInput } from '../compare-input.ts';
import type { Report } from '../report.ts';
import { attributionsOf, METHOD, type Remainders, type Totals } from './attribution.ts';
import { catalogPrices } from './catalog-prices.ts';
import {
  type ChangedInput,
  catalogIdentity,
  catalogName,
  changedAssumptions,
  changedInputs,
} from './changed-inputs.ts';
import type { Attribution, Difference, DifferenceSide, InputChange } from './difference.ts';
import { Hybrids } from './hybrids.ts';
import { movedInputs } from './moved-inputs.ts';
import { planChanges } from './plan-changes.ts';
import { routingChange } from './routing-change.ts';
import { type ComputedSide, computedSide } from './side.ts';
import { verdictChange } from './verdict-change.ts';

/** One of the two: a scenario to compute, or a saved report and, where it carries its scenario, what computes it again. */
export type DifferenceInput =
  | { readonly file: string; readonly input: CompareInput; readonly saved?: undefined }
  | {
      readonly file: string;
      readonly saved: Report;
      readonly input: CompareInput | undefined;
      /** Why it cannot be computed again. */
      readonly why?: string;
    };

export interface DifferenceAsked {
  readonly toolVersion: string;
  readonly progress?: (what: string) => void;
}

interface Side {
  readonly of: DifferenceInput;
  readonly report: Report;
  readonly computed: ComputedSide | undefined;
  /** Why there is nothing computed. */
  readonly why: string | undefined;
}

/** From two scenarios or reports to what differs and why. Throws InputFault with what is wrong with either. */
export function runDifference(a: DifferenceInput, b: DifferenceInput, asked: DifferenceAsked): Difference {
  asked.progress?.('computing both sides');
  const [before, after] = both(a, b);
  sameCurrency(before, after);
  const sides = [before, after] as const;
  const plans = planChanges(before.report, after.report);
  const why = sides.flatMap(side => (side.why === undefined ? [] : [side.why]));
  const found =
    before.computed && after.computed
      ? explained(before as Computed, after as Computed, asked)
      : { ...NOTHING, inputs: changedAssumptions(before.report, after.report).map(noEffects) };
  const same =
    found.inputs.length === 0 &&
    plans.every(plan => Object.values(plan.difference).every(d => d === null || new Decimal(d).isZero())) &&
    plans.every(plan => plan.change === 'kept' || plan.change === 'impossible');
  return {
    schema: 'tco-diff/1',
    tool: { name: 'tco', version: asked.toolVersion },
    a: headOf(before),
    b: headOf(after),
    currency: before.report.basis.currency,
    unit: `${before.report.basis.currency}/month`,
    same,
    verdict: verdictChange(before.report, after.report, found.attribution),
    plans,
    method: found.attribution.length > 0 ? METHOD : null,
    attribution: found.attribution,
    unattributed: why.length > 0 ? [...new Set(why)].join('; ') : null,
    inputs: found.inputs,
    inputsLeftOut: found.leftOut,
    catalogPrices: found.prices,
    routing: routingChange(before.report, after.report),
    notes: [...found.notes, ...routedNotes(before.report, after.report)],
    problems: sides.flatMap((side, i) =>
      (side.report.problems ?? []).map(problem => ({ ...problem, side: i === 0 ? ('a' as const) : ('b' as const) })),
    ),
  };
}

type Computed = Side & { readonly computed: ComputedSide };

interface Found {
  readonly attribution: readonly Attribution[];
  readonly inputs: readonly InputChange[];
  readonly leftOut: number;
  readonly prices: readonly InputChange[];
  readonly notes: readonly string[];
}

const NOTHING: Found = { attribution: [], inputs: [], leftOut: 0, prices: [], notes: [] };
const noEffects = (input: ChangedInput): InputChange => ({ ...input, effects: [] });

/** Both sides; what is wrong with them is told together. */
function both(a: DifferenceInput, b: DifferenceInput): readonly [Side, Side] {
  const problems: Problem[] = [];
  const tried = (of: DifferenceInput): Side | undefined => {
    try {
      return sideOf(of);
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems.filter(problem => !problems.some(known => sameProblem(known, problem))));
      return undefined;
    }
  };
  const [before, after] = [tried(a), tried(b)];
  if (!before || !after) throw new InputFault(problems);
  return [before, after];
}

const sameProblem = (a: Problem, b: Problem): boolean => JSON.stringify(a) === JSON.stringify(b);

function sideOf(of: DifferenceInput): Side {
  if (!of.saved) {
    const computed = computedSide(of.input);
    return { of, report: computed.report, computed, why: undefined };
  }
  if (!of.input) return { of, report: of.saved, computed: undefined, why: of.why };
  try {
    return { of, report: of.saved, computed: computedSide(of.input), why: undefined };
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    const error = fault.problems.find(problem => problem.severity === 'error');
    const why = `${of.file} cannot be computed again with the catalog at hand${error ? `: ${error.message}` : ''}`;
    return { of, report: of.saved, computed: undefined, why };
  }
}

function sameCurrency({ report: a, of }: Side, { report: b }: Side): void {
  const [before, after] = [a.basis.currency, b.basis.currency];
  if (before === after) return;
  throw new InputFault([
    {
      code: 'E560',
      severity: 'error',
      message: `A is in ${before} and B in ${after}: amounts of two currencies have no difference`,
      at: { file: of.file, line: 1, column: 1 },
    },
  ]);
}

/** What the change comes from, for plans that are possible on both sides. */
function explained(a: Computed, b: Computed, { progress }: DifferenceAsked): Found {
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
  return {
    attribution: attributionsOf(hybrids, inputs, totals, remainder),
    ...leftOutAs(movedInputs(hybrids, inputs, ids)),
    prices: inputs.some(input => input.id === 'asOf' || input.id === 'catalog')
      ? catalogPrices(a.computed, b.computed, ids)
      : [],
    notes,
  };
}

const leftOutAs = ({ inputs, leftOut }: ReturnType<typeof movedInputs>) => ({ inputs, leftOut });

/** The monthly cost of a plan that is possible. */
function figureOf(report: Report, id: string): string | undefined {
  const plan = report.plans.find(p => p.id === id);
  return plan?.feasible ? plan.monthly?.value : undefined;
}

/** What saved totals are beyond those computed now: another catalog's prices, else another version of this program. */
function remainders(a: Computed, b: Computed): { readonly remainder: Remainders; readonly notes: readonly string[] } {
  const notes = [a, b].flatMap(side => {
    const { saved } = side.of;
    if (!saved) return [];
    if (catalogIdentity(saved) !== catalogIdentity(side.computed.report))
      return [
        `${side.of.file} was computed with the catalog ${catalogName(saved)}; its effects are found with ` +
          `${catalogName(side.computed.report)}, and what its totals differ by for that stands under price`,
      ];
    const other = saved.plans.some(plan => {
      const now = figureOf(side.computed.report, plan.id);
      return now !== undefined && plan.monthly && now !== plan.monthly.value;
    });
    return other
      ? [
          `tco ${saved.tool.version} computed ${side.of.file}; this version computes other totals from the same scenario, ` +
            'and what they differ by stands under assumptions',
        ]
      : [];
  });
  const catalogs = [a, b].some(
    side => side.of.saved && catalogIdentity(side.of.saved) !== catalogIdentity(side.computed.report),
  );
  const beyond = (side: Computed, plan: string): Decimal =>
    new Decimal(figureOf(side.report, plan)!).minus(figureOf(side.computed.report, plan)!);
  return {
    notes,
    remainder: plan => ({
      category: catalogs ? 'price' : 'assumptions',
      amount: beyond(b, plan).minus(beyond(a, plan)),
    }),
  };
}

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
