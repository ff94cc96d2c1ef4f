import type { CubeRow } from '../cube/cube.ts';
import { type Estimate, largest, ratio, sum, together } from './estimate.ts';
import { type Trend, trend } from './growth.ts';
import { type Series, series } from './hourly.ts';
import { percentile } from './percentiles.ts';
import { covered, hoursOf, type Period } from './period.ts';
import { isBatch, type Stream } from './streams.ts';
import { type WeekProfile, weekday, weekProfile } from './week.ts';

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** Totals of a task over its period, exact. */
export interface Totals {
  /** Requests that did not fail. */
  readonly requests: bigint;
  readonly batch: bigint;
  /** Requests that failed, and those of them that have tokens and are taken as paid. */
  readonly failed: bigint;
  readonly failedTokens: bigint;
  /** tok of requests that did not fail; input is all of it. */
  readonly input: bigint;
  readonly cached: bigint;
  readonly write5m: bigint;
  readonly write1h: bigint;
  readonly output: bigint;
  readonly reasoning: bigint;
  /** Rows, rows with a known cost, and their cost in billionths of a USD. */
  readonly rows: bigint;
  readonly costed: bigint;
  readonly cost: bigint;
}

/** What logs say of a task. Token counts in tok per request, shares 0 to 1. */
export interface TaskProfile {
  readonly stream: Stream;
  readonly period: Period;
  readonly totals: Totals;
  /** Requests a day; tokens (input and output, tok) where the log does not count requests. */
  readonly perDay: Estimate;
  /** Of input and output together. */
  readonly inputShare: Estimate;
  readonly input: Estimate;
  readonly inputPercentiles: Percentiles | undefined;
  readonly output: Estimate;
  readonly outputPercentiles: Percentiles | undefined;
  readonly reasoning: Estimate;
  /** Standard deviations of input, and of output with reasoning; undefined where rows are no requests. */
  readonly spread: { readonly input: number; readonly output: number } | undefined;
  readonly cached: Estimate;
  readonly write5m: Estimate;
  readonly write1h: Estimate;
  readonly batch: Estimate;
  readonly retries: Estimate;
  /** Whether the log has these counts at all. */
  readonly knowsCached: boolean;
  readonly knowsReasoning: boolean;
  readonly trend: Trend | undefined;
  /** Days of the roll-up that the trend comes from; undefined: from the log itself. */
  readonly trendDays: number | undefined;
  readonly week: WeekProfile;
  /** Requests of the busiest hour, and of the busiest minute, over the mean. */
  readonly peaks: { readonly hour: number; readonly minute: number | undefined };
}

/** Below so many days errors go by how hours differ, not days. */
const FEW_DAYS = 7;

/** What the rows of a stream say, within the period of its log. */
export function taskProfile(stream: Stream, rows: readonly CubeRow[], period: Period): TaskProfile {
  const hours = hoursOf(period);
  const days = hours / 24;
  const daily = series(rows, period, 24);
  const hourly = series(rows, period, 1);
  const clusters = days >= FEW_DAYS ? daily : hourly;
  const all = clusters.requests.map((_, i) => clusters.input[i]! + clusters.output[i]! + clusters.reasoning[i]!);
  const counts = stream.log.countsRequests;
  const volumeOf = ({ requests, input, output }: Series) => (counts ? requests : input.map((n, i) => n + output[i]!));
  const totals = totalsOf(rows);
  const byDay = stream.log.resolution === 'day';
  const { values, weekdays } = wholeDays(volumeOf(daily), period);
  const longer = rolledUp(stream);
  const measured = trend(values, weekdays);
  const growth = longer && longer.values.length > values.length ? trend(longer.values, longer.weekdays) : measured;
  const busy = volumeOf(hourly);
  const mean = sum(busy) / hours;
  const minutes = /request|minute/.test(stream.log.resolution)
    ? rows.filter(({ group }) => !isBatch(group) && !group.failed).map(({ peakRequests }) => Number(peakRequests))
    : [];
  const perRequest = (of: readonly number[]) => ratio(of, clusters.requests);
  const [cached, write5m, write1h] = together(
    [clusters.cached, clusters.write5m, clusters.write1h].map(of => ratio(of, clusters.input)),
  ) as [Estimate, Estimate, Estimate];
  return {
    stream,
    period,
    totals,
    perDay: volume(sum(busy) / days, values, measured),
    inputShare: ratio(
      clusters.input,
      clusters.input.map((n, i) => n + clusters.output[i]!),
    ),
    input: perRequest(clusters.input),
    inputPercentiles: percentilesOf(stream, 'input'),
    output: perRequest(clusters.output),
    outputPercentiles: percentilesOf(stream, 'output'),
    reasoning: perRequest(clusters.reasoning),
    spread: stream.log.resolution === 'request' ? spreadOf(rows, totals) : undefined,
    cached,
    write5m,
    write1h,
    batch: ratio(clusters.batch, all),
    retries: ratio(clusters.failed, all),
    knowsCached: rows.some(({ knowsCached }) => knowsCached > 0n),
    knowsReasoning: rows.some(({ knowsReasoning }) => knowsReasoning > 0n),
    trend: growth,
    trendDays: longer && longer.values.length > values.length ? longer.values.length : undefined,
    week: byDay ? { kind: 'unknown' } : weekProfile(busy, period.first, growth?.daily ?? 0),
    peaks: {
      hour: byDay || mean === 0 ? 1 : largest(busy) / mean,
      minute: minutes.length && mean > 0 ? (largest(minutes) * 60) / mean : undefined,
    },
  };
}

