import type { FlipFound } from '../analysis/flips.ts';
import type { Lens } from '../model/lens.ts';
import type { BudgetReport, TaskCost } from './budget/budget-report.ts';
import type { CashFlowReport } from './cash-flow/cash-flow-report.ts';
import type { Payback } from './payback-report.ts';
import type { RoutingReport } from './routing/routing-report.ts';
import type { SimulationReport } from './simulation/simulation-report.ts';

export type { Payback } from './payback-report.ts';

/** The Report: everything a run found out, as data (DESIGN §6). Decimals are text at full precision; renderers only print it. */
export interface Report {
  readonly schema: 'tco-report/1';
  readonly tool: { readonly name: 'tco'; readonly version: string };
  readonly catalog: {
    /** Its file, where it is not the catalog that came with the program. */
    readonly name?: string;
    readonly version: string;
    readonly sha256: string;
    readonly asOf: string;
    /** Folders of own prices on top of it, in the order in which they were laid. */
    readonly overlays?: readonly { readonly name: string; readonly sha256: string | null; readonly entries: number }[];
    /** Figures in use that a folder of own prices replaced or added. */
    readonly overridden?: readonly Overridden[];
  };
  readonly scenario: {
    readonly name: string;
    /** Of the bytes of the file. */
    readonly sha256: string;
    /** What was in the file, and what `--set` replaced of it: with both, and the files, the report can be computed again. */
    readonly text?: string;
    readonly settings?: readonly { readonly path: string; readonly value: string }[];
    /** The files of samples that its amounts name, as they were; absent where there are none. */
    readonly files?: readonly { readonly name: string; readonly text: string }[];
  };
  readonly basis: {
    readonly currency: string;
    readonly prices: 'nominal';
    readonly tax: 'pre-tax';
    /** What is counted, where that is not everything. */
    readonly lens?: 'marginal' | 'sunk';
    readonly discountRate: string;
    readonly horizonMonths: number;
    readonly daysPerMonth: string;
    /** Demanded in month 1: input + output + reasoning, without retries. */
    readonly tokensPerMonth: Figure;
    /** Tokens a second over the hours of a week, of month 1; absent where every hour is alike. */
    readonly traffic?: {
      readonly mean: string;
      /** Half of the hours, and 95 % of them, stay at or below. */
      readonly median: string;
      readonly p95: string;
      readonly peak: string;
      readonly peakToMean: string | null;
      readonly unit: 'tok/s';
    };
  };
  readonly assumptions: readonly Assumption[];
  readonly plans: readonly PlanReport[];
  readonly breakEven: readonly BreakEven[];
  readonly envelope: readonly EnvelopeSegment[];
  readonly payback?: readonly Payback[];
  readonly verdict: Verdict;
  /** The possible plans by what is counted; absent where every lens shows the same. */
  readonly lenses?: readonly LensReport[];
  /** Of every possible plan, where it was asked for. */
  readonly cashFlow?: readonly CashFlowReport[];
  /** Of `tco route` alone. */
  readonly routing?: RoutingReport;
  /** Of `tco simulate` alone. */
  readonly simulation?: SimulationReport;
  /** Of `tco check` alone. */
  readonly budget?: BudgetReport;
  readonly derivations: Readonly<Record<string, Derivation>>;
  readonly problems: readonly ReportProblem[];
}

export interface Overridden {
  /** Path of the figure: `catalog.api.anthropic/claude-sonnet-4-6.input`. */
  readonly figure: string;
  /** What it replaced: what the folder before says, or the catalog; null where nothing was said. */
  readonly was: string | null;
  /** The folder of own prices that said so; absent: the catalog. */
  readonly of?: string;
  readonly is: string;
  /** The entry it comes from: `prices/api/anthropic/claude-sonnet-4-6`. */
  readonly by: string;
}

/** `value` takes likely values, `low` and `high` are bounds with shared inputs moving together; all three equal without ranges. */
export interface Figure {
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
}

export interface Assumption {
  readonly id: string;
  readonly name: string;
  /** As written: `8%`, `25000..40000`. */
  readonly value: string;
  readonly unit: string;
  readonly origin: 'scenario' | 'catalog' | 'default' | 'commandLine';
  /** `scenario.yaml:14:12`, a catalog entry with its title and URL, or the reason of a default. */
  readonly source: string;
  /** The day the figure was in force or read. */
  readonly asOf: string | null;
}

