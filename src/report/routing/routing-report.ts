/** The answer of `tco route` (DESIGN §6 `routing`). Decimals are text at full precision. */
export interface RoutingReport {
  /** The routed plan among `plans`; null where no split can do it. */
  readonly plan: 'routed' | null;
  /** Of every amount of money here but `bought`, levelised: `USD/month`. */
  readonly unit: string;
  /** What serves what, a row for each task and option or cascade. */
  readonly split: readonly SplitReport[];
  /** Why each option serves a task, or may not. */
  readonly because: readonly Because[];
  readonly savingAgainst: readonly SavingAgainst[];
  /** No split costs less than this: in `unit`. */
  readonly bound: string | null;
  /** (cost − bound) ÷ cost. */
  readonly gap: string | null;
  /** Whether the bound was proven to the gap that was asked, or the time ran out before. */
  readonly finished: boolean;
  /** Months in which the split stays the same: the first month of each stage. */
  readonly stages: readonly number[];
  /** How the split goes on, in stretches of months with the same replicas and options; left out where every month is alike. */
  readonly months?: readonly MonthsReport[] | undefined;
  readonly week: WeekReport | null;
  readonly worth: readonly WorthReport[];
  /** Left out where it was not asked, or the problem is too large to follow it unasked. */
  readonly sweep?: SweepReport | undefined;
  /** What waits to be asked for, since the problem is large. */
  readonly unasked?: readonly ('worth' | 'sweep')[] | undefined;
  /** The smallest set of requirements that cannot all be kept; where no split can do it. */
  readonly clash?: ClashReport | undefined;
  readonly disclaimer: string;
}

export interface SplitReport {
  readonly task: string;
  /** `may wait`, `may not wait`: parts of a task that are served apart. */
  readonly portion: 'all' | 'may wait' | 'may not wait';
  readonly option: string | null;
  readonly cascade: string | null;
  /** Of the portion in month 1, 0..1. */
  readonly share: string;
  /** tok/month demanded, month 1. */
  readonly tokens: string;
  /** Its part of what the option costs, by its part of the option's bill or load; null for a cascade. */
  readonly monthly: string | null;
  /** `some`: only in some hours of the week, or more in some than in others. */
  readonly hours: 'all' | 'some';
  readonly reason: string;
}

export interface Because {
  readonly task: string;
  readonly option: string;
  readonly open: boolean;
  /** What closes it: a rule of the catalog, the class of the data, the model, or its latency; null where it is open. */
  readonly kind: 'rule' | 'data' | 'model' | 'latency' | null;
  readonly reason: string;
  readonly source: string | null;
}

export interface SavingAgainst {
  readonly id: 'all-api' | 'all-own' | 'today';
  /** What it is, in words: `everything at APIs`, or the plan of today. */
  readonly name: string;
  readonly monthly: string | null;
  /** Money a month that the split costs less; null where the baseline is not possible. */
  readonly saving: string | null;
  readonly share: string | null;
  readonly reason: string | null;
}

export interface MonthsReport {
  /** 1 is the first month; both ends belong to the stretch. */
  readonly from: number;
  readonly to: number;
  /** Money for hardware at the start of the stretch, in the currency of `basis`. */
  readonly bought: string;
  readonly replicas: readonly { readonly option: string; readonly replicas: string }[];
  /** Of all demanded tokens, in the first month of the stretch and in the last. */
  readonly shares: readonly { readonly option: string; readonly first: string; readonly last: string }[];
}

export interface WeekReport {
  /** The class of each of the 168 hours, from Monday 00:00 on, as a position in `hours`. */
  readonly classOf: readonly number[];
  readonly hours: readonly {
    readonly label: string;
    readonly count: number;
    /** tok/s. */
    readonly own: string;
    readonly api: string;
    readonly capacity: string | null;
    readonly pools: readonly {
      readonly option: string;
      readonly replicas: string;
      readonly busy: string;
      readonly usable: string;
    }[];
  }[];
}

export interface WorthReport {
  readonly id: string;
  readonly change: string;
  /** Money a month; null where it was not settled in time. */
  readonly saving: string | null;
}

export interface SweepReport {
  readonly over: 'traffic' | 'apiPrice';
  /** Of `at`; '' for a factor of today's API prices. */
  readonly unit: 'tok/month' | '';
  readonly points: readonly {
    readonly at: string;
    readonly factor: string;
    /** Settled anew for this traffic. */
    readonly rerouted: string | null;
    /** The split as it is, with fleets sized anew; null where a limit breaks. */
    readonly fixed: string | null;
    readonly split: string;
  }[];
  readonly changes: readonly {
    readonly at: string;
    readonly factor: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface ClashReport {
  readonly requirements: readonly { readonly id: string; readonly sentence: string }[];
  readonly sentence: string;
}
