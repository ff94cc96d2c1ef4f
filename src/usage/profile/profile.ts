import type { CubeRow } from '../cube/cube.ts';
import type { Log } from './log.ts';
import { type NamedTask, namedTasks } from './named-tasks.ts';
import { type Covered, covered, type Period } from './period.ts';
import type { Priced } from './priced.ts';
import { byApi, bySize, folded, type Stream, streamsOf, type Tier, tokens } from './streams.ts';

/** The catalog's API that a model of a log is billed as, or what may be meant. */
export type Resolved = { readonly api: string } | { readonly unknown: true; readonly suggestions: readonly string[] };

export interface ProfileWishes {
  /** Names of the columns that group requests; the first ones name the tasks. */
  readonly by: readonly string[];
  /** Tasks at most; what is small is put together. */
  readonly tasks: number;
  readonly resolve: (provider: string, model: string, period: Period) => Resolved;
  readonly priced: (api: string, tier: Tier, period: Period) => Priced;
}

/** A model that the catalog does not have. */
export interface UnknownModel {
  readonly provider: string;
  readonly model: string;
  readonly requests: bigint;
  readonly tokens: bigint;
  readonly suggestions: readonly string[];
}

export interface ProfiledLog extends Covered {
  readonly log: Log;
}

/** What logs say of the load: its tasks, and what could not be counted. */
export interface Profile {
  readonly by: readonly string[];
  readonly logs: readonly ProfiledLog[];
  readonly tasks: readonly NamedTask[];
  readonly unknown: readonly UnknownModel[];
}

const STEP = { request: 1, minute: 1, hour: 1, day: 24 } as const;

/** Makes tasks of logs. Logs without a row that counts give none. */
export function profileOf(logs: readonly Log[], wishes: ProfileWishes): Profile {
  const profiled = logs.flatMap((log): ProfiledLog[] => {
    const time = covered(log.rows, STEP[log.resolution], log.bounds);
    return time ? [{ log, ...time }] : [];
  });
  const periods = new Map<Log, Period>(profiled.map(({ log, period }) => [log, period]));
  const unknown = new Map<string, UnknownModel>();
  const known: { stream: Stream; api: string }[] = [];
  const names = new Map<string, Resolved>();
  for (const { log, jumped, period } of profiled) {
    const apart = new Set<CubeRow>(jumped);
    for (const stream of streamsOf(
      log,
      log.rows.filter(row => !apart.has(row)),
    )) {
      const name = nameIn(stream);
      const resolved = names.get(name) ?? wishes.resolve(stream.provider, stream.model, period);
      names.set(name, resolved);
      if ('api' in resolved) known.push({ stream, api: resolved.api });
      else addUnknown(unknown, stream, resolved.suggestions);
    }
  }
  const apis = new Map(known.map(({ stream, api }) => [nameIn(stream), api]));
  const apiOf = (stream: Stream) => apis.get(nameIn(stream))!;
  const each = bySize(known.map(({ stream }) => stream));
  const streams = folded(bySize(byApi(each, apiOf)), wishes.tasks, apiOf);
  return {
    by: wishes.by,
    logs: profiled,
    tasks: namedTasks(
      streams.map(stream => ({ stream, api: apiOf(stream) })),
      periods,
      wishes.priced,
    ),
    unknown: [...unknown.values()].sort((a, b) => Number(b.tokens - a.tokens)),
  };
}

/** A model as its log names it, which is billed as one API. */
const nameIn = ({ log, provider, model }: Stream): string => JSON.stringify([log.source, provider, model]);

function addUnknown(unknown: Map<string, UnknownModel>, stream: Stream, suggestions: readonly string[]): void {
  const key = JSON.stringify([stream.provider, stream.model]);
  const before = unknown.get(key);
  unknown.set(key, {
    provider: stream.provider,
    model: stream.model,
    requests: (before?.requests ?? 0n) + stream.rows.reduce((n, row) => n + row.requests, 0n),
    tokens: (before?.tokens ?? 0n) + tokens(stream),
    suggestions,
  });
}
