import type { CubeRow, Group, HistogramRow } from '../cube/cube.ts';
import type { Log } from './log.ts';

/** Requests of one log that have one model of one provider at one tier, and the same labels: what becomes a task. */
export interface Stream {
  readonly log: Log;
  readonly labels: readonly string[];
  readonly provider: string;
  readonly model: string;
  /** Other names that are billed as the same API, and whose requests are among these. */
  readonly also: readonly string[];
  readonly tier: Tier;
  readonly rows: readonly CubeRow[];
  readonly histograms: readonly HistogramRow[];
}

export type Tier = 'standard' | 'flex' | 'priority';

/** The tier of a price; what went through a batch API is a share of it. */
export const tierOf = ({ tier }: Group): Tier => (tier === 'flex' || tier === 'priority' ? tier : 'standard');

export const isBatch = ({ batch, tier }: Group): boolean => batch || tier === 'batch';

const keyOf = (group: Group): string => JSON.stringify([group.labels, group.provider, group.model, tierOf(group)]);

/** The streams of a log, the one with the most tokens first. */
export function streamsOf(log: Log, rows: readonly CubeRow[]): readonly Stream[] {
  const found = new Map<string, { group: Group; rows: CubeRow[]; histograms: HistogramRow[] }>();
  for (const row of rows) {
    const key = keyOf(row.group);
    if (!found.has(key)) found.set(key, { group: row.group, rows: [], histograms: [] });
    found.get(key)!.rows.push(row);
  }
  for (const histogram of log.histograms) found.get(keyOf(histogram.group))?.histograms.push(histogram);
  return bySize(
    [...found.values()].map(({ group, ...of }): Stream => {
      const { labels, provider, model } = group;
      return { log, labels, provider, model, also: [], tier: tierOf(group), ...of };
    }),
  );
}

/** Streams with the most tokens first. */
export function bySize(streams: readonly Stream[]): readonly Stream[] {
  const all = streams.map(stream => ({ stream, size: tokens(stream), key: keyOf(stream.rows[0]!.group) }));
  all.sort((a, b) => (a.size === b.size ? (a.key < b.key ? -1 : 1) : a.size > b.size ? -1 : 1));
  return all.map(({ stream }) => stream);
}

/** Input, output and reasoning of the requests of a stream (tok). */
export const tokens = ({ rows }: Stream): bigint =>
  rows.reduce((n, { input, output, reasoning }) => n + input + output + reasoning, 0n);

/** Streams of one log that have the same labels, tier and API as one: a model has several names, as those of its snapshots. */
export function byApi(streams: readonly Stream[], apiOf: (stream: Stream) => string): readonly Stream[] {
  const found = new Map<string, Stream[]>();
  // two logs of one folder may be called the same
  const logs = new Map([...new Set(streams.map(({ log }) => log))].map((log, i) => [log, i]));
  for (const stream of streams) {
    const key = JSON.stringify([logs.get(stream.log), stream.labels, apiOf(stream), stream.tier]);
    const alike = found.get(key);
    if (alike) alike.push(stream);
    else found.set(key, [stream]);
  }
  return [...found.values()].map(asOne);
}

/**
 * The largest streams as they are, and the others of an API at a tier together, without labels: so many of them that all are at most
 * `limit`, if there are not more APIs than that.
 */
export function folded(
  streams: readonly Stream[],
  limit: number,
  apiOf: (stream: Stream) => string,
): readonly Stream[] {
  if (streams.length <= limit) return streams;
  for (let kept = Math.max(0, limit - 1); ; kept--) {
    const rest = streams.slice(kept).map(stream => ({ ...stream, labels: stream.labels.map(() => 'other') }));
    const together = byApi(rest, apiOf);
    if (kept + together.length <= limit || kept === 0) return [...streams.slice(0, kept), ...together];
  }
}

function asOne(alike: readonly Stream[]): Stream {
  const first = alike[0]!;
  if (alike.length === 1) return first;
  const names = new Set(alike.flatMap(({ model, also }) => [model, ...also]));
  return {
    ...first,
    also: [...names].filter(name => name !== first.model),
    rows: alike.flatMap(({ rows }) => rows),
    histograms: alike.flatMap(({ histograms }) => histograms),
  };
}
