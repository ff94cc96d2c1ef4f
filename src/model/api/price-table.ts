import type { ApiEntry, Bucket, Catalog, PriceList } from '../../catalog/catalog.ts';
import { isTimed, MINUTES_OF_WEEK, priceAt, promptSizes, timedAt } from '../../catalog/conditions.ts';
import { priceListAt } from '../../catalog/price-list.ts';
import type { Given } from '../../quantity/given.ts';
import type { ApiOption, Scenario } from '../../scenario/scenario.ts';
import { inScenarioCurrency } from '../currency.ts';
import type { Faults } from '../fault.ts';
import { likelyMeant } from '../likely-meant.ts';
import { HOURS_OF_WEEK } from '../traffic.ts';
import { comingPrices, knownPeriods, noteComing } from './coming.ts';
import { replacedPricesHint } from './replaced-prices.ts';

/** Hours of the week with prices of their own: `always`, or a set of the catalog's UTC windows that hold together. */
export interface Window {
  readonly mask: string;
  readonly label: string;
  /** Fraction of each of the 168 hours in the scenario's time zone. */
  readonly covered: readonly number[];
  /** A minute of the UTC week inside it. */
  readonly utcMinute: number;
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
  /** Prices that are known to take its place within the horizon, in order. */
  readonly later: readonly LaterPrices[];
  /** Price of a bucket in a window, for prompts of size class `size` (0 is below every threshold). */
  price(bucket: Bucket, window: Window, size: number, batch: boolean): Given | undefined;
}

/** The prices from one month of the horizon on (0 is month 1). */
export interface LaterPrices {
  readonly month: number;
  readonly table: PriceTable;
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
  const always: Window = { mask: '', label: 'always', covered: Array<number>(HOURS_OF_WEEK).fill(1), utcMinute: 0 };
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
      later: [],
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
      hint:
        replacedPricesHint(entry.id, option, catalog, asOf) ??
        'state another `asOf`, or the prices yourself with `price:`',
    });
    return undefined;
  }
  noteComing(option, entry, asOf, scenario, faults);
  const known = { ...entry, prices: knownPeriods(entry, asOf) };
  const rest = {
    minimumCacheablePrompt: entry.minimumCacheablePrompt,
    modelId,
    tokenizerRatio: entry.tokenizerRatio,
  };
  const tableAt = (from: ApiEntry, day: string, later: readonly LaterPrices[], named: string) => {
    const now = priceListAt(from, day, option.serviceTier, option.region);
    if (!now.ok) return undefined;
    for (const [bucket, price] of now.list.base)
      if (!inScenarioCurrency(price, `the ${bucket} price of ${entry.id}`, option.apiAt, { scenario, faults }))
        return undefined;
    const batch = option.serviceTier === 'standard' ? priceListAt(from, day, 'batch', option.region) : undefined;
    const lists = [now.list, batch?.ok ? batch.list : undefined] as const;
    return tableOf(...lists, always, scenario.timeZone, { ...rest, later }, named);
  };
  const coming = scenario.laterPrices === 'hold' ? [] : comingPrices(entry, asOf, scenario.horizon);
  const later = coming.flatMap(({ month, from }) => {
    const table = tableAt(known, from, [], `${option.id} from ${from}`);
    return table ? [{ month, table: datedTable(table, from) }] : [];
  });
  return tableAt(entry, asOf, later, option.id);
}

/** The same prices as inputs of their own: each is another one than the price that it takes the place of. */
function datedTable(table: PriceTable, from: string): PriceTable {
  const dated = new Map<Given, Given>();
  return {
    ...table,
    price: (bucket, window, size, batch) => {
      const price = table.price(bucket, window, size, batch);
      if (!price) return undefined;
      const found = dated.get(price) ?? { ...price, path: `${price.path}.${from}` };
      dated.set(price, found);
      return found;
    },
  };
}

type Rest = Pick<PriceTable, 'minimumCacheablePrompt' | 'modelId' | 'tokenizerRatio' | 'later'>;

function tableOf(
  list: PriceList,
  batch: PriceList | undefined,
  always: Window,
  timeZone: number,
  rest: Rest,
  optionId: string,
): PriceTable {
  const lists = batch ? [list, batch] : [list];
  const windows = windowsOf(lists, always, timeZone, optionId);
  const thresholds = promptSizes(lists);
  return {
    ...rest,
    windows,
    thresholds,
    hasBatch: batch !== undefined,
    price: (bucket, { utcMinute }, size, batched) =>
      priceAt(batched && batch ? batch : list, bucket, utcMinute, thresholds.slice(0, size)),
  };
}

/** Groups the hours of the week by which windows of the lists hold in them. */
function windowsOf(lists: readonly PriceList[], always: Window, timeZone: number, optionId: string): readonly Window[] {
  if (!lists.some(list => list.variants.some(isTimed))) return [always];
  const found = new Map<string, { utcMinute: number; minutes: number[] }>();
  for (let minute = 0; minute < MINUTES_OF_WEEK; minute++) {
    const utcMinute = (minute - timeZone + MINUTES_OF_WEEK) % MINUTES_OF_WEEK;
    const key = lists.map(list => timedAt(list, utcMinute).join()).join('|');
    const window = found.get(key) ?? { utcMinute, minutes: Array<number>(HOURS_OF_WEEK).fill(0) };
    window.minutes[Math.floor(minute / 60)]!++;
    found.set(key, window);
  }
  return [...found.values()].map(({ utcMinute, minutes }, i) => {
    const variants = timedAt(lists[0]!, utcMinute);
    return {
      mask: `hours of price ${i + 1} of ${optionId}`,
      label: variants.length ? `window ${variants.map(v => v + 1).join('+')}` : 'other hours',
      covered: minutes.map(m => m / 60),
      utcMinute,
    };
  });
}
