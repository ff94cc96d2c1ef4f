import type { ApiEntry, Bucket, Catalog } from '../../catalog/catalog.ts';
import { priceListAt, type ServiceTier } from '../../catalog/price-list.ts';
import { extra, type ListColumn, type ListRow, number, text } from './listing.ts';
import { currencyOf, exactPrice, measured, tokens } from './measure.ts';

export const API_COLUMNS: readonly ListColumn[] = [
  text('id', 'id', 0),
  extra('name', 'text'),
  extra('provider', 'text'),
  text('model', 'model', 9),
  number('input', 'input', '¤/Mtok', 0, exactPrice),
  number('cacheRead', 'cache read', '¤/Mtok', 3, exactPrice),
  number('cacheWrite5m', 'write 5 min', '¤/Mtok', 7, exactPrice),
  number('cacheWrite1h', 'write 1 h', '¤/Mtok', 8, exactPrice),
  number('output', 'output', '¤/Mtok', 0, exactPrice),
  extra('reasoning', 'number'),
  extra('request', 'number'),
  extra('currency', 'text'),
  number('context', 'context', 'tok', 2, tokens),
  text('since', 'since', 4),
  text('until', 'until', 5),
  { ...text('status', 'status', 7), eye: status => (status === 'effective' ? '' : status) },
  text('grade', 'grade', 6),
  extra('read', 'text'),
];

const BUCKETS: readonly Bucket[] = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'reasoning'];

/** What an API entry costs on a day, for a service tier and a region; undefined where it has no such price. */
export function apiRow(
  entry: ApiEntry,
  day: string,
  tier: ServiceTier,
  region: string | undefined,
): ListRow | undefined {
  const found = priceListAt(entry, day, tier, region);
  if (!found.ok) return undefined;
  const { base, period } = found.list;
  const price = (bucket: Bucket, unit: string): string | null => {
    const given = base.get(bucket);
    return given ? measured(given.amount, unit).value : null;
  };
  const prices = Object.fromEntries(BUCKETS.map(bucket => [bucket, price(bucket, '¤/Mtok')]));
  const { source } = base.get('input') ?? { source: period.source };
  return {
    id: entry.id,
    name: entry.name,
    provider: entry.provider,
    model: entry.model,
    ...prices,
    request: price('request', '¤/request'),
    currency: [...base.values()].map(given => currencyOf(given.amount)).find(Boolean) ?? null,
    context: entry.contextWindow ? measured(entry.contextWindow.amount, 'tok').value : null,
    since: period.validFrom ?? null,
    until: period.validTo ?? null,
    status: period.status,
    grade: source.kind === 'catalog' ? source.grade : null,
    read: source.kind === 'catalog' ? (source.read ?? null) : null,
  };
}

/** Every region an API price is recorded for. */
export const apiRegions = (catalog: Catalog): string[] => [
  ...new Set(
    catalog.ids('api').flatMap(id => {
      const entry = catalog.api(id)!;
      const own = entry.prices.flatMap(period => period.variants.map(variant => variant.region));
      return [...(entry.regions ?? []), ...own].filter(region => region !== undefined);
    }),
  ),
];
