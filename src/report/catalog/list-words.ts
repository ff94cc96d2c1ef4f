import { catalogWords } from '../sentences/catalog.ts';
import { counted } from '../sentences/words.ts';
import { KINDS_OF_LIST, type ListKind } from './list-kinds.ts';
import type { ListColumn, Listing } from './listing.ts';

/** `243 API prices in force on 2026-11-01, service tier batch · catalog 2026.11.1`. */
export function listTitle({ kind, rows, asOf, conditions, catalog }: Listing): string {
  const { thing } = KINDS_OF_LIST[kind as ListKind];
  const things = counted(rows.length, thing).replace(/salarys$/, 'salaries');
  const when =
    asOf === null ? '' : kind === 'devices' || kind === 'sites' ? `prices of ${asOf}` : `in force on ${asOf}`;
  const joined = kind === 'devices' || kind === 'sites' ? [things, when] : [[things, when].filter(Boolean).join(' ')];
  return `${[...joined, ...conditions].filter(Boolean).join(', ')} · ${catalogWords(catalog, true)}`;
}

/** The columns for a person: without those that say nothing in any row; the currency only where there are several. */
export function shownColumns(list: Listing): readonly ListColumn[] {
  const several = currenciesOf(list).length > 1;
  const columns = list.columns.flatMap(column =>
    several && column.name === 'currency' ? [{ ...column, spare: 0 }] : column.spare === undefined ? [] : [column],
  );
  const says = ({ name, eye }: ListColumn): boolean =>
    list.rows.some(row => {
      const value = row[name] ?? null;
      return value !== null && (eye ? eye(value, row) : value) !== '';
    });
  return list.rows.length === 0 ? columns : columns.filter(says);
}

/** What stands below a heading: `USD/Mtok`, or `/Mtok` where the rows are in several currencies. */
export function unitOf({ unit = '' }: ListColumn, list: Listing): string {
  const currencies = currenciesOf(list);
  return unit.replace('¤', currencies.length === 1 ? currencies[0]! : '').replace(/^\//, 'per ');
}

const currenciesOf = ({ rows }: Listing): string[] => [
  ...new Set(rows.flatMap(row => (row.currency ? [row.currency] : []))),
];
