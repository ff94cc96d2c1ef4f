import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';
import type { Metric } from './metric.ts';

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

/** Limits of one figure, for `tco check`. */
export interface BudgetLimit {
  /** As written: `plans.hybrid.monthly`. */
  readonly metric: string;
  readonly at: Place;
  readonly figure: Metric;
  /** Which value of the figure is held against the limits. */
  readonly bound: 'low' | 'value' | 'high';
  readonly max: Given | undefined;
  readonly min: Given | undefined;
  /** On the side of `max` or `min`, before it. */
  readonly warn: Given | undefined;
  /** The text that the figure must be. */
  readonly is: string | undefined;
  /** Against a baseline: a share of the figure there, or an amount in its unit. */
  readonly maxIncrease: Given | undefined;
  readonly warnIncrease: Given | undefined;
  /** In either direction. */
  readonly maxChange: Given | undefined;
  readonly warnChange: Given | undefined;
}
