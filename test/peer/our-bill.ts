import type { Bucket } from '../../src/catalog/catalog.ts';
import { type Call, CallFault } from '../../src/model/api/call.ts';
import type { CallPricer } from '../../src/model/api/call-pricer.ts';

/** Our answer to a call: its cost, after the buckets without a known price were left out of it; or that no price is in force. */
export interface OurBill {
  /** The call without the buckets that have no price; of a prompt too short to be cached, without its cached parts. */
  readonly call: Call;
  readonly unknown: readonly Bucket[];
  readonly total: number;
  /** USD/Mtok of the buckets in use. */
  readonly prices: ReadonlyMap<Bucket, number>;
}

export function ourBill(pricer: CallPricer, asked: Call, minimum: number): OurBill | 'nothing in force' {
  const unknown: Bucket[] = [];
  let call = asked.input < minimum ? { ...asked, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 } : asked;
  for (;;) {
    try {
      const { total, buckets } = pricer.cost(unknown.length ? call : asked);
      const prices = new Map([...buckets].map(([b, cost]) => [b, perMtok(cost.toNumber(), unitsOf(call, b))]));
      return { call, unknown, total: total.toNumber(), prices };
    } catch (fault) {
      if (!(fault instanceof CallFault)) throw fault;
      if (fault.reason === 'date') return 'nothing in force';
      if (fault.reason !== 'price') throw fault;
      unknown.push(fault.field as Bucket);
      call = { ...call, [fault.field!]: 0 };
    }
  }
}

/** Tokens billed in a bucket. */
export function unitsOf(call: Call, bucket: Bucket): number {
  const { input, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = call;
  if (bucket === 'input') return input - cacheRead - cacheWrite5m - cacheWrite1h;
  return bucket === 'request' ? 0 : (call[bucket] ?? 0);
}

/** A list price has few digits: those beyond the tenth are of the division. */
const perMtok = (cost: number, units: number): number => Number(((cost / units) * 1e6).toPrecision(10));
