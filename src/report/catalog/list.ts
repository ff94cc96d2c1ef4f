import type { Catalog } from '../../catalog/catalog.ts';
import type { CompiledCatalog } from '../../catalog/compiled.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import { didYouMean } from '../../input/suggest.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { counted } from '../sentences/words.ts';
import { headOf } from './catalog-head.ts';
import { AS_SHIPPED, type CatalogUse } from './catalog-use.ts';
import { apiRegions } from './list-api.ts';
import { type Filter, KINDS_OF_LIST, type KindOfList, LIST_KINDS, type ListKind } from './list-kinds.ts';
import { type ListColumn, type Listing, type ListRow, text } from './listing.ts';

/** What `tco catalog list` is asked. */
export interface ListQuestion extends Partial<Readonly<Record<Filter, string | undefined>>> {
  readonly kind?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A question that cannot be answered as it is put: an unknown kind or value, or a filter that says nothing of the kind. */
export class UnknownValue extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

const TIERS: readonly ServiceTier[] = ['standard', 'batch', 'flex', 'priority'];
const FILTERS = ['provider', 'model', 'device', 'region', 'term', 'tier'] as const;
const SHOWN = 12;

/** The entries of one kind, narrowed and sorted; throws {@link UnknownValue}. */
export function listing(
  json: CompiledCatalog,
  catalog: Catalog,
  question: ListQuestion,
  { said: of, own }: CatalogUse = AS_SHIPPED,
): Listing {
  const name = one('kind', question.kind ?? 'api', LIST_KINDS);
  const kind = KINDS_OF_LIST[name];
  refuseStrangers(name, kind, question);
  const tier = one('--tier', question.tier ?? 'standard', TIERS);
  const region = name === 'api' ? question.region : undefined;
  if (region !== undefined) one('--region', region, apiRegions(catalog));
  const day = question.asOf ?? catalog.date;
  const { rows: all, absent = [] } = kind.rows({ catalog, json, day, tier, region });
  checkFilters([...all, ...absent], kind, question);
  const narrowed = (rows: readonly ListRow[]) => searched(filtered(rows, kind, question), kind, question.search);
  const found = narrowed(all);
  const without = narrowed(absent).length;
  return {
    kind: name,
    catalog: headOf(catalog, of),
    asOf: kind.dated ? day : null,
    // the heading says it
    columns: [
      ...kind.columns.map(column =>
        asks(kind, question).some(([, name]) => name === column.name) ? said(column) : column,
      ),
      ...(own.size > 0 ? [OWN] : []),
    ],
    rows: sortedBy(question.sort ?? 'id', found, kind, name).map(row =>
      own.size > 0 ? { ...row, own: own.get(`${name}/${row.id}`)?.overlay ?? null } : row,
    ),
    conditions: [
      ...(name === 'api' && tier !== 'standard' ? [`service tier ${tier}`] : []),
      ...FILTERS.filter(f => f !== 'tier').flatMap(f => (question[f] === undefined ? [] : [`${f} ${question[f]}`])),
      ...(question.search === undefined ? [] : [`with "${question.search}"`]),
    ],
    notes: [
      ...(found.length === 0 ? [`No ${kind.thing} fits.`] : []),
      ...(without > 0 ? [missing(name, without, day, tier, region)] : []),
      ...(kind.note === undefined ? [] : [kind.note]),
    ],
  };
}

/** The folder of own prices that an entry stands in; there only where folders lie on the catalog. */
const OWN = text('own', 'own', 0);

/** For programs only; the id always stays. */
const said = ({ spare, ...column }: ListColumn): ListColumn =>
  column.name === 'id' ? { ...column, ...(spare === undefined ? {} : { spare }) } : column;

function missing(name: ListKind, without: number, day: string, tier: string, region: string | undefined): string {
  if (name === 'rentals') return `${counted(without, 'offer')} of other days left out.`;
  const what = [tier === 'standard' ? '' : `${tier} `, 'price', region ? ` for ${region}` : ''].join('');
  return without === 1
    ? `1 entry of the catalog has no ${what} in force on ${day}.`
    : `${without} entries of the catalog have no ${what} in force on ${day}.`;
}

function refuseStrangers(name: ListKind, kind: KindOfList, question: ListQuestion): void {
  const takes = (filter: Filter, of: ListKind): boolean =>
    Object.hasOwn(KINDS_OF_LIST[of].filters, filter) || (of === 'api' && (filter === 'tier' || filter === 'region'));
  for (const filter of FILTERS) {
    if (question[filter] === undefined || takes(filter, name)) continue;
    const kinds = LIST_KINDS.filter(of => takes(filter, of));
    throw new UnknownValue(`--${filter} does not narrow \`${name}\``, `it narrows ${kinds.join(', ')}`);
  }
  if (question.asOf !== undefined && !kind.dated)
    throw new UnknownValue(
      `--as-of says nothing of \`${name}\``,
      `dates are known of ${LIST_KINDS.filter(of => KINDS_OF_LIST[of].dated).join(', ')}`,
    );
}

/** The value, if it is one of those known; the hint names the nearest, or all where they are few: a long list would help nobody. */
function one<T extends string>(what: string, written: string, known: readonly T[]): T {
  if (known.includes(written as T)) return written as T;
  const few =
    known.length === 0
      ? 'none is recorded'
      : known.length <= SHOWN
        ? `known: ${known.join(', ')}`
        : `${known.length} are known, none is near; --search finds words in ids and names`;
  throw new UnknownValue(`${what} \`${written}\` is not known`, didYouMean(written, known) ?? few);
}

const asks = (
  kind: KindOfList,
  question: ListQuestion,
): readonly (readonly [Filter, column: string, wanted: string])[] =>
  (Object.entries(kind.filters) as [Filter, string][]).flatMap(([filter, column]) => {
    const wanted = question[filter];
    return wanted === undefined ? [] : [[filter, column, wanted] as const];
  });

function checkFilters(all: readonly ListRow[], kind: KindOfList, question: ListQuestion): void {
  for (const [filter, column, wanted] of asks(kind, question))
    one(`--${filter}`, wanted, [...new Set(all.map(row => row[column] ?? ''))].sort());
}

const filtered = (rows: readonly ListRow[], kind: KindOfList, question: ListQuestion): readonly ListRow[] =>
  asks(kind, question).reduce((left, [, column, wanted]) => left.filter(row => row[column] === wanted), rows);

/** Every word must stand somewhere in the row, whatever its case. */
function searched(rows: readonly ListRow[], kind: KindOfList, search: string | undefined): readonly ListRow[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const texts = kind.columns.filter(column => column.kind === 'text').map(column => column.name);
  return rows.filter(row => {
    const all = texts
      .map(name => row[name] ?? '')
      .join(' ')
      .toLowerCase();
    return words.every(word => all.includes(word));
  });
}

/** By id, or the cheapest first with unknown prices last; several currencies one after the other. */
function sortedBy(sort: string, rows: readonly ListRow[], kind: KindOfList, name: ListKind): readonly ListRow[] {
  one('--sort', sort, ['price', 'id']);
  if (sort === 'id') return rows;
  if (kind.price.length === 0)
    throw new UnknownValue(
      `\`${name}\` have no price to sort by`,
      `prices are known of ${LIST_KINDS.filter(of => KINDS_OF_LIST[of].price.length > 0).join(', ')}`,
    );
  const order = (a: ListRow, b: ListRow): number => {
    for (const column of kind.price) {
      const [x, y] = [a[column] ?? null, b[column] ?? null];
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      const words = (row: ListRow) => `${row.currency} ${row.per ?? ''}`;
      if (words(a) !== words(b)) return words(a) < words(b) ? -1 : 1;
      const step = new Decimal(x).comparedTo(y);
      if (step !== 0) return step;
    }
    return 0;
  };
  return [...rows].sort(order);
}
