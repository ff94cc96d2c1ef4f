import type { ApiEntry } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import type { ServiceTier } from '../../catalog/price-list.ts';
import { likelyInBase } from '../../quantity/given.ts';
import { type Call, CallFault, readCall } from './call.ts';
import { CallPrices, type ClassPrices } from './call-prices.ts';

const REQUEST = 1 << BUCKETS.indexOf('request');

/** Reads calls to one API: their counts, and the class of their prices. */
export class CallReader {
  readonly classes: readonly ClassPrices[];
  /** The buckets that the call read last uses and pays, a bit for each. */
  billed = 0;
  private readonly id: string;
  private readonly prices: CallPrices;
  private readonly minimum: number;
  /** The buckets that have a price, by class. */
  private readonly known: Int32Array;

  constructor(entry: ApiEntry, tier: ServiceTier, region: string | undefined) {
    this.id = entry.id;
    this.prices = new CallPrices(entry, tier, region);
    this.classes = this.prices.classes;
    this.minimum = entry.minimumCacheablePrompt ? likelyInBase(entry.minimumCacheablePrompt).toNumber() : 0;
    this.known = Int32Array.from(this.classes, prices =>
      BUCKETS.reduce((bits, bucket, b) => bits | (prices.has(bucket) ? 1 << b : 0), 0),
    );
  }

  /**
   * Reads a call, its counts into `counts` from place `from` on, and returns the class of its prices. A request without a price has
   * no fee; any other bucket in use without a known price is a {@link CallFault}, as are counts that cannot be and a time without
   * a price in force.
   */
  read(call: Call, counts: Float64Array, from: number, index: number | undefined): number {
    const used = readCall(call, this.minimum, counts, from, index);
    const at = this.prices.classAt(call.at, call.input, index);
    const known = this.known[at]!;
    if (used & ~known & ~REQUEST) throw this.unknown(used & ~known, index);
    this.billed = used & known;
    return at;
  }

  private unknown(missing: number, index: number | undefined): CallFault {
    const bucket = BUCKETS.find((_, b) => missing & (1 << b))!;
    return new CallFault(
      'price',
      `no ${bucket} price of ${this.id} is known, and the call uses ${bucket}`,
      bucket,
      index,
    );
  }
}
