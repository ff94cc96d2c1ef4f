import { EngineFault } from '../engine.ts';
import type { EngineSettings } from './settings.ts';

export type Settings = Readonly<Record<string, string>>;

/**
 * With any other value an answer is silently another one: cut off, made of some of the shards, joined or counted by other
 * rules, an old one, or written differently.
 */
export const NEEDED: Settings = {
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  read_overflow_mode_leaf: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  join_overflow_mode: 'throw',
  transfer_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  skip_unavailable_shards: '0',
  distributed_group_by_no_merge: '0',
  limit: '0',
  offset: '0',
  final: '0',
  join_use_nulls: '0',
  group_by_use_nulls: '0',
  transform_null_in: '0',
  aggregate_functions_null_for_empty: '0',
  empty_result_for_aggregation_by_empty_set: '0',
  cast_keep_nullable: '0',
  prefer_column_name_to_alias: '0',
  use_query_cache: '0',
  format_tsv_null_representation: '\\N',
  output_format_tsv_crlf_end_of_line: '0',
  date_time_output_format: 'simple',
};

/** What bounds a question; a server that does not allow a change keeps to its own bounds. */
function bounds({ timeLimit, memory }: EngineSettings, own: Settings): Settings {
  const most = memory ?? Number(own.max_memory_usage ?? 0);
  const spill = `${Math.floor(most / 2)}`;
  return {
    ...least(own, 'max_execution_time', Math.ceil(timeLimit)),
    // an estimate that a question will take too long is no reason to end it
    timeout_before_checking_execution_speed: '0',
    cancel_http_readonly_queries_on_client_close: '1',
    ...(memory === undefined ? {} : least(own, 'max_memory_usage', memory)),
    ...(most > 0 ? { max_bytes_before_external_group_by: spill, max_bytes_before_external_sort: spill } : {}),
    distributed_aggregation_memory_efficient: '1',
  };
}

/** The smaller of two limits; 0 is none. */
function least(own: Settings, name: string, wanted: number): Settings {
  const given = Number(own[name] ?? 0);
  return given > 0 && given <= wanted ? {} : { [name]: String(wanted) };
}

/** Names of all settings that matter here. */
export const ASKED: readonly string[] = [
  'readonly',
  'max_memory_usage',
  ...Object.keys(NEEDED),
  ...Object.keys(bounds({ timeLimit: 1, memory: 1 } as EngineSettings, {})),
];

/**
 * The settings to send, of those that the server knows, where they differ from its own.
 *
 * @param own The server's values for this user.
 * @throws EngineFault where the user may change none and an answer would silently be another one.
 */
export function settingsFor(settings: EngineSettings, own: Settings): Settings {
  const wanted = { ...bounds(settings, own), ...NEEDED };
  const differing = Object.entries(wanted).filter(([name, value]) => name in own && own[name] !== value);
  if (own.readonly !== '1')
    return { ...Object.fromEntries(differing), ...(own.readonly === '0' ? { readonly: '2' } : {}) };
  for (const [name] of differing) mustBeNeeded(name);
  return {};
}

/** @throws EngineFault where an answer is only right with the setting. */
export function mustBeNeeded(name: string): void {
  if (name in NEEDED)
    throw new EngineFault(
      'refused',
      `ClickHouse gives this user another value for \`${name}\` and lets nobody change it; with it an answer may silently be cut short: ask for a user whose profile has ${name} = ${NEEDED[name]}`,
    );
}
