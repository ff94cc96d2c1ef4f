import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';

/** What routing may use; undefined parts mean all. */
export interface Routing {
  readonly options: readonly string[] | undefined;
  readonly tasks: readonly string[] | undefined;
  readonly cascades: readonly Cascade[];
  /** Shares come in whole multiples of this; undefined: any share. */
  readonly shareStep: Given | undefined;
}

export interface Cascade {
  readonly id: string;
  readonly at: Place;
  readonly try: string;
  readonly escalateTo: string;
  readonly escalation: Given;
  readonly routerPrice: Given | undefined;
}

/** A limit of one figure of one plan, for `tco check`. */
export interface BudgetLimit {
  /** As written: `plans.hybrid.monthly`. */
  readonly metric: string;
  readonly plan: string;
  readonly figure: 'monthly' | 'firstMonth' | 'perMtok' | 'perAccepted' | 'horizonTotal' | 'presentValue' | 'upfront';
  readonly max: Given;
  readonly warn: Given | undefined;
  readonly at: Place;
}
