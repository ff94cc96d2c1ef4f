import { type Screen, shown, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { displayWidth, padEnd } from '../width.ts';
import { wrap } from '../wrap.ts';
import { listTitle, shownColumns, unitOf } from './list-words.ts';
import type { ListColumn, Listing, ListRow } from './listing.ts';

/** Below this the rows stand below each other, a line per figure. */
const NARROW = 60;
/** Of the width; a longer id has a line of its own. */
const WIDEST_ID = 0.45;

/** The list for a person: a table with the columns that fit, the units below the headings. */
export function renderListTable(list: Listing, screen: Screen): string {
  const sections = [
    wrap(shownSafely(listTitle(list), screen), screen.width).map(line => screen.style.faint(line)),
    listRows(list, screen),
    list.notes.flatMap(note => wrap(shownSafely(note, screen), screen.width)),
  ];
  return joinedSections(sections);
}

/** The rows alone. */
export function listRows(list: Listing, screen: Screen): string[] {
  if (list.rows.length === 0) return [];
  const columns = shownColumns(list);
  return screen.width < NARROW ? blocks(list, columns, screen) : table(list, columns, screen);
}

const cell = ({ name, eye }: ListColumn, row: ListRow, screen: Screen): string => {
  const value = row[name] ?? null;
  return value === null ? '' : shownSafely(eye ? eye(value, row) : value, screen);
};

function table(list: Listing, all: readonly ListColumn[], screen: Screen): string[] {
  for (let columns = all; ; ) {
    const rows = [
      columns.map(column => column.title),
      columns.map(column => shown(unitOf(column, list), screen)),
      ...list.rows.map(row => columns.map(column => cell(column, row, screen))),
    ];
    // a few long names must not cost everybody a column
    const widths = gridWidths(rows, Math.floor(screen.width * WIDEST_ID));
    const spare = Math.max(...columns.map(column => column.spare ?? 0));
    if (gridWidth(widths) > screen.width && spare > 0) {
      columns = columns.filter(column => (column.spare ?? 0) < spare);
      continue;
    }
    const left = columns.flatMap((column, i) => (column.kind === 'text' ? [i] : []));
    const line = (row: readonly string[]): string => grid([row], widths, screen, left)[0]!;
    const [head = [], units = [], ...body] = rows;
    return [
      ...[head, units].map(line).filter(Boolean).map(screen.style.faint),
      ...body.flatMap(row =>
        displayWidth(row[0]!) > widths[0]! ? [`  ${row[0]}`, line(['', ...row.slice(1)])] : [line(row)],
      ),
    ];
  }
}

function blocks(list: Listing, columns: readonly ListColumn[], screen: Screen): string[] {
  const rest = columns.filter(column => column.name !== 'id');
  const labels = Math.max(...rest.map(column => column.title.length));
  return list.rows.flatMap((row, i) => [
    ...(i > 0 ? [''] : []),
    ...wrap(shownSafely(`${row.id}`, screen), screen.width, 2, 4).map(screen.style.strong),
    ...rest.flatMap(column => {
      const value = cell(column, row, screen);
      if (value === '') return [];
      const unit = column.kind === 'number' ? shown(unitOf(column, list), screen) : '';
      const lines = wrap([value, unit].filter(Boolean).join(' '), Math.max(8, screen.width - labels - 5));
      return lines.map((line, n) => `    ${padEnd(n === 0 ? column.title : '', labels)} ${line}`);
    }),
  ]);
}
