import type { Call } from '../../src/model/api/call.ts';
import { type Pair, peerLists } from './pairs.ts';
import type { Chance } from './seeded.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2025, 5, 1);
const LAST = Date.UTC(2027, 1, 1);

/** Where the prices of a pair change, for us or for the peer: days, minutes of the day, prompt sizes. */
export interface Edges {
  readonly days: readonly number[];
  readonly minutes: readonly number[];
  readonly prompts: readonly number[];
}

export function edgesOf(pair: Pair): Edges {
  const { prices, minimumCacheablePrompt: minimum } = pair.entry;
  const text = JSON.stringify(peerLists(pair));
  const ours = prices.flatMap(p => [p.validFrom, p.validTo].filter(day => day !== undefined));
  const theirs = [...text.matchAll(/"start_date":"([\d-]+)"/g)].map(([, day]) => day!);
  const variants = prices.flatMap(p => p.variants);
  const windows = variants.flatMap(v => (v.hours ?? []).flatMap(h => [h.from, h.to]));
  const times = [...text.matchAll(/_time":"(\d\d):(\d\d)/g)].map(([, h, m]) => Number(h) * 60 + Number(m));
  const sizes = variants.flatMap(v => (v.prompt ? [v.prompt.tokens] : []));
  const starts = [...text.matchAll(/"start":(\d+)/g)].map(([, start]) => Number(start));
  return {
    days: [...new Set([...ours, ...theirs])].map(day => Date.parse(`${day}T00:00:00Z`)),
    minutes: [...new Set([...windows, ...times])],
    prompts: [...new Set([...sizes, ...starts, ...(minimum ? [minimum.amount.likely.toNumber()] : [])])],
  };
}

/** A call that is as likely to meet an edge of the prices as to miss it; half of its prompt's parts are cached. */
export function arbitraryCall(edges: Edges, chance: Chance): Call {
  const input = promptOf(edges, chance);
  const [a, b, c] = [chance.whole(0, input), chance.whole(0, input), chance.whole(0, input)].sort((x, y) => x - y);
  const often = <T>(value: T, otherwise: T) => (chance.next() < 0.5 ? value : otherwise);
  return {
    at: momentOf(edges, chance),
    input,
    cacheRead: often(a!, 0),
    cacheWrite5m: often(b! - a!, 0),
    cacheWrite1h: often(c! - b!, 0),
    output: often(chance.whole(0, 8000), chance.whole(0, 100_000)),
    reasoning: often(chance.whole(0, 30_000), 0),
  };
}

function promptOf({ prompts }: Edges, chance: Chance): number {
  if (prompts.length && chance.next() < 0.4) return Math.max(0, chance.one(prompts) + chance.whole(-2, 2));
  return Math.floor(10 ** (chance.next() * 6));
}

/** At or just before a change, at the edge of a window on some day, or at any time. */
function momentOf({ days, minutes }: Edges, chance: Chance): number {
  if (days.length && chance.next() < 0.4) return chance.one(days) + chance.one([-1, 0, chance.whole(0, DAY)]);
  const day = FIRST + DAY * chance.whole(0, (LAST - FIRST) / DAY);
  if (minutes.length && chance.next() < 0.5) return day + chance.one(minutes) * 60_000 + chance.one([-1, 0]);
  return day + chance.whole(0, DAY - 1);
}
