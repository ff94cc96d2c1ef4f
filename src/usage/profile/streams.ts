import type { CubeRow, Group, HistogramRow, PeakRow } from '../cube/cube.ts';
import type { Log } from './log.ts';

/** Requests of one log that have one model of one provider at one tier, and the same labels: what becomes a task. */
export interface Stream {
  readonly log: Log;
  readonly labels: readonly string[];
  readonly provider: string;
  readonly model: string;
  readonly tier: Tier;
  readonly rows: readonly CubeRow[];
  readonly peaks: readonly PeakRow[];
  readonly histograms: readonly HistogramRow[];
}

export type Tier = 'standard' | 'flex' | 'priority';

/** The tier of a price; what went through a batch API is a share of it. */
export const tierOf = ({ tier }: Group): Tier => (tier === 'flex' || tier === 'priority' ? tier : 'standard');

export const isBatch = ({ batch, tier }: Group): boolean => batch || tier === 'batch';

const keyOf = (group: Group): string => JSON.stringify([group.labels, group.provider, group.model, tierOf(group)]);

/** The streams of a log, the one with the most tokens first. */
export function streamsOf(log: Log, rows: readonly CubeRow[]): readonly Stream[] {
  const found = new Map<string, { group: Group; rows: CubeRow[]; peaks: PeakRow[]; histograms: HistogramRow[] }>();
  for (const row of rows) {
    const key = keyOf(row.group);
    if (!found.has(key)) found.set(key, { group: row.group, rows: [], peaks: [], histograms: [] });
    found.get(key)!.rows.push(row);
  }
  for (const peak of log.peaks) found.get(keyOf(peak.group))?.peaks.push(peak);
  for (const histogram of log.histograms) found.get(keyOf(histogram.group))?.histograms.push(histogram);
  return bySize(
    [...found.values()].map(({ group, ...of }): Stream => {
      const { labels, provider, model } = group;
      return { log, labels, provider, model, tier: tierOf(group), ...of };
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

/**
 * The largest streams as they are, and the others of a provider's model at a tier together, without labels: so many of them that all
 * are at most `limit`, if there are not more models than that.
 */
export function folded(streams: readonly Stream[], limit: number): readonly Stream[] {
  if (streams.length <= limit) return streams;
  const kept = streams.slice(0, Math.max(0, limit - 1));
  const rest = new Map<string, Stream[]>();
  for (const stream of streams.slice(kept.length)) {
    const key = JSON.stringify([stream.log.source, stream.provider, stream.model, stream.tier]);
    const alike = rest.get(key);
    if (alike) alike.push(stream);
    else rest.set(key, [stream]);
  }
  const others = [...rest.values()].map(
    (alike): Stream => ({
      ...alike[0]!,
      // one alone is what it was
      labels: alike.length === 1 ? alike[0]!.labels : alike[0]!.labels.map(() => 'other'),
      rows: alike.flatMap(({ rows }) => rows),
      peaks: alike.flatMap(({ peaks }) => peaks),
      histograms: alike.flatMap(({ histograms }) => histograms),
    }),
  );
  return [...kept, ...others];
}
