import type { Decimal } from '../../quantity/decimal.ts';
import { decimalText } from '../figure.ts';
import type { BudgetCheck, BudgetVerdict } from './budget-report.ts';
import type { Found } from './figure-at.ts';
import { rounded } from './threshold.ts';

/** A check before it is decided. */
export type Open = Omit<
  BudgetCheck,
  'actual' | 'limit' | 'warn' | 'level' | 'delta' | 'baseline' | 'verdict' | 'reason'
>;

/** The two levels of a check, in the unit of the figure. */
export interface Levels {
  readonly breach: Decimal | undefined;
  readonly warn: Decimal | undefined;
}

const NOTHING = { actual: null, limit: null, warn: null, level: 'breach', delta: null, baseline: null } as const;

export const undecided = (open: Open, reason: string, known: Partial<BudgetCheck> = {}): BudgetCheck => ({
  ...open,
  ...NOTHING,
  ...known,
  verdict: 'indeterminate',
  reason,
});

const text = (value: Decimal | undefined): string | null => (value === undefined ? null : decimalText(value));

/**
 * Holds a number against its levels; `side` is 1 where more is worse and −1 where less is. Equality passes.
 * What is beyond every number breaks every upper limit and proves nothing about a lower one.
 */
export function held(
  open: Open,
  found: Found,
  levels: Levels,
  side: 1 | -1,
  known: Partial<BudgetCheck> = {},
): BudgetCheck {
  const limits = { limit: text(levels.breach), warn: text(levels.warn), ...known };
  if (found.kind === 'never') {
    if (side === -1) return undecided(open, found.reason, limits);
    const verdict: BudgetVerdict = levels.breach ? 'breach' : 'warn';
    const level = levels.breach ? 'breach' : 'warn';
    return { ...open, ...NOTHING, ...limits, actual: 'never', level, verdict, reason: found.reason };
  }
  if (found.kind !== 'number')
    return undecided(open, found.kind === 'text' ? 'it is not a number' : found.reason, limits);
  const actual = rounded(found.value);
  const beyond = (level: Decimal) => rounded(rounded(level).minus(actual).times(-side));
  const isBeyond = (level: Decimal | undefined) => level !== undefined && beyond(level).gt(0);
  const verdict: BudgetVerdict = isBeyond(levels.breach) ? 'breach' : isBeyond(levels.warn) ? 'warn' : 'pass';
  const level = verdict === 'warn' || !levels.breach ? 'warn' : 'breach';
  const decisive = level === 'warn' ? levels.warn! : levels.breach!;
  return {
    ...open,
    ...NOTHING,
    ...limits,
    actual: decimalText(actual),
    level,
    delta: decimalText(beyond(decisive)),
    verdict,
    reason: found.note ?? null,
  };
}