export interface PlanReport {
  readonly id: string;
  readonly kind: 'api' | 'rent' | 'buy' | 'mix' | 'routed';
  readonly baseline: boolean;
  readonly feasible: boolean;
  /** Why it is not possible, one sentence each. */
  readonly reasons: readonly string[];
  readonly monthly: Figure | null;
  readonly firstMonth: Figure | null;
  readonly perMtok: Figure | null;
  readonly perAccepted: Figure | null;
  readonly horizonTotal: Figure | null;
  readonly presentValue: Figure | null;
  readonly upfront: Figure | null;
  readonly shares: readonly { readonly task: string; readonly option: string; readonly share: string }[];
  readonly pools: readonly Pool[];
  readonly lines: readonly CostLine[];
  /** Share of the draws of the ranges in which it is the cheapest, 0..1; null when it is infeasible. */
  readonly cheapestIn: string | null;
  /** What each task costs in it; where `tco check` was asked. */
  readonly tasks?: readonly TaskCost[];
}

export interface Pool {
  readonly option: string;
  /** Month 1; spares included. `chosen`: the size was picked because it makes the plan cheapest. */
  readonly replicas: Figure;
  readonly gpus: Figure;
  readonly utilisation: Figure;
  readonly chosen: boolean;
  /** Whether the tokens per second were said in the scenario, measured by a catalog row, or estimated. */
  /** `scaled`: the estimate, scaled to meet a measurement of other conditions. */
  readonly throughput: 'stated' | 'measured' | 'scaled' | 'estimated';
}

export interface CostLine {
  readonly id: string;
  readonly label: string;
  /** Null for what belongs to the plan as a whole. */
  readonly option: string | null;
  readonly charge: 'usage' | 'purchase';
  readonly behaviour: 'fixed' | 'stepped' | 'variable';
  readonly monthly: Figure;
  /** Of the plan's monthly figure, 0..1. */
  readonly share: string;
}

export interface BreakEven {
  readonly between: readonly [string, string];
  /** `traffic`, another driver, or the path of an amount. */
  readonly over: string;
  /** `tok/month`; '' for shares of today's prices (1: as they are) and for shares. */
  readonly unit: string;
  /** The value of the scenario; absent over traffic, null where what is moved differs. */
  readonly today?: string | null;
  /** Where it was asked over a range: its ends. */
  readonly range?: readonly [string, string];
  /** The one price that is moved, at today's value. */
  readonly price?: { readonly today: string; readonly unit: string; readonly name?: string };
  /** What stays as it is although the driver is of its kind, and why. */
  readonly leftOut?: readonly { readonly id: string; readonly because: string }[];
  readonly intervals: readonly { readonly from: string; readonly to: string | null; readonly cheaper: string | null }[];
  readonly permanentFrom: string | null;
  readonly never: boolean;
  readonly endless: boolean;
  readonly certified: boolean;
  /** Why there is no crossing, or no lasting winner. */
  readonly reason: string | null;
}

export interface EnvelopeSegment {
  readonly from: string;
  readonly to: string | null;
  readonly cheapest: string | null;
}

/** The levelised monthly costs through one lens. */
export interface LensReport {
  readonly lens: Lens;
  /** At likely values; on a tie the first in the scenario. */
  readonly cheapest: string | null;
  readonly plans: readonly { readonly plan: string; readonly monthly: Figure }[];
}

export interface Verdict {
  /** Plan id, `depends`, or null when no plan is possible. */
  readonly cheapest: string | null;
  readonly candidates: readonly string[];
  readonly saving: Figure | null;
  /** What the saving is measured against. */
  readonly against: string | null;
  readonly flips: readonly Flip[];
  /** Prices that turn nothing between a tenth of today's and ten times it; absent where there are none. */
  readonly steady?: readonly string[];
}

/** The nearest change of one driver that makes another plan the cheapest. */
export interface Flip {
  readonly driver: FlipFound['driver'];
  readonly to: string;
  /** Value of the driver at the flip, in `unit` (`tok/month`, `1/year`, `month`; '' for a share of today's price, and for a share). */
  readonly at: string;
  readonly unit: string;
  readonly direction: 'above' | 'below';
  /** Relative for traffic, prices and months (0.3 = 30 %), absolute for rates and shares. */
  readonly distance: string;
}

export interface Derivation {
  readonly name: string;
  /** Decimal text; a list along the axes for rows (months, hours, tasks). */
  readonly value: string | readonly string[];
  readonly unit: string;
  /** In names: `requests × input × (1 + retries)`; null for an input. */
  readonly formula: string | null;
  /** Ids of the derivations it is made of. */
  readonly inputs: readonly string[];
  /** Of an input: where it comes from. */
  readonly source: string | null;
  /** What the list of values runs over: `month`, `task`. */
  readonly axes: readonly string[];
}

export interface ReportProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly details: string;
}
