import type { Bucket } from '../../src/catalog/catalog.ts';
import type { Call } from '../../src/model/api/call.ts';
import { type CallPricer, callPricer } from '../../src/model/api/call-pricer.ts';
import { type Edges, edgesOf } from './arbitrary-call.ts';
import { type Kind, kindOf, type Met, periodOf } from './kinds.ts';
import { ourBill, unitsOf } from './our-bill.ts';
import type { Pair } from './pairs.ts';
import { peerBill } from './peer-bill.ts';

/** A price that differs: which, why, in USD/Mtok here and there, and the source of ours. */
export interface Difference {
  readonly entry: string;
  readonly kind: Kind;
  readonly bucket: Bucket;
  readonly ours: number;
  readonly theirs: number;
  readonly source: string;
}

/** A pair made ready to be compared call by call. */
export interface Compared {
  readonly pair: Pair;
  readonly pricer: CallPricer;
  readonly edges: Edges;
  readonly minimum: number;
}

export const ready = (pair: Pair): Compared => ({
  pair,
  pricer: callPricer(pair.entry),
  edges: edgesOf(pair),
  minimum: pair.entry.minimumCacheablePrompt?.amount.likely.toNumber() ?? 0,
});

/** Both answers to a call: what is unknown to us, how far apart the sums are in USD, and how far the prices that differ explain it. */
export interface Outcome {
  readonly unknown: readonly Bucket[];
  readonly apart: number;
  readonly explained: number;
  readonly differences: readonly Difference[];
}

export function compare({ pair, pricer, minimum }: Compared, asked: Call): Outcome | 'nothing in force' {
  const ours = ourBill(pricer, asked, minimum);
  if (ours === 'nothing in force') return ours;
  const { call } = ours;
  const theirs = peerBill(pair, call);
  let explained = 0;
  const differences = [...ours.prices].flatMap(([bucket, price]) => {
    const other = theirs.prices.get(bucket)!;
    if (Math.abs(other.perMtok - price) < 1e-9) return [];
    explained += (unitsOf(call, bucket) * (other.perMtok - price)) / 1e6;
    // reasoning without a price of its own is output
    const isOutput = bucket === 'reasoning' && other.perMtok === theirs.prices.get('output')!.perMtok;
    return [differenceOf({ pair, call, bucket: isOutput ? 'output' : bucket, ours: price, theirs: other })];
  });
  return { unknown: ours.unknown, apart: theirs.total - ours.total, explained, differences };
}

function differenceOf(met: Met): Difference {
  const { pair, call, bucket, ours, theirs } = met;
  const { entry } = pair;
  const { title, url } = periodOf(entry, call.at).source as { title: string; url?: string };
  const source = url ? `[${title}](${url})` : title;
  return { entry: entry.id, kind: kindOf(met), bucket, ours, theirs: theirs.perMtok, source };
}

const DAY = 86_400_000;

/** Every price that differs between any two edges: each day of a change and the day before, a whole week where hours count, each prompt size. */
export function differencesOf(compared: Compared): readonly Difference[] {
  const { days, minutes, prompts } = compared.edges;
  const starts = [Date.UTC(2024, 0, 1), ...days.flatMap(day => [day - DAY, day]), Date.UTC(2027, 0, 1)];
  const week = minutes.length ? [0, 1, 2, 3, 4, 5, 6] : [0];
  const moments = starts.flatMap(day =>
    week.flatMap(d => [0, ...minutes].map(minute => day + d * DAY + minute * 60_000)),
  );
  const sizes = [10, ...prompts.flatMap(size => [size, size + 1]), 2_000_000].filter(size => size >= 8);
  const found = new Map<string, Difference>();
  for (const at of new Set(moments))
    for (const input of sizes) {
      const part = Math.floor(input / 4);
      const call = {
        at,
        input,
        cacheRead: part,
        cacheWrite5m: part,
        cacheWrite1h: part,
        output: 1000,
        reasoning: 1000,
      };
      const outcome = compare(compared, call);
      if (outcome === 'nothing in force') continue;
      for (const difference of outcome.differences) found.set(keyOf(difference), difference);
    }
  return [...found.values()];
}

export const keyOf = ({ entry, kind, bucket, ours, theirs }: Difference): string =>
  [entry, kind, bucket, ours, theirs].join(' ');
