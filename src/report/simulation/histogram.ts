import { barSigns } from '../routing/week-signs.ts';
import type { Screen } from '../screen.ts';

/** Counts as one line of bars, the highest of them full; none is left out that holds a case. */
export function histogram(counts: readonly number[], screen: Screen): string {
  const { parts, own } = barSigns(screen);
  const signs = [...parts, own];
  const most = Math.max(...counts, 1);
  return counts
    .map(n => (n === 0 ? ' ' : signs[Math.max(0, Math.ceil((n / most) * signs.length) - 1)]!))
    .join('')
    .trimEnd();
}
