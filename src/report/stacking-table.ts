import { type Screen, shown } from './screen.ts';
import { grid, gridWidth, gridWidths } from './terminal/grid.ts';
import { padEnd, shortened } from './width.ts';
import { LONGEST_LINE, wrap } from './wrap.ts';

export interface TableColumn {
  readonly title: string;
  /** A name: to the left, and cut where it is long. */
  readonly name?: boolean;
  /** The higher, the sooner it goes where the page is narrow; columns without it stay. */
  readonly spare?: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** A sentence: behind the row where there is room, else below it. */
  readonly note?: string | undefined;
}

/** Below this a table cannot be read; the rows stand below each other then. Without names it takes less. */
const NARROW = 60;
const NARROW_WITHOUT_NAMES = 36;
const NAME_PART = 0.3;
const NOTE_ROOM = 36;
const NARROWEST_CELL = 8;

/** A table whose rows become blocks where the page is narrow. Texts must be safe to print. */
export function stackingTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  screen: Screen,
  noteTitle = '',
): string[] {
  const printed = rows.map(({ cells, note }) => ({
    cells: cells.map(cell => shown(cell, screen)),
    note: note && shown(note, screen),
  }));
  const titled = columns.map(column => ({ ...column, title: shown(column.title, screen) }));
  const narrow = columns.some(column => column.name) ? NARROW : NARROW_WITHOUT_NAMES;
  return screen.width < narrow ? blocks(titled, printed, screen) : table(titled, printed, screen, noteTitle);
}

function table(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  screen: Screen,
  noteTitle: string,
): string[] {
  const limit = Math.floor(screen.width * NAME_PART);
  const mark = screen.unicode ? '…' : '~';
  const text = (row: TableRow, i: number) =>
    columns[i]!.name ? shortened(row.cells[i] ?? '', limit, mark) : (row.cells[i] ?? '');
  for (let kept = columns.map((_, i) => i); ; ) {
    const cells = [kept.map(i => columns[i]!.title), ...rows.map(row => kept.map(i => text(row, i)))];
    const widths = gridWidths(cells, limit);
    const spare = Math.max(...kept.map(i => columns[i]!.spare ?? 0));
    if (gridWidth(widths) > screen.width && spare > 0) {
      kept = kept.filter(i => (columns[i]!.spare ?? 0) < spare);
      continue;
    }
    const left = kept.flatMap((i, at) => (columns[i]!.name ? [at] : []));
    const [head = '', ...lines] = grid(cells, widths, screen, left);
    const taken = gridWidth(widths) + 2;
    const room = Math.min(screen.width - taken, LONGEST_LINE - 30);
    const behind = room >= NOTE_ROOM && rows.some(row => row.note);
    const title = behind && noteTitle ? padEnd(head, taken) + noteTitle : head;
    return [
      screen.style.faint(title),
      ...lines.flatMap((line, i) => {
        const { note } = rows[i]!;
        if (!note) return [line];
        if (!behind) return [line, ...below(note, screen, 6)];
        const [first = '', ...more] = wrap(note, room);
        return [padEnd(line, taken) + first, ...more.map(rest => ' '.repeat(taken) + rest)];
      }),
    ];
  }
}

const below = (note: string, screen: Screen, indent: number): string[] =>
  wrap(note, Math.min(screen.width, LONGEST_LINE), indent);

function blocks(columns: readonly TableColumn[], rows: readonly TableRow[], screen: Screen): string[] {
  const labels = Math.max(...columns.slice(1).map(column => column.title.length));
  return rows.flatMap(({ cells, note }, n) => [
    ...(n > 0 ? [''] : []),
    ...wrap(cells[0] ?? '', screen.width, 2, 4).map(screen.style.strong),
    ...columns.slice(1).flatMap((column, i) => {
      const cell = cells[i + 1] ?? '';
      if (cell === '') return [];
      const room = screen.width - labels - 5;
      if (room < NARROWEST_CELL) return [...wrap(column.title, screen.width, 4), ...wrap(cell, screen.width, 6)];
      return wrap(cell, room).map((line, k) => `    ${padEnd(k === 0 ? column.title : '', labels)} ${line}`);
    }),
    ...(note ? below(note, screen, 4) : []),
  ]);
}
