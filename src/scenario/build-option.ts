import { placeOf } from '../input/source-text.ts';
import { keyAt } from '../input/tree.ts';
import { type Given, likelyInBase } from '../quantity/given.ts';
import type { StatedAttributes } from './attributes.ts';
import { defaultGiven } from './defaults.ts';
import type { Findings } from './findings.ts';
import type { Placed } from './placed.ts';
import type { ApiOption, Bucket, BuyOption, Option, PrefixCache, RentOption, Throughput } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

type OptionText = Placed<ScenarioText>['options'][string];
type ApiText = Extract<OptionText, { api: unknown }>;
type RentText = Extract<OptionText, { rent: unknown }>;
type BuyText = Extract<OptionText, { buy: unknown }>;

/** An option with its defaults, from its parsed form. */
export function buildOption(id: string, text: OptionText, findings: Findings): Option {
  if ('rent' in text) return rentOption(id, text, findings);
  if ('buy' in text) return buyOption(id, text, findings);
  return apiOption(id, text, findings);
}

const common = (id: string, text: OptionText, findings: Findings) => ({
  id,
  at: placeOf(keyAt(findings.tree, ['options', id])!),
  upfront: text.upfront,
  priceDrift: text.priceDrift ?? defaultGiven('priceDrift', ['options', id, 'priceDrift']),
  contract: text.contract && {
    ends: text.contract.ends,
    exitFee: text.contract.exitFee,
    signed: text.contract.signed ?? false,
  },
  migration: text.migration && {
    cost: text.migration.cost,
    every: text.migration.every && likelyInBase(text.migration.every).toNumber(),
    on: text.migration.on,
  },
  agreements: text.agreements ?? [],
  attributes: text.attributes && attributesOf(id, text.attributes, findings),
  availability: text.availability,
  latency: text.latency && { ttft: text.latency.ttft, tpot: text.latency.tpot },
});

const attributesOf = (
  id: string,
  text: NonNullable<OptionText['attributes']>,
  { tree }: Findings,
): StatedAttributes => ({
  retention: text.retention,
  trainsOnInputs: text.trainsOnInputs,
  region: text.region,
  attestations: text.attestations ?? [],
  offers: text.offers ?? [],
  openWeights: text.openWeights,
  onPremises: text.onPremises,
  at: placeOf(keyAt(tree, ['options', id, 'attributes'])!),
});

function apiOption(id: string, text: ApiText, findings: Findings): ApiOption {
  const { batch, ...list } = text.price ?? {};
  return {
    kind: 'api',
    ...common(id, text, findings),
    api: text.api.text,
    apiAt: text.api.at,
    serviceTier: text.serviceTier ?? 'standard',
    region: text.region,
    discount: text.discount ?? defaultGiven('discount', ['options', id, 'discount']),
    price: text.price && bucketMap(list),
    batchPrice: batch && bucketMap(batch),
    minimumSpend: text.minimumSpend,
    provisioned: text.provisioned,
    rateLimit: text.rateLimit && { tokens: text.rateLimit.tokens, requests: text.rateLimit.requests },
  };
}

const bucketMap = (prices: { readonly [B in Bucket]?: Given | undefined }): ReadonlyMap<Bucket, Given> =>
  new Map(Object.entries(prices).filter((entry): entry is [Bucket, Given] => entry[1] !== undefined));

function fleet(id: string, text: RentText | BuyText, findings: Findings) {
  const path = ['options', id];
  return {
    ...common(id, text, findings),
    model: text.model.text,
    modelAt: text.model.at,
    precision: text.precision ?? 'fp16',
    precisionGiven: text.precision !== undefined,
    engine: text.engine,
    tuning: text.tuning as 'default' | 'tuned' | undefined,
    replica: text.replica,
    replicas: text.replicas,
    spares: text.spares ?? defaultGiven('spares', [...path, 'spares']),
    targetUtilisation: text.targetUtilisation ?? defaultGiven('targetUtilisation', [...path, 'targetUtilisation']),
    throughput: text.throughput && throughputOf(text.throughput),
    prefixCache: text.prefixCache
      ? prefixCacheOf(text.prefixCache)
      : defaultGiven('prefixCache', [...path, 'prefixCache']),
    fit: text.fit ?? ('check' as const),
    site: text.site?.text,
    gpusPerServer: text.gpusPerServer,
    power: { idle: text.power?.idle, active: text.power?.active, host: text.power?.host },
  };
}

const prefixCacheOf = (text: NonNullable<RentText['prefixCache']>): Given | PrefixCache =>
  'amount' in text
    ? text
    : { timeToLive: text.timeToLive, routing: (text.routing ?? 'spread') as PrefixCache['routing'] };

function throughputOf(text: NonNullable<RentText['throughput']>): Throughput {
  if ('total' in text) return { kind: 'total', total: text.total };
  if ('prefill' in text) return { kind: 'rates', prefill: text.prefill, decode: text.decode };
  return {
    kind: 'measured',
    measured: text.measured,
    metric: text.metric,
    at: text.at && { input: text.at.input, output: text.at.output, concurrency: text.at.concurrency },
  };
}

function rentOption(id: string, text: RentText, findings: Findings): RentOption {
  const { provider, term, region, instance, price, commit } = text.rent;
  return {
    kind: 'rent',
    ...fleet(id, text, findings),
    rent: {
      provider: provider?.text,
      term: term ?? 'on-demand',
      region,
      instance: instance?.text,
      price,
      ...committed(commit),
      at: placeOf(keyAt(findings.tree, ['options', id, 'rent'])!),
    },
    scaling: text.scaling ?? 'always-on',
    schedule: text.schedule,
    startUp: text.startUp,
    minimum: text.minimum,
  };
}

const committed = (
  text: RentText['rent']['commit'],
): Pick<RentOption['rent'], 'commit' | 'commitPrice' | 'commitTerm'> =>
  text && 'replicas' in text
    ? { commit: text.replicas, commitPrice: text.price, commitTerm: text.term }
    : { commit: text, commitPrice: undefined, commitTerm: undefined };

function buyOption(id: string, text: BuyText, findings: Findings): BuyOption {
  const path = ['options', id, 'buy'];
  const { buy } = text;
  const inService = keyAt(findings.tree, [...path, 'inService']);
  return {
    kind: 'buy',
    ...fleet(id, text, findings),
    buy: {
      price: buy.price,
      serviceLife: buy.serviceLife ?? defaultGiven('serviceLife', [...path, 'serviceLife']),
      residual: buy.residual ?? defaultGiven('residual', [...path, 'residual']),
      maintenance: buy.maintenance ?? defaultGiven('maintenance', [...path, 'maintenance']),
      serverShare: buy.serverShare ?? defaultGiven('serverShare', [...path, 'serverShare']),
      networkShare: buy.networkShare ?? defaultGiven('networkShare', [...path, 'networkShare']),
      inService: buy.inService,
      owned: buy.owned,
      inServiceAt: inService && placeOf(inService),
      sunk: buy.sunk ?? false,
      leadTime: buy.leadTime ?? defaultGiven('leadTime', [...path, 'leadTime']),
    },
  };
}
