import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, PEERS, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { middleOf } from './peers.ts';
import { bytesPerParameter, type Machine, touched } from './roofline.ts';
import type { RowPoint } from './row-point.ts';
import { written } from './written.ts';

/** Little's law: requests at a time = requests per second x seconds each (J. D. C. Little, Operations Research 9(3), 1961). */
const LITTLE: Expected = { low: 0.8, high: 1.15, why: 'times what its times and concurrency give' };
/** A burst drains at its end, and its requests wait for one another. */
const LITTLE_OF_A_BURST: Expected = { low: 0.2, high: 1.7, why: LITTLE.why! };

/** Engines rarely take more requests into one step. */
const LARGEST_STEP = 256;

/** Of requests that fit into memory, the first token waits at most this many times for the prompts of all, and 10 ms. */
const WAITED = 25;

/** Rows of like load beside it, and how far its first token may be from theirs. */
const LIKE_LOAD = 4;
const FROM_LIKE = 7;

/** Times to the first and between tokens: not faster than the machine, and by Little's law what rate and concurrency say. */
export function judgeTimes(
  judge: Judge,
  { row, input, output, fits }: RowPoint,
  i: number,
  machine: Machine | undefined,
  beside: readonly RowPoint[],
): void {
  const [ttft, tpot] = [magnitudeOf(row.ttft, FIELDS.delay), magnitudeOf(row.tpot, FIELDS.delay)];
  const at = (field: string) => ['rows', i, field];
  judge.limit(at('ttft'), 'the time to the first token', ttft, LIMITS.ttft);
  judge.limit(at('tpot'), 'the time per token', tpot, LIMITS.tpot);
  const { gpus, precision, concurrency, mode, unusual } = row;
  if (machine && tpot) {
    const batch = Math.min(concurrency ?? 1, LARGEST_STEP);
    const read = (touched(machine, batch) * bytesPerParameter(precision)) / (gpus * machine.bandwidth * 1e6);
    const says = `${tpot.text} per token; reading the weights takes ${written(read)} ms`;
    const bounds = { low: read * 0.85, high: Math.min(5000, read * 900), unit: 'ms' };
    judge.expect(RELATION, at('tpot'), says, tpot.likely, bounds, unusual);
  }
  if (ttft && input) {
    if (machine) {
      const flops = machine.flops.fp8 ?? machine.flops.bf16 ?? machine.bandwidth * 0.04;
      const one = (2 * machine.activeParameters * input) / (gpus * flops * 1e9);
      // in a burst others are served before: half of them in the mean, less where the engine is fast
      const work = mode === 'burst' ? one * Math.max(1, (concurrency ?? 1) / 5) : one;
      const says = `${ttft.text} to the first token; the prompts before it are ${written(work)} ms of work`;
      const queue = WAITED * (one * (concurrency ?? 1) + 10);
      const high = fits && mode !== 'burst' ? queue : Number.POSITIVE_INFINITY;
      const bounds = { low: Math.max(12, work * 1.1), high, unit: 'ms' };
      judge.expect(RELATION, at('ttft'), says, ttft.likely, bounds, unusual);
    }
    const load = (point: RowPoint) => (point.input * (point.row.concurrency ?? 1)) / point.row.gpus;
    const mine = (input * (concurrency ?? 1)) / gpus;
    const like = beside.filter(
      p => p.fits && p.row.mode === mode && Math.abs(Math.log(load(p) / mine)) < Math.log(LIKE_LOAD),
    );
    const middle = middleOf(like.map(p => p.ttft));
    if (middle && middle.count >= 2) {
      const bounds = {
        low: middle.median / FROM_LIKE,
        high: fits ? middle.median * FROM_LIKE : Number.POSITIVE_INFINITY,
        unit: 'ms',
        why: 'as rows of like load beside it',
      };
      judge.expect(PEERS, at('ttft'), `${ttft.text} to the first token`, ttft.likely, bounds, unusual);
    }
  }
  const rate = numberOf(row.rate, FIELDS.rate);
  if (!ttft || !tpot || !rate || !concurrency || !output) return;
  const made = row.metric === 'total' ? (rate * output) / (input + output) : rate;
  const little = (made * (ttft.likely + tpot.likely * (output - 1))) / 1000 / (output * concurrency);
  const says = `${row.rate} is ${written(little)} times what ${concurrency} requests with these times give`;
  judge.expect(RELATION, at('rate'), says, little, mode === 'burst' ? LITTLE_OF_A_BURST : LITTLE, unusual);
}
