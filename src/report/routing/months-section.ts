import { overMonths, type RoutedMonth } from '../../analysis/routing/over-months.ts';
import type { Routed } from '../../analysis/routing/solve-routing.ts';
import { decimalText } from '../figure.ts';
import type { MonthsReport } from './routing-report.ts';

/** Shares closer than this are the same. */
const SAME = 1e-6;

/** The horizon in stretches of months with the same replicas and the same options; undefined where every month is alike. */
export function monthsReport(found: Routed): readonly MonthsReport[] | undefined {
  const months = overMonths(found);
  const stretches: RoutedMonth[][] = [];
  for (const month of months) {
    const last = stretches.at(-1);
    if (last && goesOn(last.at(-1)!, month)) last.push(month);
    else stretches.push([month]);
  }
  const still = months.every(m => [...m.shares].every(([id, s]) => s.minus(months[0]!.shares.get(id)!).abs().lt(SAME)));
  if (stretches.length === 1 && still) return undefined;
  return stretches.map(stretch => {
    const [first, last] = [stretch[0]!, stretch.at(-1)!];
    const used = [...first.shares.keys()].filter(id => stretch.some(m => !m.shares.get(id)!.isZero()));
    return {
      from: first.month,
      to: last.month,
      bought: decimalText(first.bought),
      replicas: [...first.replicas].map(([option, n]) => ({ option, replicas: decimalText(n) })),
      shares: used.map(option => ({
        option,
        first: decimalText(first.shares.get(option)!),
        last: decimalText(last.shares.get(option)!),
      })),
    };
  });
}

function goesOn(before: RoutedMonth, after: RoutedMonth): boolean {
  const uses = (m: RoutedMonth) => [...m.shares].map(([id, s]) => `${id} ${s.isZero()}`).join();
  return (
    after.bought.isZero() &&
    uses(before) === uses(after) &&
    [...after.replicas].every(([id, n]) => n.eq(before.replicas.get(id)!))
  );
}
