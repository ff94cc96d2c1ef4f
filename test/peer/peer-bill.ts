import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';
import type { Bucket } from '../../src/catalog/catalog.ts';
import type { Call } from '../../src/model/api/call.ts';
import type { Pair } from './pairs.ts';

/** What the peer asks for a call: the sum in USD, and how it comes to its price of each bucket. */
export interface PeerBill {
  readonly total: number;
  readonly prices: ReadonlyMap<Bucket, PeerPrice>;
}

export interface PeerPrice {
  /** USD/Mtok at this time and prompt size. */
  readonly perMtok: number;
  /** Whether it is that of a prompt beyond one of its sizes. */
  readonly long: boolean;
  /** Whether it is the price of something else, for want of one of the bucket; or of nothing, which is 0. */
  readonly from: 'itself' | 'another' | 'nothing';
}

const KEYS: readonly (readonly [Bucket, readonly string[]])[] = [
  ['input', ['input_mtok']],
  ['cacheRead', ['cache_read_mtok', 'input_mtok']],
  ['cacheWrite5m', ['cache_write_mtok', 'input_mtok']],
  ['cacheWrite1h', ['cache_write_1h_mtok', 'cache_write_mtok', 'input_mtok']],
  ['output', ['output_mtok']],
  ['reasoning', ['output_reasoning_mtok', 'output_mtok']],
];

/** The peer counts 1 h writes inside all cache writes, and reasoning inside the output. */
export function peerBill({ entry, name }: Pair, call: Call): PeerBill {
  const { input, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, output = 0, reasoning = 0 } = call;
  const usage = {
    input_tokens: input,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite5m + cacheWrite1h,
    cache_write_1h_tokens: cacheWrite1h,
    output_tokens: output + reasoning,
    output_reasoning_tokens: reasoning,
  };
  const bill = calcPrice(usage, name, { providerId: entry.provider, timestamp: new Date(call.at) })!;
  return {
    total: bill.total_price,
    prices: new Map(KEYS.map(([bucket, keys]) => [bucket, priceOf(bill.model_price, keys, input)])),
  };
}

function priceOf(prices: ModelPrice, keys: readonly string[], prompt: number): PeerPrice {
  const key = keys.find(k => prices[k] !== undefined);
  const price = key === undefined ? 0 : prices[key]!;
  const from = key === undefined ? 'nothing' : key === keys[0] || key === 'output_mtok' ? 'itself' : 'another';
  if (typeof price === 'number') return { perMtok: price, long: false, from };
  const perMtok = price.tiers.reduce((now, tier) => (prompt > tier.start ? tier.price : now), price.base);
  return { perMtok, long: perMtok !== price.base, from };
}
