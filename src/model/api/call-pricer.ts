import type { ApiEntry, Bucket } from '../../catalog/catalog.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { CURRENCIES } from '../../quantity/unit.ts';
import type { Call } from './call.ts';
import { CallReader } from './call-reader.ts';
import { exactCalls } from './exact-calls.ts';
import { fastCalls } from './fast-calls.ts';

/** What a call costs, exact, in the currency of the entry; a bucket that the call does not use is left out. */
export interface CallCost {
  readonly currency: string;
  readonly total: Decimal;
  readonly buckets: ReadonlyMap<Bucket, Decimal>;
}

/** Prices calls to one API, for a service tier and a region. */
export interface CallPricer {
  readonly currency: string;
  /** The cost of one call in exact decimals. Throws a {@link CallFault}. */
  cost(call: Call): CallCost;
  /** The costs of many calls in float64, in their order. Throws a {@link CallFault} that names the first call without a cost. */
  costs(calls: readonly Call[]): Float64Array;
}

/** Works out all prices of an entry once, so that a call is only looked up and multiplied. */
export function callPricer(
  entry: ApiEntry,
  { tier = 'standard', region }: { readonly tier?: ServiceTier | undefined; readonly region?: string | undefined } = {},
): CallPricer {
  const reader = new CallReader(entry, tier, region);
  const currency = currencyOf(entry);
  const one = exactCalls(reader);
  return { currency, cost: call => ({ currency, ...one(call) }), costs: fastCalls(reader, currency) };
}

/** The one currency of the prices. Two of them in one entry could not be added: that would be a fault of the catalog. */
function currencyOf({ id, prices }: ApiEntry): string {
  const lists = prices.flatMap(period => [period.base, ...period.variants.map(v => v.prices)]);
  const bases = new Set(
    lists.flatMap(list => [...list.values()].flatMap(price => [...price.amount.unit.powers.keys()])),
  );
  const [currency, other] = CURRENCIES.filter(c => bases.has(c));
  if (!currency || other)
    throw new Error(`${id} must have prices in one currency, it has ${other ? 'several' : 'none'}`);
  return currency;
}
