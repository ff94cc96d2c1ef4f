/** What `tco simulate` found out. Numbers are decimal text of 12 digits; money a month is levelised, in the scenario's currency. */
export interface SimulationReport {
  readonly draws: number;
  /** Independent scrambled Sobol sequences of equal length, from whose spread every half width comes. */
  readonly replications: number;
  readonly seed: number;
  /** `precise`: every median and share is as sure as was asked; `limit`: the draws that were allowed are used up. */
  readonly stopped: 'precise' | 'limit';
  /** Asked: half width of each median relative to it, and of each share. */
  readonly precision: { readonly median: string; readonly share: string };
  /** Reached: the widest. */
  readonly reached: { readonly median: string; readonly share: string };
  /** Relative error of quantiles where more draws were made than are kept; 0 where all are. */
  readonly quantileError: string;
  readonly unknowns: readonly Unknown[];
  readonly correlations: readonly { readonly between: readonly [string, string]; readonly rank: string }[];
  readonly plans: readonly SimulatedPlan[];
  /** Of the limits in `budget:` on figures of plans. */
  readonly budget: readonly SimulatedLimit[];
  readonly payback: readonly SimulatedPayback[];
  readonly breakEven: readonly SimulatedBreakEven[];
  readonly choice: Choice;
  readonly drivers: readonly Drivers[];
  readonly knowing: Knowing;
}

/** A share or an amount with its half width at 95 %. */
export interface Estimate {
  readonly value: string;
  readonly halfWidth: string;
}

/** One unknown: an input with a range, or several that are off by the same. */
export interface Unknown {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** As written, and its unit. */
  readonly value: string;
  readonly unit: string;
  /** `uniform`, `PERT`, `normal`, …; and what the ends of the range are where they are not all. */
  readonly shape: string;
  readonly p5: string;
  readonly p50: string;
  readonly p95: string;
  readonly origin: 'scenario' | 'catalog' | 'default' | 'commandLine';
  readonly source: string;
}

export interface SimulatedPlan {
  readonly plan: string;
  /** Share of the draws in which it is possible. */
  readonly possible: Estimate;
  /** Over the draws in which it is possible; null where there are none. */
  readonly monthly: {
    readonly p5: string;
    readonly p50: string;
    readonly p95: string;
    readonly mean: string;
    /** Of the median. */
    readonly halfWidth: string;
    readonly least: string;
    readonly most: string;
  } | null;
  readonly cheapest: Estimate;
  /** What it costs a month more than the cheapest plan of each draw, on average; null where it is never possible. */
  readonly regret: Estimate | null;
  /** Counts of equal stretches between `from` and `to`, which all plans share. */
  readonly histogram: { readonly from: string; readonly to: string; readonly counts: readonly number[] } | null;
}

export interface SimulatedLimit {
  readonly metric: string;
  readonly max: string | null;
  readonly min: string | null;
  readonly unit: string;
  /** Share of the draws in which the plan is possible and the limit holds. */
  readonly holds: Estimate;
}

export interface SimulatedPayback {
  readonly plan: string;
  readonly against: string;
  readonly draws: number;
  readonly within: Estimate;
  readonly beyondHorizon: Estimate;
  readonly never: Estimate;
  /** Months of the draws in which it comes back; null where it never does. */
  readonly months: { readonly p5: string; readonly p50: string; readonly p95: string } | null;
}

/** Over traffic, task mix fixed, between a thousandth and a thousand times that of today. */
export interface SimulatedBreakEven {
  readonly between: readonly [string, string];
  readonly draws: number;
  /** Draws in which the other plan is cheaper at no traffic that was looked at. */
  readonly always: readonly { readonly cheaper: string; readonly share: Estimate }[];
  /** Draws in which one is cheaper at small traffic, and up to which, in tok/month. */
  readonly first: readonly Crossing[];
  /** Draws in which one is cheaper for good from some traffic on, and from which, in tok/month. */
  readonly permanent: readonly Crossing[];
  /** Draws in which they cost the same everywhere, or neither is possible. */
  readonly equal: Estimate;
}

export interface Crossing {
  readonly cheaper: string;
  readonly share: Estimate;
  readonly at: { readonly p5: string; readonly p50: string; readonly p95: string };
}

export interface Choice {
  /** The cheapest at likely values; null where no plan is possible there. */
  readonly atLikely: string | null;
  /** The cheapest in most draws. */
  readonly mostOften: string | null;
  /** The plan of the least expected cost, and so of the least regret, among those possible in every draw (else in most). */
  readonly leastRegret: string | null;
  /** What the plan chosen at likely values costs a month more than that of the least regret, on average. */
  readonly costOfLikely: Estimate | null;
}

/** What moves the cost of a plan, or how far one lies above another. */
export interface Drivers {
  readonly of: string;
  readonly against: string | null;
  readonly atLikely: string;
  /** One unknown at a time at its P5 and its P95, the others at their likely values; the widest swing first. */
  readonly tornado: readonly {
    readonly unknown: string;
    readonly atP5: string;
    readonly atP95: string;
  }[];
  /** `sobol`: shares of the variance by independent unknowns; `shapley`: by correlated ones. */
  readonly method: 'sobol' | 'shapley';
  readonly variance: readonly {
    /** One, or all that were not looked at one by one. */
    readonly unknowns: readonly string[];
    /** Sobol: by itself, and with all that it takes part in. Shapley: its effect, twice. */
    readonly first: Estimate;
    readonly total: Estimate;
  }[];
}

export interface Knowing {
  /** Money a month that knowing all of it before one chooses would save, on average. */
  readonly all: Estimate;
  readonly unknowns: readonly {
    readonly unknown: string;
    readonly value: Estimate;
    /** Where one would choose another plan than without knowing. */
    readonly switches: readonly {
      readonly to: string;
      readonly from: string;
      readonly until: string;
      readonly share: string;
    }[];
  }[];
}
