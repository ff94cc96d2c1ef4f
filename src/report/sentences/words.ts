import { Decimal } from '../../quantity/decimal.ts';
import { fixed, money, moneyPlaces } from '../format.ts';
import type { Figure, PlanReport, Report } from '../report.ts';

export const hasRange = (figure: Figure): boolean => figure.low !== figure.high;

/** `9,800–13,100`, or one amount where both ends are the same; the lower end is rounded like the upper one. */
export function range({ low, high }: Figure): string {
  const places = moneyPlaces(high);
  const alike = fixed(low, places);
  // a small lower end must not become 0
  const from =
    places <= 2 && new Decimal(alike.replaceAll(',', '')).isZero() === new Decimal(low).isZero() ? alike : money(low);
  const to = money(high);
  return from === to ? to : `${from}–${to}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(items: readonly string[], joint: 'and' | 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

/** The plans that are possible, the cheapest first; equal ones in the order of the scenario. */
export const byCost = (plans: readonly PlanReport[]): PlanReport[] =>
  plans
    .filter(plan => plan.feasible && plan.monthly)
    .sort((a, b) => new Decimal(a.monthly!.value).comparedTo(b.monthly!.value));

/** Tokens a month as tokens a day of the scenario's calendar. */
export const perDay = (monthly: string, report: Report): Decimal =>
  new Decimal(monthly).dividedBy(report.basis.daysPerMonth);

/** `1 plan`, `3 plans`. */
export const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
