import type { Bucket } from '../../../catalog/catalog.ts';
import { BUCKETS } from '../../../catalog/fields.ts';
import { writePath } from '../../../input/path.ts';
import type { ApiSupply } from '../../../model/api/supply.ts';
import type { Model } from '../../../model/model.ts';
import { Decimal, ONE } from '../../../quantity/decimal.ts';
import { type Given, isZero, likelyInBase } from '../../../quantity/given.ts';
import type { ApiOption, Scenario } from '../../../scenario/scenario.ts';
import type { Slider, Target } from './slider.ts';
import { percentages } from './stops.ts';

/** What a price list is not complete without, and what a slider may bring into use. */
const ANYWAY: readonly Bucket[] = ['input', 'cacheRead', 'output'];

/** Lowest and highest level, in percent of today's prices. */
const LEAST = 10;
const MOST = 300;

/** Token prices beyond this are taken for a slip. */
const DEAREST = 1000;

type ApiPrices = Extract<Target, { kind: 'apiPrices' }>;

/**
 * The token prices of all APIs, each at the same percentage of what it is. Up to its list price a discount says it; above that, prices of
 * one's own, which can only stand in for a list that knows neither hours, nor sizes of prompts, nor a day on which it changes. Under a
 * contract a discount holds until its end alone, so that prices of one's own say it all.
 */
export function apiPriceSlider(read: Scenario, model: Model): readonly Slider[] {
  const targets: Target[] = [];
  let moved = 0;
  const fixed: string[] = [];
  const rises: Decimal[] = [];
  for (const supply of model.supplies.values()) {
    if (supply.kind !== 'api') continue;
    const { option } = supply.api;
    const own = read.options.find((o): o is ApiOption => o.kind === 'api' && o.id === option.id);
    if (option.laterDiscounts?.length || !own) {
      fixed.push(option.id);
      continue;
    }
    const discount = likelyInBase(option.discount);
    if (discount.gte(1) && !option.contract) continue;
    const prices = ownPrices(supply.api, own, discount, model);
    if (option.contract && !prices.length) {
      fixed.push(option.id);
      continue;
    }
    const dearest = Decimal.max(0, ...prices.map(p => (p.unit.endsWith('request') ? 0 : new Decimal(p.of))));
    rises.push(
      prices.length
        ? dearest.isZero()
          ? new Decimal(MOST)
          : new Decimal(DEAREST).times(100).dividedBy(dearest)
        : new Decimal(100).dividedBy(ONE.minus(discount)),
    );
    moved++;
    if (option.contract) targets.push(...prices);
    else
      targets.push({
        kind: 'apiPrices',
        path: writePath(['options', option.id, 'discount']),
        discount: discount.toFixed(),
        prices,
      });
  }
  if (!targets.length) return [];
  const most = Decimal.min(MOST, ...rises)
    .floor()
    .toNumber();
  const notes = [
    ...(fixed.length ? [`${fixed.join(', ')} stays as agreed`] : []),
    ...(most <= 100 ? ['the list changes by hour, prompt or date, so that a rise cannot be said in one scenario'] : []),
  ];
  return [
    {
      id: 'apiPrice',
      group: 'Prices',
      label: moved > 1 ? 'Token prices of all APIs' : 'API token prices',
      unit: '%',
      home: '100',
      stops: percentages(LEAST, Math.max(100, most)),
      places: 0,
      targets,
      ...(notes.length ? { note: notes.join('; ') } : {}),
    },
  ];
}

/** Every price of an option that is paid, or may be with another slider moved, at its place among own prices; none where they could not say what the list says. */
function ownPrices(
  { table, option, volumes }: ApiSupply,
  read: ApiOption,
  discount: Decimal,
  { context: { demand } }: Model,
): ApiPrices['prices'] {
  const [window, ...others] = table.windows;
  if (!window || others.length || table.thresholds.length || table.later.length) return [];
  // own prices come before an agreement of the catalog, whose discount then is part of the price
  const agreed = read.discount.source.kind === 'default' && !option.price ? ONE.minus(discount) : ONE;
  // which they cannot be part of where it ends
  if (option.contract && !agreed.eq(1)) return [];
  const used = BUCKETS.filter(b => volumes.has(b) || ANYWAY.includes(b));
  const at = (batch: boolean) =>
    used.flatMap(bucket => {
      const price = table.price(bucket, window, 0, batch);
      // a batch that has no price of its own has the plain one, at whatever level
      if (batch && price === table.price(bucket, window, 0, false)) return [];
      const path = writePath(['options', option.id, 'price', ...(batch ? ['batch'] : []), bucket]);
      return price && !isZero(price) ? [priceAt(path, price, agreed)] : price ? [priceAt(path, price, ONE)] : [];
    });
  return [...at(false), ...(table.hasBatch && demand.batchable ? at(true) : [])];
}

const priceAt = (path: string, { amount }: Given, factor: Decimal): ApiPrices['prices'][number] => ({
  kind: 'percentOf',
  path,
  of: amount.likely.times(factor).toFixed(),
  unit: amount.unit.text,
});
