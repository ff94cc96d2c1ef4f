import type { Category } from '../../scenario/difference/category-of.ts';
import type { PlanReport, ReportProblem } from '../report.ts';

/**
 * What changed between two scenarios or reports (published as `schema/diff.schema.json`). Decimals are text; a difference is B − A;
 * amounts without a unit of their own are in `unit`.
 */
export interface Difference {
  readonly schema: 'tco-diff/1';
  readonly tool: { readonly name: 'tco'; readonly version: string };
  readonly a: DifferenceSide;
  readonly b: DifferenceSide;
  readonly currency: string;
  /** Of the monthly costs and of all effects: `USD/month`. */
  readonly unit: string;
  /** Nothing that a cost depends on differs, and no figure does. */
  readonly same: boolean;
  readonly verdict: VerdictChange;
  readonly plans: readonly PlanChange[];
  /** How the effects are found, where there are any. */
  readonly method: string | null;
  readonly attribution: readonly Attribution[];
  /** Why there is no attribution at all; null where there is one, or nothing to attribute. */
  readonly unattributed: string | null;
  readonly inputs: readonly InputChange[];
  /** Changed inputs whose own effect was not asked for, since there are so many. */
  readonly inputsLeftOut: number;
  /** Whether those are known to move the plan of the sentences less than the ones asked. */
  readonly leftOutAreSmaller: boolean;
  /** Figures of the catalog that both use and that differ: parts of what the day or the catalog moved. */
  readonly catalogPrices: readonly InputChange[];
  /** Of reports of `tco route`. */
  readonly routing: RoutingChange | null;
  /** What a reader must know of these figures, a sentence each. */
  readonly notes: readonly string[];
  readonly problems: readonly (ReportProblem & { readonly side: 'a' | 'b' })[];
}

export interface DifferenceSide {
  readonly file: string;
  readonly form: 'scenario' | 'report';
  readonly name: string;
  readonly sha256: string;
  /** The day of the prices. */
  readonly asOf: string;
  readonly catalog: { readonly version: string; readonly sha256: string; readonly overlays: readonly string[] };
  readonly toolVersion: string;
}

export interface VerdictChange {
  readonly a: VerdictSide;
  readonly b: VerdictSide;
  readonly changed: boolean;
  /** Why another plan is the cheapest; null where none is. */
  readonly reason: string | null;
}

export interface VerdictSide {
  /** Plan id, `depends`, or null when no plan is possible. */
  readonly cheapest: string | null;
  readonly candidates: readonly string[];
  /** The cheapest at likely values. */
  readonly likeliest: string | null;
  /** What `likeliest` costs. */
  readonly monthly: string | null;
}

export type FigureName = 'monthly' | 'horizonTotal' | 'upfront' | 'perMtok';

export interface PlanChange {
  readonly id: string;
  /** `lost`: in both, no longer possible in B; `gained`: the other way round; `impossible`: in neither. */
  readonly change: 'kept' | 'added' | 'removed' | 'lost' | 'gained' | 'impossible';
  readonly a: PlanSide | null;
  readonly b: PlanSide | null;
  /** B − A, of the figures that both have. */
  readonly difference: Readonly<Record<FigureName, string | null>>;
  readonly lines: readonly LineChange[];
}

export type PlanSide = Pick<PlanReport, 'kind' | 'feasible' | 'reasons'> & {
  /** Likely values, in money a month, money, money, and money per Mtok. */
  readonly figures: Readonly<Record<FigureName, string | null>>;
};

export interface LineChange {
  readonly id: string;
  readonly label: string;
  readonly option: string | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly difference: string;
}

/** What the change of a plan's monthly cost comes from; the effects add up to `difference` exactly. */
export interface Attribution {
  readonly plan: string;
  readonly difference: string;
  readonly effects: readonly Effect[];
}

export interface Effect {
  /** One, or several that cannot be told apart. */
  readonly categories: readonly Category[];
  readonly effect: string;
}

export interface InputChange {
  /** Path of the scenario, `catalog.…` for a figure of the catalog, `asOf` for the day, `catalog` for the catalog itself. */
  readonly id: string;
  readonly category: Category;
  /** As written; null where it is left out. */
  readonly a: string | null;
  readonly b: string | null;
  readonly effects: readonly InputEffect[];
}

export interface InputEffect {
  readonly plan: string;
  /** Its part of the difference; the mean of `alone` and `last` where the inputs are many. */
  readonly effect: string;
  /** From A, with this input alone from B; null where it cannot move on its own. */
  readonly alone: string | null;
  /** To B, with this input coming last; null where it cannot. */
  readonly last: string | null;
}

export interface RoutingChange {
  readonly a: string | null;
  readonly b: string | null;
  readonly shares: readonly {
    readonly task: string;
    readonly portion: string;
    readonly target: string;
    readonly a: string | null;
    readonly b: string | null;
  }[];
  readonly replicas: readonly { readonly option: string; readonly a: string | null; readonly b: string | null }[];
}
