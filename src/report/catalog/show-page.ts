import type {
  CompiledApi,
  CompiledCatalog,
  CompiledDatedPrice,
  CompiledOffer,
  SourceRef,
} from '../../catalog/compiled.ts';
import type { CompiledRule } from '../../catalog/compiled-rule.ts';
import type { Status } from '../../catalog/dates.ts';
import { openThroughput } from '../../catalog/open-throughput.ts';
import { NO_LEGAL_ADVICE } from '../../model/eligibility/disclaimer.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { catalogWords } from '../sentences/catalog.ts';
import { originOf } from '../why/why.ts';
import { wrap } from '../wrap.ts';
import { headOf } from './catalog-head.ts';
import { AS_SHIPPED, type CatalogUse } from './catalog-use.ts';
import { type DatedAmount, datedHistory, offersOverTime } from './dated-history.ts';
import { factLines } from './facts.ts';
import type { FoundEntry, ShownKind } from './find-entries.ts';
import { listRows } from './list-table.ts';
import { THROUGHPUT_COLUMNS, throughputRow } from './list-throughput.ts';
import { spanWords } from './period-words.ts';
import { priceHistory } from './price-history.ts';
import { related } from './related.ts';
import { SourceNotes } from './source-notes.ts';

const KIND_WORDS: Readonly<Record<ShownKind, string>> = {
  api: 'API prices',
  models: 'open model',
  devices: 'device',
  rentals: 'rental offers',
  throughput: 'measured rows',
  sites: 'site',
  rules: 'rule',
  providers: 'provider',
  contracts: 'contract',
  people: 'people',
  defaults: 'modelling default',
};

/** Entries with all of their figures, dates and sources, for a person. `day` is the one for which `in force` is said. */
export function renderEntries(
  json: CompiledCatalog,
  entries: readonly FoundEntry[],
  day: string,
  screen: Screen,
  use: CatalogUse = AS_SHIPPED,
): string {
  const pages = entries.map(entry => page(json, entry, day, screen, use).join('\n'));
  const catalog = catalogWords({ ...use.said, version: json.version }, true);
  const advice = entries.some(e => e.kind === 'rules' || e.kind === 'providers') ? ` ${NO_LEGAL_ADVICE}` : '';
  const foot = wrap(shownSafely(`In force: on ${day}. C${catalog.slice(1)}.${advice}`, screen), screen.width).map(
    screen.style.faint,
  );
  return `${[...pages, foot.join('\n')].join('\n\n')}\n`;
}

function page(json: CompiledCatalog, found: FoundEntry, day: string, screen: Screen, { own }: CatalogUse): string[] {
  const notes = new SourceNotes(json.sources);
  const { name } = found.entry as { readonly name?: string };
  const title = shownSafely([found.id, KIND_WORDS[found.kind], name].filter(Boolean).join(' · '), screen);
  const sections: string[][] = [
    [
      ...wrap(title, screen.width).map(screen.style.strong),
      ...aliasOf(found, screen),
      ...ownLines(json, found, own, screen),
      ...notInForce(found, day, screen),
    ],
    found.kind === 'rentals' || found.kind === 'throughput' ? [] : factLines(found.entry, json.sources, notes, screen),
    aliases(found, screen),
    ...histories(json, found, day, notes, screen),
    related(json, found).flatMap(({ title: words, ids }) =>
      wrap(shownSafely(`${words}: ${ids.join(', ')}`, screen), screen.width, 2, 4),
    ),
  ];
  const sources = notes.lines(screen);
  if (sources.length > 0) sections.push([screen.style.strong('Sources'), ...sources]);
  return sections.filter(lines => lines.length > 0).flatMap((lines, i) => (i > 0 ? ['', ...lines] : lines));
}

/** Of an entry of own prices: the folder it stands in, and what it replaces. */
function ownLines(json: CompiledCatalog, found: FoundEntry, own: CatalogUse['own'], screen: Screen): string[] {
  const id = `${found.kind}/${found.id}`;
  return own.has(id) ? wrap(shownSafely(originOf(id, own, json.version), screen), screen.width, 2) : [];
}

