import { Decimal } from '../../quantity/decimal.ts';
import type { CatalogDiff, FigureChange } from './catalog-diff.ts';

/** What a person should look at before one catalog takes the place of another. */
export interface Doubts {
  /** Prices that changed by more than half of what they were, or that cannot be compared with it. */
  readonly jumps: readonly FigureChange[];
  /** More than half of all entries are gone. */
  readonly shrunk: boolean;
  /** The new catalog was read up to an earlier day. */
  readonly older: boolean;
}

/** More than half up or down: dearer than 1.5 times, or cheaper than 0.5 times the old price. */
const jumped = ({ price, factor, beyond }: FigureChange): boolean =>
  price && (beyond || (factor !== undefined && new Decimal(factor).minus(1).abs().gt('0.5')));

export const doubtsOf = (diff: CatalogDiff): Doubts => ({
  jumps: diff.changes.filter(jumped),
  shrunk: diff.went.length * 2 > diff.old.entries,
  older: diff.new.date < diff.old.date,
});
