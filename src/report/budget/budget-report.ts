/** What `tco check` found: the section `budget` of the Report. */
export interface BudgetReport {
  /** The worst of the checks: `breach` before `indeterminate` before `warn`. */
  readonly verdict: BudgetVerdict;
  readonly checks: readonly BudgetCheck[];
  /** Whether the scenario states limits of its own. */
  readonly stated: boolean;
  /** The day that ages are counted to: the one that was named, else that of the clock. */
  readonly day: string;
  readonly dayFrom: 'named' | 'clock';
  /** The price in use that was read first; null where none has a day. */
  readonly oldestPrice: { readonly entry: string; readonly read: string; readonly age: number } | null;
  /** Days. */
  readonly catalogAge: number;
  /** Cost of the cheapest plan, here and in the baseline; null where no plan is possible. */
  readonly total: BudgetTotal | null;
  /** What the figures were compared with. */
  readonly baseline: BudgetBaseline | null;
}

export type BudgetVerdict = 'pass' | 'warn' | 'breach' | 'indeterminate';

/** One limit of one figure. */
export interface BudgetCheck {
  /** As written: `plans.hybrid.monthly`. */
  readonly metric: string;
  /** `possible`: that any plan is. */
  readonly operator: 'max' | 'min' | 'is' | 'maxIncrease' | 'maxChange' | 'possible';
  /** A decimal in `unit`, or a text; null where there is none. */
  readonly actual: string | null;
  readonly unit: string;
  /** The limit in `unit`, a relative one worked out; null where it cannot be, or where there is only a warning. */
  readonly limit: string | null;
  /** The warning before it, likewise. */
  readonly warn: string | null;
  /** As written: `8000 USD/month`, `5%`. */
  readonly stated: string | null;
  readonly statedWarn: string | null;
  /** Which of the two `delta` speaks of. */
  readonly level: 'breach' | 'warn';
  /** How far the figure is beyond the limit, in `unit`; below 0: how much room is left. */
  readonly delta: string | null;
  readonly bound: 'low' | 'value' | 'high';
  /** The figure in the baseline. */
  readonly baseline: string | null;
  readonly verdict: BudgetVerdict;
  /** Why it is indeterminate, or what the figure stands for. */
  readonly reason: string | null;
  /** Null for what is checked without being stated. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
}

export interface BudgetTotal {
  readonly plan: string;
  readonly monthly: string;
  readonly unit: string;
  /** The cheapest plan of the baseline; null without one, or where its money is another. */
  readonly before: { readonly plan: string; readonly monthly: string } | null;
  readonly change: string | null;
  /** Of what it was: 0.05 is 5 %. */
  readonly relativeChange: string | null;
}

export interface BudgetBaseline {
  readonly file: string;
  readonly scenario: string;
  readonly catalog: { readonly version: string; readonly sha256: string; readonly asOf: string };
  readonly currency: string;
}

/** Cost of one task in a plan. */
export interface TaskCost {
  readonly task: string;
  /** Levelised; the rows of a plan add up to its monthly figure. */
  readonly monthly: string;
  /** Null without volume. */
  readonly perMtok: string | null;
  /** Of the plan's monthly figure, 0..1. */
  readonly share: string;
}
