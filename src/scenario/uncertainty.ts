import type { Decimal } from '../quantity/decimal.ts';
import type { Place } from '../quantity/source.ts';
import type { Named } from './placed.ts';

/** How uncertain amounts belong together, and which of them are counted as uncertain. */
export interface Uncertainty {
  readonly correlations: readonly Correlation[];
  /** Whether what is uncertain in the catalog is drawn, too; else it stays at its likely value. */
  readonly catalogSpreads: boolean;
}

/** Uncertain amounts of which every pair moves together. */
export interface Correlation {
  /** Two or more dotted paths, quoted as {@link writePath} does; none of them twice. */
  readonly between: readonly Named[];
  /** Spearman's rank correlation, above −1 and below 1. */
  readonly rank: Decimal;
  readonly at: Place;
}
