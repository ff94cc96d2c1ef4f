import type { Given } from '../quantity/given.ts';
import type { ApiEntry, Bucket, PricePeriod, PriceVariant } from './catalog.ts';
import type {
  BucketPrices,
  CompiledApi,
  CompiledDeprecation,
  CompiledPeriod,
  CompiledSource,
  CompiledVariant,
  SourceRef,
} from './compiled.ts';
import { BUCKETS, FIELDS, priceField } from './fields.ts';
import { Figures } from './figures.ts';
import { variantName } from './variant-name.ts';

export function openApi(id: string, c: CompiledApi, sources: readonly CompiledSource[]): ApiEntry {
  const figures = new Figures('api', id, `api/${id}`, c.source, sources);
  return {
    id,
    name: c.name,
    provider: id.slice(0, id.indexOf('/')),
    model: c.model,
    prices: c.prices.map(period => openPeriod(figures, period)),
    minimumCacheablePrompt: figures.optional('minimumCacheablePrompt', c.minimumCacheablePrompt, FIELDS.tokens),
    tokenizerRatio: figures.optional('tokenizerRatio', c.tokenizerRatio, FIELDS.ratio),
    deprecation: c.deprecation && openDeprecation(figures, c.deprecation),
    contextWindow: figures.optional('contextWindow', c.contextWindow, FIELDS.tokens),
    quantisation: c.quantisation,
    aliases: (c.aliases ?? []) as NonNullable<ApiEntry['aliases']>,
    agreements: (c.agreements ?? []).map(agreement =>
      typeof agreement === 'string'
        ? { id: agreement, source: figures.source() }
        : { id: agreement.id, source: figures.source(agreement.source) },
    ),
    benchmarks: figures.shares('benchmarks', c.benchmarks),
    regions: c.regions,
    rateLimits: new Map(
      Object.entries(c.rateLimits ?? {}).map(([tier, limit]) => [
        tier,
        {
          tokens: figures.optional(`rateLimits.${tier}.tokens`, limit.tokens, FIELDS.tokenLimit),
          requests: figures.optional(`rateLimits.${tier}.requests`, limit.requests, FIELDS.requestLimit),
        },
      ]),
    ),
  };
}

function openDeprecation(figures: Figures, { source, ...c }: CompiledDeprecation): ApiEntry['deprecation'] {
  const { shutdown, successor } = c;
  return {
    ...(shutdown === undefined ? {} : { shutdown }),
    ...(successor === undefined ? {} : { successor }),
    source: figures.source(source),
  };
}

function openPeriod(figures: Figures, c: CompiledPeriod): PricePeriod {
  const own = (source: SourceRef | undefined) => ({
    source: source ?? c.source,
    from: c.validFrom,
    recorded: c.recordedAt,
  });
  return {
    validFrom: c.validFrom,
    validTo: c.validTo,
    recordedAt: c.recordedAt,
    status: c.status,
    source: figures.source(c.source, c.validFrom),
    base: openPrices(figures, '', c.prices, own(undefined)),
    variants: c.variants.map(v => openVariant(figures, v, own(v.source))),
    cacheStorage:
      c.cacheStorage === undefined
        ? undefined
        : figures.read('cacheStorage', c.cacheStorage, FIELDS.cacheStorage, own(undefined)),
    note: c.note,
  };
}

function openVariant(figures: Figures, c: CompiledVariant, own: Parameters<Figures['read']>[3]): PriceVariant {
  const { tier, region, prompt, hours, days } = c;
  return { tier, region, prompt, hours, days, prices: openPrices(figures, `${variantName(c)}.`, c.prices, own) };
}

function openPrices(
  figures: Figures,
  prefix: string,
  prices: BucketPrices,
  own: Parameters<Figures['read']>[3],
): ReadonlyMap<Bucket, Given> {
  const found = new Map<Bucket, Given>();
  for (const bucket of BUCKETS) {
    const text = prices[bucket];
    if (text !== undefined) found.set(bucket, figures.read(prefix + bucket, text, priceField(bucket), own));
  }
  return found;
}