function totalsOf(rows: readonly CubeRow[]): Totals {
  const total = (of: (row: CubeRow) => bigint) => rows.reduce((n, row) => n + of(row), 0n);
  const done = (of: (row: CubeRow) => bigint) => total(row => (row.group.failed ? 0n : of(row)));
  return {
    requests: done(row => row.requests),
    batch: done(row => (isBatch(row.group) ? row.requests : 0n)),
    failed: total(row => (row.group.failed ? row.requests : 0n)),
    failedTokens: total(row => (row.group.failed ? row.input + row.output + row.reasoning : 0n)),
    input: done(row => row.input),
    cached: done(row => row.cached),
    write5m: done(row => row.write5m),
    write1h: done(row => row.write1h),
    output: done(row => row.output),
    reasoning: done(row => row.reasoning),
    rows: total(row => row.rows),
    costed: total(row => row.costed),
    cost: total(row => row.cost),
  };
}

/** Requests of the days of a roll-up that have the model of a stream, whatever their labels. */
function rolledUp({ log, provider, model, also }: Stream) {
  const names = [model, ...also];
  const rows = (log.rollUp?.rows ?? []).filter(
    ({ group }) => group.provider === provider && names.includes(group.model),
  );
  const time = covered(rows, 24);
  return time && wholeDays(series(rows, time.period, 24).requests, time.period);
}

/** The days of a period that are whole, of all that it touches. */
function wholeDays(daily: readonly number[], { first, last }: Period) {
  const start = Math.floor(first / 24);
  const whole = daily.flatMap((value, i) => {
    const day = start + i;
    return day * 24 >= first && day * 24 + 23 <= last ? [{ value, weekday: weekday(day) }] : [];
  });
  return { values: whole.map(d => d.value), weekdays: whole.map(d => d.weekday) };
}

/** Requests a day; its error goes by how days differ from the trend and their weekday, or from each other where there are few. */
function volume(perDay: number, days: readonly number[], growth: Trend | undefined): Estimate {
  if (growth) {
    const half = growth.meanError * perDay;
    return { value: perDay, low: Math.max(0, perDay - half), high: perDay + half };
  }
  const { low, high } = ratio(
    days,
    days.map(() => 1),
  );
  const half = (high - low) / 2;
  return days.length < 2 || sum(days) === 0
    ? { value: perDay, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    : { value: perDay, low: Math.max(0, perDay - half), high: perDay + half };
}

function percentilesOf({ histograms }: Stream, of: 'input' | 'output'): Percentiles | undefined {
  const buckets = new Map<number, number>();
  for (const row of histograms)
    if (row.of === of) buckets.set(row.bucket, (buckets.get(row.bucket) ?? 0) + row.requests);
  const at = (share: number) => percentile(buckets, share);
  const [p50, p90, p99] = [at(0.5), at(0.9), at(0.99)];
  return p50 === undefined ? undefined : { p50, p90: p90!, p99: p99! };
}

function spreadOf(rows: readonly CubeRow[], totals: Totals) {
  const of = (squares: bigint, total: bigint) => {
    const n = Number(totals.requests);
    return n === 0 ? 0 : Math.sqrt(Math.max(0, Number(squares) / n - (Number(total) / n) ** 2));
  };
  const done = rows.filter(({ group }) => !group.failed);
  const squares = (name: 'squareInput' | 'squareOutput') => done.reduce((n, row) => n + row[name], 0n);
  return {
    input: of(squares('squareInput'), totals.input),
    output: of(squares('squareOutput'), totals.output + totals.reasoning),
  };
}
