import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { lensRows, lensSentences } from '../sentences/lenses.ts';
import { stackingTable } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';

/** The plans through each lens, and what the lenses leave out; nothing where all show the same. */
export function lensTable(report: Report, screen: Screen): string[] {
  const [head, ...rows] = lensRows(report);
  if (!head) return [];
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const columns = head.map((title, i) => ({ title, ...(i === 0 ? { name: true } : {}) }));
  return [
    ...prose(`By what is counted, ${report.basis.currency} a month:`).map(screen.style.strong),
    ...stackingTable(
      columns,
      rows.map(cells => ({ cells })),
      screen,
    ),
    ...lensSentences(report).flatMap(prose),
  ];
}
