/** A plan month by month and by fiscal year, at likely values: cash as it moves beside cost as it is amortised, never added to each other. */
export interface CashFlowReport {
  readonly plan: string;
  readonly months: readonly CashFlowMonth[];
  readonly years: readonly CashFlowYear[];
  readonly total: CashFlowTotal;
}

/** All amounts in the currency of the report, decimals as text; what is paid is positive. */
export interface CashFlowMonth {
  /** 1 is the first. */
  readonly month: number;
  /** The day on which it begins. */
  readonly from: string;
  /** By the year of the calendar in which it ends: `FY2027`. */
  readonly fiscalYear: string;
  /** Demanded. */
  readonly tokens: string;
  readonly cash: {
    /** Running costs, at the end of the month. */
    readonly usage: string;
    /** Up-front costs, at time 0. */
    readonly upfront: string;
    /** Book value of what is owned already, at time 0. */
    readonly owned: string;
    /** Hardware, at the start of the month. */
    readonly purchases: string;
    /** Received at the end of the month. */
    readonly sales: string;
    /** Received at the end of the horizon. */
    readonly bookValue: string;
    readonly net: string;
    /** Of `net`, since month 1. */
    readonly cumulative: string;
  };
  readonly amortised: {
    readonly usage: string;
    /** Straight line, up-front costs over the horizon. */
    readonly depreciation: string;
    readonly total: string;
  };
  /** Amortised cost by demanded tokens; null without volume. */
  readonly perMtok: string | null;
}

export interface CashFlowYear {
  readonly fiscalYear: string;
  /** Months of the horizon in it. */
  readonly months: number;
  readonly tokens: string;
  readonly cash: {
    /** Purchases, and what is owned already at its book value. */
    readonly capex: string;
    /** Running and up-front costs. */
    readonly opex: string;
    /** Sales and returned book value. */
    readonly received: string;
    readonly net: string;
  };
  readonly amortised: CashFlowMonth['amortised'];
  readonly perMtok: string | null;
  /** What US tax lets be written off: MACRS, 5-year property. Beside the books, part of no other figure. */
  readonly macrs: { readonly amount: string; readonly convention: 'halfYear' | 'midQuarter' | null };
}

export interface CashFlowTotal {
  readonly capex: string;
  readonly opex: string;
  readonly received: string;
  /** Equal to the amortised total, and to `horizonTotal`. */
  readonly net: string;
  readonly depreciation: string;
  /** Written off by MACRS within the horizon, and what is left for later years. */
  readonly macrs: string;
  readonly macrsLeft: string;
}
