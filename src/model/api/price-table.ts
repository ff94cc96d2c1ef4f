import type { Bucket, Catalog, PriceList } from '../../catalog/catalog.ts';
import { priceListAt } from '../../catalog/price-list.ts';
import type { Given } from '../../quantity/given.ts';
import type { ApiOption, Scenario } from '../../scenario/scenario.ts';
import { inScenarioCurrency } from '../currency.ts';
import type { Faults } from '../fault.ts';
import { likelyMeant } from '../likely-meant.ts';
import { HOURS_OF_WEEK } from '../traffic.ts';

/** Hours of the week with prices of their own: `always`, or a set of the catalog's UTC windows that hold together. */
export interface Window {
  readonly mask: string;
  readonly label: string;
  /** Fraction of each of the 168 hours in the scenario's time zone. */
  readonly covered: readonly number[];
  readonly variants: readonly number[];
}

/** The prices of one API option on one day: what remains open is the hour, the size of the prompt, and whether a request is batched. */
export interface PriceTable {
  readonly windows: readonly Window[];
  /** Prompt sizes at which the price of the whole prompt changes, ascending. */
  readonly thresholds: readonly { readonly tokens: number; readonly inclusive: boolean }[];
  readonly hasBatch: boolean;
  /** Tokens below which a prompt is never cached. */
  readonly minimumCacheablePrompt: Given | undefined;
  readonly modelId: string;
  readonly tokenizerRatio: Given | undefined;
  /** Price of a bucket in a window, for prompts of size class `size` (0 is below every threshold). */
  price(bucket: Bucket, window: Window, size: number, batch: boolean): Given | undefined;
}

/** Own prices where the option states them (they replace the list whole), else the catalog's list in force on the day. */
export function priceTableOf(
  option: ApiOption,
  catalog: Catalog,
  asOf: string,
  scenario: Scenario,
  faults: Faults,
): PriceTable | undefined {
  const entry = catalog.api(option.api);
  const modelId = entry?.model ?? option.api.split('/').at(-1)!;
  const always: Window = { mask: '', label: 'always', covered: Array<number>(HOURS_OF_WEEK).fill(1), variants: [] };
  if (option.price) {
    const { price: own, batchPrice } = option;
    if (!entry)
      faults.warning(
        'E421',
        `the catalog does not know \`${option.api}\`; its own prices are used as they are`,
        option.apiAt,
      );
    return {
      windows: [always],
      thresholds: [],
      hasBatch: batchPrice !== undefined,
      minimumCacheablePrompt: entry?.minimumCacheablePrompt,
      modelId,
      tokenizerRatio: entry?.tokenizerRatio,
      price: (bucket, _window, _size, batch) => (batch ? batchPrice?.get(bucket) : undefined) ?? own.get(bucket),
    };
  }
  if (!entry) {
    faults.error('E401', `the catalog has no API \`${option.api}\``, option.apiAt, {
      hint: likelyMeant(option.api, catalog.ids('api')) ?? 'state its prices with `price: { input: …, output: … }`',
    });
    return undefined;
  }
  const list = priceListAt(entry, asOf, option.serviceTier, option.region);
  if (!list.ok) {
    faults.error('E402', list.reason, option.apiAt, {
      hint: 'state another `asOf`, or the prices yourself with `price:`',
    });
    return undefined;
  }
  for (const [bucket, price] of list.list.base)
    if (!inScenarioCurrency(price, `the ${bucket} price of ${entry.id}`, option.apiAt, { scenario, faults }))
      return undefined;
  const batch = option.serviceTier === 'standard' ? priceListAt(entry, asOf, 'batch', option.region) : undefined;
  return tableOf(
    list.list,
    batch?.ok ? batch.list : undefined,
    always,
    scenario.timeZone,
    { minimumCacheablePrompt: entry.minimumCacheablePrompt, modelId, tokenizerRatio: entry.tokenizerRatio },
    option.id,
  );
}

type Rest = Pick<PriceTable, 'minimumCacheablePrompt' | 'modelId' | 'tokenizerRatio'>;

function tableOf(
  list: PriceList,
  batch: PriceList | undefined,
  always: Window,
  timeZone: number,
  rest: Rest,
  optionId: string,
): PriceTable {
  const windows = windowsOf(list, always, timeZone, optionId);
  const sizes = [...list.variants, ...(batch?.variants ?? [])].flatMap(v => (v.prompt ? [v.prompt] : []));
  const thresholds = sizes
    .filter((p, i) => sizes.findIndex(o => o.tokens === p.tokens && o.inclusive === p.inclusive) === i)
    .sort((a, b) => a.tokens - b.tokens);
  const reached = (size: number, prompt: { tokens: number; inclusive: boolean }) =>
    thresholds.findIndex(t => t.tokens === prompt.tokens && t.inclusive === prompt.inclusive) < size;
  const priceIn = (prices: PriceList, bucket: Bucket, window: Window, size: number): Given | undefined => {
    let price = prices.base.get(bucket);
    prices.variants.forEach((v, i) => {
      if ((v.hours || v.days) && !window.variants.includes(i)) return;
      if (v.prompt && !reached(size, v.prompt)) return;
      price = v.prices.get(bucket) ?? price;
    });
    return price;
  };
  return {
    ...rest,
    windows,
    thresholds,
    hasBatch: batch !== undefined,
    price: (bucket, window, size, batched) => priceIn(batched && batch ? batch : list, bucket, window, size),
  };
}

/** Groups the hours of the week by which of the list's windows hold in them. */
function windowsOf(list: PriceList, always: Window, timeZone: number, optionId: string): readonly Window[] {
  const timed = list.variants.flatMap((v, i) => (v.hours || v.days ? [i] : []));
  if (timed.length === 0) return [always];
  const found = new Map<string, { variants: number[]; minutes: number[] }>();
  for (let minute = 0; minute < HOURS_OF_WEEK * 60; minute++) {
    const variants = timed.filter(i => holds(list.variants[i]!, minute, timeZone));
    const key = variants.join();
    const window = found.get(key) ?? { variants, minutes: Array<number>(HOURS_OF_WEEK).fill(0) };
    window.minutes[Math.floor(minute / 60)]!++;
    found.set(key, window);
  }
  return [...found.values()].map(({ variants, minutes }, i) => ({
    mask: `hours of price ${i + 1} of ${optionId}`,
    label: variants.length ? `window ${variants.map(v => v + 1).join('+')}` : 'other hours',
    covered: minutes.map(m => m / 60),
    variants,
  }));
}

const WEEK_MINUTES = HOURS_OF_WEEK * 60;

/** Whether a variant's UTC hours and weekdays hold at a minute of the week in local time. A window past midnight belongs to the day it began. */
function holds(variant: PriceList['variants'][number], localMinute: number, timeZone: number): boolean {
  const utc = (localMinute - timeZone + WEEK_MINUTES) % WEEK_MINUTES;
  const day = Math.floor(utc / 1440);
  const minute = utc % 1440;
  const onDay = (d: number) => !variant.days || variant.days.includes((d + 7) % 7);
  if (!variant.hours) return onDay(day);
  return variant.hours.some(({ from, to }) =>
    from < to
      ? minute >= from && minute < to && onDay(day)
      : (minute >= from && onDay(day)) || (minute < to && onDay(day - 1)),
  );
}
