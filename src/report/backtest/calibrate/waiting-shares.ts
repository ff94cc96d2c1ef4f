import { sum } from '../../../analysis/backtest/effects.ts';
import { Decimal, ONE, ZERO } from '../../../quantity/decimal.ts';

/** A task's share that may wait, and how much it weighs. */
export interface Waiting {
  readonly share: Decimal;
  readonly weight: Decimal;
}

/**
 * The shares of tasks that may wait, so that their weighted mean is `mean`: those that may wait already in proportion, each up to all
 * of it; only what is left over goes to tasks of which nothing was said to wait.
 */
export function waitingShares(tasks: readonly Waiting[], mean: Decimal): readonly Decimal[] {
  const whole = sum(tasks.map(t => t.weight));
  const shares = tasks.map(() => ZERO);
  let open = tasks.map((_, i) => i).filter(i => !tasks[i]!.share.isZero());
  let left = whole.times(mean);
  while (open.length > 0) {
    const waiting = sum(open.map(i => tasks[i]!.share.times(tasks[i]!.weight)));
    if (waiting.isZero()) break;
    const factor = left.dividedBy(waiting);
    const full = open.filter(i => tasks[i]!.share.times(factor).gte(ONE));
    for (const i of open) shares[i] = Decimal.min(ONE, tasks[i]!.share.times(factor));
    if (full.length === 0) return shares;
    left = left.minus(sum(full.map(i => tasks[i]!.weight)));
    open = open.filter(i => !full.includes(i));
  }
  const rest = sum(tasks.map((t, i) => (t.share.isZero() ? t.weight : ZERO).times(shares[i]!.isZero() ? 1 : 0)));
  if (rest.isZero() || left.lte(0)) return shares;
  return shares.map((share, i) => (tasks[i]!.share.isZero() ? Decimal.min(ONE, left.dividedBy(rest)) : share));
}
