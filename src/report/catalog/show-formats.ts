import type { CompiledCatalog } from '../../catalog/compiled.ts';
import { inForce, type Status } from '../../catalog/dates.ts';
import { amountIn } from '../../catalog/diff/amount-in.ts';
import { type Leaf, leavesOf } from '../../catalog/diff/leaves.ts';
import { csvRow } from '../csv.ts';
import { toJson } from '../json.ts';
import { headOf } from './catalog-head.ts';
import { AS_SHIPPED, type CatalogUse } from './catalog-use.ts';
import type { FoundEntry } from './find-entries.ts';
import { measured } from './measure.ts';

/** Entries as data: every figure with its value as a decimal text where it is a number, its days, and its source. */
export const renderEntriesJson = (
  json: CompiledCatalog,
  entries: readonly FoundEntry[],
  day: string,
  { said, own }: CatalogUse = AS_SHIPPED,
): string =>
  toJson({
    schema: 'tco-catalog-show/1',
    catalog: headOf(json, said),
    asOf: day,
    entries: entries.map(found => ({
      kind: found.kind,
      id: found.id,
      ...(own.has(`${found.kind}/${found.id}`) ? { own: own.get(`${found.kind}/${found.id}`)!.overlay } : {}),
      name: (found.entry as { readonly name?: string }).name ?? null,
      alias: found.alias ? { id: found.alias.name, from: found.alias.from ?? null, to: found.alias.to ?? null } : null,
      figures: figuresOf(json, found).map(leaf => ({
        figure: leaf.figure || 'value',
        text: leaf.text,
        ...numbers(leaf),
        from: leaf.from ?? null,
        to: leaf.to ?? null,
        status: leaf.status ?? null,
        inForce: holds(leaf, day) ?? null,
        source: leaf.source ? { ...leaf.source, url: leaf.source.url ?? null } : null,
      })),
    })),
  });

const COLUMNS = [
  'kind',
  'id',
  'figure',
  'value',
  'low',
  'high',
  'unit',
  'text',
  'from',
  'to',
  'status',
  'inForce',
  'source',
  'url',
  'read',
  'grade',
] as const;

/** A row per figure; a text that is no number has no value. */
export function renderEntriesCsv(json: CompiledCatalog, entries: readonly FoundEntry[], day: string): string {
  const rows = entries.flatMap(found =>
    figuresOf(json, found).map(leaf => {
      const { source, figure, text, from, to, status } = leaf;
      const row: Readonly<Record<(typeof COLUMNS)[number], string | null | undefined>> = {
        kind: found.kind,
        id: found.id,
        figure: figure || 'value',
        ...numbers(leaf),
        text,
        from,
        to,
        status,
        inForce: holds(leaf, day)?.toString(),
        source: source?.title,
        url: source?.url,
        read: source?.read,
        grade: source?.grade,
      };
      const number = (name: string): boolean => name === 'value' || name === 'low' || name === 'high';
      return csvRow(COLUMNS.map(name => [number(name) ? 'number' : 'text', row[name]]));
    }),
  );
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

/** The days and the status of a period stand in its figures. */
const figuresOf = (json: CompiledCatalog, { entry }: FoundEntry): readonly Leaf[] =>
  [...leavesOf(entry, json.sources).values()].filter(
    leaf => !leaf.provenance && !(leaf.period !== '' && /(?:^| )(?:status|validFrom|validTo)$/.test(leaf.figure)),
  );

/** Whether the period of a figure is in force on a day; undefined for what has no period. */
const holds = ({ from, to, status, period }: Leaf, day: string): boolean | undefined =>
  period === '' ? undefined : inForce({ validFrom: from, validTo: to, status: status as Status | undefined }, day);

function numbers({ text }: Leaf): Record<'value' | 'low' | 'high' | 'unit', string | null> {
  const amount = amountIn(text);
  return amount ? measured(amount, amount.unit.text) : { value: null, low: null, high: null, unit: null };
}
