import type { ApiEntry, Bucket, PriceList } from '../../catalog/catalog.ts';
import {
  isTimed,
  MINUTES_OF_WEEK,
  type PromptSize,
  priceAt,
  promptSizes,
  reaches,
  timedAt,
} from '../../catalog/conditions.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { priceListAt, type ServiceTier } from '../../catalog/price-list.ts';
import type { Given } from '../../quantity/given.ts';
import { CallFault } from './call.ts';
import { dayOf, minuteOfWeek, startOfDay } from './moment.ts';

/** The known prices of a class by bucket. Reasoning without a price of its own is billed as output. */
export type ClassPrices = ReadonlyMap<Bucket, Given>;

/** Days with one price list: its window at each minute of the week, its prompt sizes, and the first of its classes. */
interface Segment {
  readonly windowOf: Uint8Array | undefined;
  readonly sizes: readonly PromptSize[];
  readonly first: number;
}

/**
 * All prices that calls to one API can meet, for a service tier and a region, worked out once.
 * A class is a price list of some days, a window of the week in it, and a size of the prompt.
 */
export class CallPrices {
  readonly classes: readonly ClassPrices[];
  private readonly nothingInForce: (at: number) => { readonly missing: CallFault['reason']; readonly reason: string };
  /** Where each segment begins in milliseconds, and the end of time. */
  private readonly starts: readonly number[];
  private readonly segments: readonly (Segment | undefined)[];
  /** The segment of the call before: calls mostly come in order. */
  private last = 0;

  constructor(entry: ApiEntry, tier: ServiceTier, region: string | undefined) {
    const classes: ClassPrices[] = [];
    const days = changes(entry);
    this.starts = [Number.NEGATIVE_INFINITY, ...days.map(startOfDay), Number.POSITIVE_INFINITY];
    this.segments = ['0001-01-01', ...days].map(day => {
      const found = priceListAt(entry, day, tier, region);
      return found.ok ? segmentOf(found.list, classes) : undefined;
    });
    this.classes = classes;
    this.nothingInForce = at => {
      const found = priceListAt(entry, dayOf(at), tier, region);
      if (found.ok) throw new Error(`${entry.id} has a price on ${dayOf(at)}`);
      return found;
    };
  }

  /** The class of a prompt of so many tokens at a time in milliseconds; throws a {@link CallFault} where no price is in force. */
  classAt(at: number, prompt: number, index: number | undefined): number {
    let s = this.last;
    while (at < this.starts[s]!) s--;
    while (at >= this.starts[s + 1]!) s++;
    this.last = s;
    const segment = this.segments[s];
    if (segment === undefined) {
      const { missing, reason } = this.nothingInForce(at);
      throw new CallFault(missing, reason, undefined, index);
    }
    const { windowOf, sizes, first } = segment;
    let size = 0;
    while (size < sizes.length && reaches(prompt, sizes[size]!)) size++;
    return first + (windowOf === undefined ? 0 : windowOf[minuteOfWeek(at)]! * (sizes.length + 1)) + size;
  }
}

/** The days on which a price list of an entry begins or ends, in order. */
function changes({ prices }: ApiEntry): readonly string[] {
  const held = prices.filter(p => p.status !== 'withdrawn');
  return [...new Set(held.flatMap(p => [p.validFrom, p.validTo].filter(day => day !== undefined)))].sort();
}

/** Adds the classes of a price list to the others. */
function segmentOf(list: PriceList, classes: ClassPrices[]): Segment {
  const first = classes.length;
  const sizes = promptSizes([list]);
  const { windowOf, minutes } = windowsOf(list);
  for (const minute of minutes)
    for (let size = 0; size <= sizes.length; size++) classes.push(pricesOf(list, minute, sizes.slice(0, size)));
  return { windowOf, sizes, first };
}

/** The windows of a price list: to which of them each minute of the week belongs, and one minute of each. */
function windowsOf(list: PriceList): { windowOf: Uint8Array | undefined; minutes: readonly number[] } {
  if (!list.variants.some(isTimed)) return { windowOf: undefined, minutes: [0] };
  const windowOf = new Uint8Array(MINUTES_OF_WEEK);
  const known = new Map<string, number>();
  const minutes: number[] = [];
  for (let minute = 0; minute < MINUTES_OF_WEEK; minute++) {
    const key = timedAt(list, minute).join();
    const window = known.get(key) ?? minutes.push(minute) - 1;
    known.set(key, window);
    windowOf[minute] = window;
  }
  return { windowOf, minutes };
}

function pricesOf(list: PriceList, minute: number, reached: readonly PromptSize[]): ClassPrices {
  const prices = new Map<Bucket, Given>();
  for (const bucket of BUCKETS) {
    const own = priceAt(list, bucket, minute, reached);
    const price = own ?? (bucket === 'reasoning' ? prices.get('output') : undefined);
    if (price) prices.set(bucket, price);
  }
  return prices;
}
