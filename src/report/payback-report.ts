/** When the outlay of a plan comes back, from cash alone; decimals as text. */
export interface Payback {
  readonly plan: string;
  readonly against: string;
  readonly upfront: string;
  readonly status: 'within' | 'beyondHorizon' | 'never';
  readonly months: string | null;
  readonly wholeMonths: number | null;
  readonly discountedMonths: string | null;
  readonly discountedStatus: 'within' | 'beyondHorizon' | 'never';
  /** Month of the horizon at whose end less has come back than was paid, after it had come back once: a replacement was bought. */
  readonly belowAgain: number | null;
  /** Of `never`: what is still out after the horizon, and the most that all later months bring back. */
  readonly shortfall: { readonly outstanding: string; readonly later: string } | null;
  /** Flow at time 0 and monthly flows, discounted by whole months; Excel: `flow0 + NPV(monthly rate, flows)`. */
  readonly npv: string;
  /** A year: (1 + IRR of the monthly flows)^12 − 1; null where it is undefined. */
  readonly irr: string | null;
  readonly irrReason: string | null;
}
