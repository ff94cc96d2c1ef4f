import type { ProviderEntry, ProviderFact } from '../../catalog/provider-entry.ts';
import { type ListColumn, type ListRow, number, text } from './listing.ts';
import { measured, whole } from './measure.ts';

export const PROVIDER_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  text('name', 'name', 7),
  text('offers', 'offers', 0),
  text('trainsOnInputs', 'trains', 1),
  number('retention', 'kept', 'day', 1, whole),
  text('region', 'region', 2),
  text('attestations', 'attestations', 3),
  text('withholds', 'withholds', 4),
  text('grade', 'grade', 5),
  text('read', 'read on', 6),
];

const ORDER = ['verified', 'third-party', 'derived', 'assumed'];

/** What holds of a provider in general on a day: for all models and tiers, without an agreement. Grade and day are the weakest and the oldest of its facts. */
export function providerRow({ id, name, facts }: ProviderEntry, day: string): ListRow {
  const held = facts.filter(f => (f.from === undefined || f.from <= day) && (f.until === undefined || day < f.until));
  const general = held.filter(f => f.models === undefined && f.tiers === undefined && f.with === undefined);
  const all = (key: 'offers' | 'withholds' | 'attestations'): string | null =>
    [...new Set(general.flatMap(f => f[key]))].join(' ') || null;
  const last = <K extends keyof ProviderFact>(key: K) => general.findLast(f => f[key] !== undefined)?.[key];
  const retention = last('retention');
  const trains = last('trainsOnInputs');
  const sources = held.flatMap(({ source }) => (source.kind === 'catalog' ? [source] : []));
  return {
    id,
    name,
    offers: all('offers'),
    trainsOnInputs: trains === undefined ? null : trains ? 'yes' : 'no',
    retention: retention ? measured(retention.amount, 'day').value : null,
    region: last('region') ?? null,
    attestations: all('attestations'),
    withholds: all('withholds'),
    grade: sources.map(s => s.grade).sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0] ?? null,
    read: sources.flatMap(s => s.read ?? []).sort()[0] ?? null,
  };
}