function notInForce({ kind, entry }: FoundEntry, day: string, screen: Screen): string[] {
  if (kind !== 'rules') return [];
  const { from, until, supersededBy } = entry as CompiledRule;
  const early = from !== undefined && day < from;
  if (!early && (until === undefined || day < until)) return [];
  const since = early
    ? `not in force before ${from}`
    : [`no longer in force since ${until}`, supersededBy && `superseded by ${supersededBy}`].filter(Boolean).join(', ');
  return wrap(shownSafely(since, screen), screen.width, 2);
}

function aliasOf({ alias, id }: FoundEntry, screen: Screen): string[] {
  if (!alias) return [];
  const when = alias.from || alias.to ? `, ${spanWords({ validFrom: alias.from, validTo: alias.to })}` : '';
  return wrap(shownSafely(`${alias.name} is another name of ${id}${when}`, screen), screen.width, 2);
}

function aliases({ kind, entry }: FoundEntry, screen: Screen): string[] {
  const own = kind === 'api' ? ((entry as CompiledApi).aliases ?? []) : [];
  const words = own.map(({ id, from, to }) =>
    from || to ? `${id} (${spanWords({ validFrom: from, validTo: to })})` : id,
  );
  return own.length === 0 ? [] : wrap(shownSafely(`Other names: ${words.join(', ')}`, screen), screen.width, 2, 4);
}

function histories(
  json: CompiledCatalog,
  found: FoundEntry,
  day: string,
  notes: SourceNotes,
  screen: Screen,
): string[][] {
  const heading = (text: string): string => screen.style.strong(text);
  if (found.kind === 'api') return [priceHistory(found.entry as CompiledApi, day, notes, screen)];
  if (found.kind === 'throughput') return [measuredRows(json, found, notes, screen)];
  const { offers, prices, electricity, colocation, discounts } = found.entry as {
    readonly offers?: readonly CompiledOffer[];
    readonly prices?: readonly CompiledDatedPrice[];
    readonly electricity?: readonly CompiledDatedPrice[];
    readonly colocation?: readonly CompiledDatedPrice[];
    readonly discounts?: readonly (Omit<CompiledDatedPrice, 'price' | 'source'> & {
      discount: string;
      source?: SourceRef;
    })[];
  };
  const priced = (list: readonly CompiledDatedPrice[]): DatedAmount[] =>
    list.map(({ price, ...rest }) => ({ ...rest, thing: '', amount: price }));
  const groups: readonly (readonly [string, readonly DatedAmount[]])[] = [
    ['Offers', offersOverTime(offers ?? [])],
    ['Purchase prices', priced(prices ?? [])],
    ['Electricity', priced(electricity ?? [])],
    ['Colocation', priced(colocation ?? [])],
    [
      'Discounts',
      (discounts ?? []).map(({ discount, source, ...rest }) => ({
        ...rest,
        status: rest.status as Status,
        thing: '',
        amount: discount,
        source: source ?? (found.entry as { readonly source?: SourceRef }).source,
      })),
    ],
  ];
  return groups.flatMap(([title, list]) =>
    list.length === 0 ? [] : [[heading(title), ...datedHistory(list, day, notes, screen)]],
  );
}

function measuredRows(json: CompiledCatalog, { id, entry }: FoundEntry, notes: SourceNotes, screen: Screen): string[] {
  const { rows } = entry as CompiledCatalog['throughput'][string];
  const opened = openThroughput(id, { rows }, json.sources);
  const columns = [
    ...THROUGHPUT_COLUMNS.filter(column => column.name !== 'id' && column.name !== 'grade'),
    { name: 'mark', title: 'source', kind: 'text', spare: 1 } as const,
  ];
  return listRows(
    {
      kind: 'throughput',
      catalog: headOf(json),
      asOf: null,
      columns,
      rows: opened.map((row, i) => ({ ...throughputRow(row), mark: notes.mark(rows[i]!.source) })),
      conditions: [],
      notes: [],
    },
    screen,
  );
}
