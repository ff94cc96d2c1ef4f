import { fixed, percent, volume } from '../format.ts';
import type { Figure, Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { hasRange, perDay, range } from '../sentences/words.ts';
import { stackingTable, type TableColumn, type TableRow } from '../stacking-table.ts';
import { wrap } from '../wrap.ts';
import type { RoutingReport } from './routing-report.ts';
import { portionTitle, splitBill, viaTitle } from './split-lines.ts';

const COLUMNS: readonly TableColumn[] = [
  { title: 'task', name: true },
  { title: 'served by', name: true },
  { title: 'share' },
  { title: 'tok/day', spare: 1 },
  { title: 'monthly' },
];

const ROWS = 40;

/** What serves what, and what that costs; the printed amounts add up to the printed total. */
export function splitTable(report: Report, routing: RoutingReport, screen: Screen): string[] {
  const bill = splitBill(report, routing);
  if (!bill) return [];
  const { plan, rows, rest, places, amounts, restAmounts } = bill;
  const split = rows.map(
    (row, i): TableRow => ({
      cells: [
        portionTitle(row),
        viaTitle(row),
        percent(row.share),
        volume(perDay(row.tokens, report)),
        amounts[i] ? fixed(amounts[i], places) : '–',
      ],
      note: row.reason,
    }),
  );
  const left = split.length - ROWS;
  const others = rest.map(
    ({ label, option, figure }, i): TableRow => ({
      cells: [label, option ?? '', '', '', fixed(restAmounts[i]!, places)],
      note: bounds(figure),
    }),
  );
  const total: TableRow = {
    cells: [
      'total',
      '',
      '',
      volume(perDay(report.basis.tokensPerMonth.value, report)),
      fixed(plan.monthly!.value, places),
    ],
    note: bounds(plan.monthly),
  };
  const title = wrap(shown(`The split, ${report.basis.currency} a month:`, screen), screen.width, 2);
  const shownRows = screen.all || left <= 0 ? split : split.slice(0, ROWS);
  const cut: TableRow[] =
    shownRows.length < split.length ? [{ cells: [`… ${left} more rows (--all)`, '', '', '', ''] }] : [];
  return [
    ...title.map(screen.style.strong),
    ...stackingTable(COLUMNS, [...shownRows, ...cut, ...others, total], screen, 'why'),
  ];
}

const bounds = (figure: Figure | null): string | undefined =>
  figure && hasRange(figure) ? `from ${range(figure).replace('–', ' to ')}` : undefined;
