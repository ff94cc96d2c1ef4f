import type { Given } from '../quantity/given.ts';
import type { Place } from '../quantity/source.ts';

export interface Identified {
  readonly id: string;
  readonly at: Place;
}

export interface Site extends Identified {
  readonly region: string | undefined;
  readonly electricity: Given | undefined;
  readonly pue: Given;
  /** Whether `pue` was written; else that of the region may hold. */
  readonly pueGiven: boolean;
  /** USD/kW/month; undefined: none. */
  readonly colocation: Given | undefined;
  /** Of electricity and colocation, from month 2 on; undefined: none. */
  readonly priceDrift: Given | undefined;
}

export interface StaffRole extends Identified {
  readonly fte: Given;
  /** Fully loaded, USD/year per FTE. */
  readonly salary: Given;
  /** Spent whatever is decided: the marginal lens leaves it out. */
  readonly paidAnyway: boolean;
  /** Kinds or option ids. */
  /** Of the salary, from month 2 on; undefined: none. */
  readonly priceDrift: Given | undefined;
  readonly appliesTo: readonly string[];
  readonly per: 'plan' | 'option' | 'replica' | 'model';
}

export interface Overhead extends Identified {
  /** USD per h, month, year; or per GPU, replica and one of those; or per Mtok. */
  readonly cost: Given;
  /** Spent whatever is decided: the marginal lens leaves it out. */
  readonly paidAnyway: boolean;
  /** From month 2 on; undefined: none. */
  readonly priceDrift: Given | undefined;
  readonly appliesTo: readonly string[];
  readonly per: 'plan' | 'option' | 'replica' | 'model';
}
