import type { ApiEntry, Bucket, Catalog, PriceList, PricePeriod } from '../../catalog/catalog.ts';
import { contractDiscountAt } from '../../catalog/contract-discount.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { priceListAt } from '../../catalog/price-list.ts';
import { replacedPricesHint } from '../../model/api/replaced-prices.ts';
import { type Given, isZero } from '../../quantity/given.ts';
import { describeSource } from '../../quantity/source.ts';
import type { ApiOption } from '../../scenario/scenario.ts';
import { conditionWords } from '../catalog/condition-words.ts';
import { spanWords, stateWords } from '../catalog/period-words.ts';
import { BUCKET_WORDS } from '../catalog/variant-words.ts';
import type { Asked } from './asked.ts';
import { originOf, priced, type Why, type WhyPrice } from './why.ts';

/** How the prices of an API option were found: which entry, period, conditions and discount. */
export function whyApi(option: ApiOption, asked: Asked): Why {
  const { catalog, asOf, layers } = asked;
  const entry = catalog.api(option.api);
  if (option.price) return { option: option.id, entry: null, steps: ownPrices(option), prices: stated(option) };
  if (!entry)
    return { option: option.id, entry: null, steps: [`the catalog has no API \`${option.api}\``], prices: [] };
  const id = `api/${entry.id}`;
  const found = priceListAt(entry, asOf, option.serviceTier, option.region);
  const batch = option.serviceTier === 'standard' ? priceListAt(entry, asOf, 'batch', option.region) : undefined;
  const steps = [
    ...(entry.id === option.api ? [] : [`\`${option.api}\` is another name of ${entry.id} on ${asOf}`]),
    originOf(id, layers.own, layers.base.version),
    ...entry.prices.map(p => `${p.note ? `${periodStep(p, asOf)}: ${p.note}` : periodStep(p, asOf)}`),
    ...(found.ok ? [tierStep(option, batch?.ok ?? false)] : [found.reason, ...replacedStep(option, entry, asked)]),
    discountStep(option, entry, catalog, asOf),
    ...shutdownStep(entry),
  ];
  if (!found.ok) return { option: option.id, entry: id, steps, prices: [] };
  const prices = [
    ...pricesOf(found.list, '', option.discount),
    ...(batch?.ok ? changedPrices(batch.list, found.list, option.discount) : []),
  ];
  return { option: option.id, entry: id, steps, prices };
}

/** Where own prices hide a price that the entry below them has on that day. */
function replacedStep(option: ApiOption, { id }: ApiEntry, { catalog, asOf }: Asked): string[] {
  const hint = replacedPricesHint(id, option, catalog, asOf);
  return hint ? [hint] : [];
}

const periodStep = (period: PricePeriod, day: string): string =>
  `prices ${spanWords(period)}, recorded on ${period.recordedAt}: ${stateWords(period, day)} on ${day}`;

function tierStep({ serviceTier, region }: ApiOption, hasBatch: boolean): string {
  const where = region === undefined ? '' : ` in ${region}`;
  if (serviceTier !== 'standard') return `service tier ${serviceTier}${where}, as the scenario says`;
  return `service tier standard${where}${hasBatch ? '; work that may wait takes the batch prices' : ''}`;
}

function discountStep(option: ApiOption, entry: ApiEntry, catalog: Catalog, asOf: string): string {
  const { discount } = option;
  const contract = contractDiscountAt(catalog, entry, asOf)?.contract;
  if (discount.source.kind === 'default') return 'no discount: list price';
  const from = `a discount of ${discount.amount.text} from ${describeSource(discount.source)}`;
  if (discount.source.kind === 'catalog') return from;
  return contract ? `${from}; it stands in place of the contract ${contract.id}` : from;
}

function shutdownStep({ deprecation }: ApiEntry): string[] {
  const { shutdown, successor } = deprecation ?? {};
  if (shutdown === undefined) return [];
  return [`it is off from ${shutdown} on${successor === undefined ? '' : `; its successor is ${successor}`}`];
}

function pricesOf(list: PriceList, before: string, discount: Given): WhyPrice[] {
  const rows = (prices: ReadonlyMap<Bucket, Given>, words: string) =>
    BUCKETS.flatMap(bucket => {
      const given = prices.get(bucket);
      return given ? [priced([before, words, BUCKET_WORDS[bucket]].filter(Boolean).join(' '), given, discount)] : [];
    });
  return [
    ...rows(list.base, ''),
    ...list.variants.flatMap(v => rows(v.prices, `${conditionWords({ ...v, prices: {} })}:`)),
  ];
}

/** Of the batch prices those that differ from the standard ones. */
function changedPrices(batch: PriceList, standard: PriceList, discount: Given): WhyPrice[] {
  const known = new Set(pricesOf(standard, 'batch', discount).map(p => `${p.what} ${p.price}`));
  return pricesOf(batch, 'batch', discount).filter(p => !known.has(`${p.what} ${p.price}`));
}

const ownPrices = ({ discount }: ApiOption): string[] => [
  'the scenario states its own prices: no price of the catalog and no contract is used',
  ...(isZero(discount) ? [] : [`a discount of ${discount.amount.text} from ${describeSource(discount.source)}`]),
];

const stated = ({ price, batchPrice, discount }: ApiOption): WhyPrice[] =>
  [
    [price, ''],
    [batchPrice, 'batch '],
  ].flatMap(([prices, words]) =>
    [...((prices as ReadonlyMap<Bucket, Given>) ?? [])].map(([bucket, given]) =>
      priced(`${words}${BUCKET_WORDS[bucket]}`, given, discount),
    ),
  );
