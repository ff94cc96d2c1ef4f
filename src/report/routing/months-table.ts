import { Decimal } from '../../quantity/decimal.ts';
import { count, money, percent } from '../format.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { stackingTable } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { MonthsReport } from './routing-report.ts';

/** Stretches that are shown unless all are asked for. */
const MOST = 12;

/** How the split goes on: replicas, shares and purchases from month to month. */
export function monthsTable(months: readonly MonthsReport[] | undefined, report: Report, screen: Screen): string[] {
  if (!months) return [];
  const kept = screen.all ? months : months.slice(0, MOST);
  const fleets = months[0]!.replicas.map(r => r.option);
  const options = [...new Set(months.flatMap(m => m.shares.map(s => s.option)))];
  const buys = months.some(m => !new Decimal(m.bought).isZero());
  const columns = [
    { title: 'months' },
    ...fleets.map(id => ({ title: `${id}, replicas` })),
    ...options.map(id => ({ title: `${id}, share` })),
    ...(buys ? [{ title: 'bought' }] : []),
  ];
  const rows = kept.map(m => ({
    cells: [
      m.from === m.to ? `${m.from}` : `${m.from}–${m.to}`,
      ...fleets.map(id => count(m.replicas.find(r => r.option === id)!.replicas)),
      ...options.map(id => shareOf(m.shares.find(s => s.option === id))),
      ...(buys ? [new Decimal(m.bought).isZero() ? '–' : money(m.bought)] : []),
    ],
  }));
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const more = months.length > kept.length ? prose(`… ${months.length - kept.length} more stretches (--all)`) : [];
  const title = `Over the months, shares of all tokens${buys ? `, hardware in ${report.basis.currency}` : ''}:`;
  return [...prose(title).map(screen.style.strong), ...stackingTable(columns, rows, screen), ...more];
}

/** `100 %`, or from the first month of the stretch to the last: `94–99 %`. */
function shareOf(share: MonthsReport['shares'][number] | undefined): string {
  if (!share) return '–';
  const [first, last] = [percent(share.first), percent(share.last)];
  return first === last ? first : `${first.replace(/ %$/, '')}–${last}`;
}
