import type { Bucket } from '../../catalog/catalog.ts';
import { BUCKETS } from '../../catalog/fields.ts';

/** What one API call used, and when. Token counts are whole numbers of this model's own tokens; what is left out is 0. */
export interface Call {
  /** When it was made: Unix time in milliseconds, as `Date.getTime()` gives it. Prices and their hours are those of UTC. */
  readonly at: number;
  /** The whole prompt in tokens; what was read from a cache or written to one is inside. */
  readonly input: number;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite5m?: number | undefined;
  readonly cacheWrite1h?: number | undefined;
  readonly output?: number | undefined;
  /** Reasoning tokens, beside the output and not inside it. */
  readonly reasoning?: number | undefined;
  /** Requests whose fee is paid, where there is one: 1 unless said. */
  readonly requests?: number | undefined;
}

/** Why a call has no cost: its counts cannot be, a bucket it uses has no known price, or no price is in force for its day, tier or region. */
export class CallFault extends Error {
  readonly reason: 'usage' | 'price' | 'date' | 'tier' | 'region';
  /** The field or the bucket concerned. */
  readonly field: keyof Call | Bucket | undefined;
  /** Which of many calls it is, from 0. */
  readonly index: number | undefined;

  constructor(reason: CallFault['reason'], message: string, field?: CallFault['field'], index?: number) {
    super(index === undefined ? message : `call ${index}: ${message}`);
    this.name = 'CallFault';
    this.reason = reason;
    this.field = field;
    this.index = index;
  }
}

const USES = Object.fromEntries(BUCKETS.map((bucket, b) => [bucket, 1 << b])) as Readonly<Record<Bucket, number>>;

/**
 * Reads the counts of a call into `counts` from place `from` on, by bucket in the order of `BUCKETS`, the whole prompt standing for
 * the input, and returns which buckets it uses, a bit for each. A prompt shorter than `minimum` tokens is never cached.
 * Throws a {@link CallFault} where the counts cannot be.
 */
export function readCall(
  call: Call,
  minimum: number,
  counts: Float64Array,
  from: number,
  index: number | undefined,
): number {
  if (!Number.isFinite(call.at))
    throw new CallFault('usage', `at must be a time in milliseconds, it is ${call.at}`, 'at', index);
  const input = whole('input', call.input, index);
  let read = whole('cacheRead', call.cacheRead ?? 0, index);
  let written5m = whole('cacheWrite5m', call.cacheWrite5m ?? 0, index);
  let written1h = whole('cacheWrite1h', call.cacheWrite1h ?? 0, index);
  const output = whole('output', call.output ?? 0, index);
  const reasoning = whole('reasoning', call.reasoning ?? 0, index);
  const requests = whole('requests', call.requests ?? 1, index);
  if (read + written5m + written1h > input) throw tooMuchCached(call, index);
  if (input < minimum) read = written5m = written1h = 0;
  counts[from] = input;
  counts[from + 1] = read;
  counts[from + 2] = written5m;
  counts[from + 3] = written1h;
  counts[from + 4] = output;
  counts[from + 5] = reasoning;
  counts[from + 6] = requests;
  return (
    (input > read + written5m + written1h ? USES.input : 0) |
    (read ? USES.cacheRead : 0) |
    (written5m ? USES.cacheWrite5m : 0) |
    (written1h ? USES.cacheWrite1h : 0) |
    (output ? USES.output : 0) |
    (reasoning ? USES.reasoning : 0) |
    (requests ? USES.request : 0)
  );
}

function whole(field: keyof Call, count: number, index: number | undefined): number {
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new CallFault('usage', `${field} must be a whole number from 0 on, it is ${count}`, field, index);
}

const tooMuchCached = ({ cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, input }: Call, index: number | undefined) =>
  new CallFault(
    'usage',
    `cacheRead, cacheWrite5m and cacheWrite1h are parts of the input: together ${cacheRead + cacheWrite5m + cacheWrite1h} tok of ${input} tok`,
    'input',
    index,
  );
