import type { CubeRow } from '../cube/cube.ts';
import { Ids, idOf } from './ids.ts';
import type { Log } from './log.ts';
import { type Covered, covered, type Period } from './period.ts';
import type { Priced } from './priced.ts';
import { folded, type Stream, streamsOf, type Tier, tokens } from './streams.ts';
import { type TaskProfile, taskProfile } from './task.ts';

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

/** A task and how it is written. */
export interface NamedTask extends TaskProfile {
  readonly id: string;
  readonly option: string;
  readonly api: string;
  readonly priced: Priced;
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
    const time = covered(log.rows, STEP[log.resolution]);
    return time ? [{ log, ...time }] : [];
  });
  const periods = new Map<Log, Period>(profiled.map(({ log, period }) => [log, period]));
  const unknown = new Map<string, UnknownModel>();
  const known: { stream: Stream; api: string }[] = [];
  for (const { log, jumped, period } of profiled) {
    const apart = new Set<CubeRow>(jumped);
    for (const stream of streamsOf(
      log,
      log.rows.filter(row => !apart.has(row)),
    )) {
      const resolved = wishes.resolve(stream.provider, stream.model, period);
      if ('api' in resolved) known.push({ stream, api: resolved.api });
      else addUnknown(unknown, stream, resolved.suggestions);
    }
  }
  const apis = new Map(known.map(({ stream, api }) => [stream, api]));
  const streams = folded(
    known.map(({ stream }) => stream).sort((a, b) => Number(tokens(b) - tokens(a))),
    wishes.tasks,
  );
  // what was put together has the API of the stream it began with, whose model it shares
  const apiOf = (stream: Stream) =>
    apis.get(stream) ?? known.find(k => k.stream.provider === stream.provider && k.stream.model === stream.model)!.api;
  return {
    by: wishes.by,
    logs: profiled,
    tasks: named(
      streams.map(stream => ({ stream, api: apiOf(stream) })),
      periods,
      wishes,
    ),
    unknown: [...unknown.values()].sort((a, b) => Number(b.tokens - a.tokens)),
  };
}

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

/** An API at a tier is one option; a task is named by its labels, with its model where the labels have several. */
function named(streams: readonly { stream: Stream; api: string }[], periods: ReadonlyMap<Log, Period>): NamedTask[] {
  const taskIds = new Ids();
  const optionIds = new Ids();
  const options = new Map<string, string>();
  const optionOf = ({ stream, api }: { stream: Stream; api: string }) => {
    const key = `${api} ${stream.tier}`;
    if (!options.has(key)) {
      const tier = stream.tier === 'standard' ? '' : `-${stream.tier}`;
      options.set(key, optionIds.take(`${idOf(api.slice(api.indexOf('/') + 1), 'api')}${tier}`));
    }
    return options.get(key)!;
  };
  const labelOf = ({ labels }: Stream) => labels.filter(label => label !== '').join(' ');
  const perLabel = new Map<string, number>();
  for (const { stream } of streams) perLabel.set(labelOf(stream), (perLabel.get(labelOf(stream)) ?? 0) + 1);
  return streams.map(({ stream, api }) => {
    const option = optionOf({ stream, api });
    const label = labelOf(stream);
    const id =
      label === '' ? option : perLabel.get(label) === 1 ? idOf(label, 'task') : `${idOf(label, 'task')}-${option}`;
    const period = periods.get(stream.log)!;
    return {
      ...taskProfile(stream, stream.rows, period),
      id: taskIds.take(id),
      option,
      api,
      priced: priced(api, stream.tier, period),
    };
  });
}
