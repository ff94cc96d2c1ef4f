import { csvRow } from '../csv.ts';
import { toJson } from '../json.ts';
import { escapeMarkdown } from '../markdown.ts';
import { sanitize } from '../sanitize.ts';
import { listTitle, shownColumns, unitOf } from './list-words.ts';
import type { Listing } from './listing.ts';

/** The list as data: decimals as text, null where unknown; `units` says what the numbers are in. */
export function renderListJson(list: Listing): string {
  const numbers = list.columns.filter(column => column.unit !== undefined && column.unit !== '');
  return toJson({
    schema: 'tco-catalog-list/1',
    catalog: list.catalog,
    kind: list.kind,
    asOf: list.asOf,
    // the currency stands in the row
    units: Object.fromEntries(numbers.map(column => [column.name, column.unit!.replace('¤', 'currency')])),
    entries: list.rows.map(row => Object.fromEntries(list.columns.map(({ name }) => [name, row[name] ?? null]))),
  });
}

/** A row per entry with all columns, at full precision. */
export function renderListCsv(list: Listing): string {
  const rows = list.rows.map(row => csvRow(list.columns.map(({ name, kind }) => [kind, row[name]])));
  return `${[list.columns.map(column => column.name).join(','), ...rows].join('\n')}\n`;
}

export function renderListMarkdown(list: Listing): string {
  const columns = shownColumns(list);
  const head = columns.map(column => {
    const unit = unitOf(column, list);
    return unit ? `${column.title} (${unit})` : column.title;
  });
  const cell = (value: string): string => escapeMarkdown(sanitize(value));
  const table = [
    head.map(cell),
    columns.map(column => (column.kind === 'number' ? '---:' : '---')),
    ...list.rows.map(row =>
      columns.map(({ name, eye }) => {
        const value = row[name] ?? null;
        return value === null ? '' : cell(eye ? eye(value, row) : value);
      }),
    ),
  ].map(cells => `| ${cells.join(' | ')} |`);
  return `${[cell(listTitle(list)), ...(list.rows.length > 0 ? [table.join('\n')] : []), ...list.notes.map(cell)].join('\n\n')}\n`;
}
