import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';

/** What has been paid by the end of a month, less what came back. */
export interface Paid {
  /** 0: at once. */
  readonly month: number;
  readonly paid: number;
}

/** The cash of a plan by month, from what is paid before the first one begins; floats, because they are only drawn. */
export function paidSoFar({ months }: CashFlowReport): readonly Paid[] {
  const [first] = months;
  const atOnce = first ? Number(first.cash.upfront) + Number(first.cash.owned) + Number(first.cash.purchases) : 0;
  return [{ month: 0, paid: atOnce }, ...months.map(({ month, cash }) => ({ month, paid: Number(cash.cumulative) }))];
}

/** At any time, even between two months. */
export function paidAt(points: readonly Paid[], month: number): number {
  const whole = Math.min(Math.floor(month), points.length - 1);
  const [from, to] = [points[whole]!.paid, (points[whole + 1] ?? points[whole]!).paid];
  return from + (to - from) * (month - whole);
}
