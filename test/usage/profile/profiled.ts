import { openCatalog } from '../../../src/catalog/open.ts';
import { askLog } from '../../../src/usage/ask-log.ts';
import { resolveModel } from '../../../src/usage/billed-model.ts';
import { DUCKDB } from '../../../src/usage/dialects/duckdb.ts';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';
import { tableOf } from '../../../src/usage/files/file-set.ts';
import type { Mapping } from '../../../src/usage/mapping/mapping.ts';
import { readMapping } from '../../../src/usage/mapping/read-mapping.ts';
import type { Log } from '../../../src/usage/profile/log.ts';
import { dayOf } from '../../../src/usage/profile/period.ts';
import { priced } from '../../../src/usage/profile/priced.ts';
import { type Profile, profileOf } from '../../../src/usage/profile/profile.ts';
import { shippedCatalog } from '../../catalog/shipped.ts';

/** The columns of the logs that are drawn with a known truth. */
export const DRAWN = readMapping(
  `
time: startTime
id: request_id
model: model
provider: custom_llm_provider
input: prompt_tokens
output: completion_tokens
cacheRead: cached_tokens
cacheWrite5m: cache_creation_tokens
cacheWrite1h: cache_creation_1h_tokens
reasoning: reasoning_tokens
cost: spend
tier: service_tier
batch: { field: batch, is: [true] }
failed: { field: status, not: [success] }
cached: { outside: [anthropic] }
reasons: { beside: [gemini, google, vertex] }
labels: { team: team, route: route }
`,
  'drawn.yaml',
).mapping!;

/** Asks files of Parquet for their cube. `offset`: minutes east of UTC. */
export async function askedFiles(
  files: readonly string[],
  mapping: Mapping,
  labels: readonly string[],
  { offset = 0, shapes = false } = {},
): Promise<Log> {
  const engine = await openDuckDb({ memory: 1e9, temporary: '', rowLimit: 1_000_000, threads: 2 });
  try {
    const from = tableOf({ kind: 'parquet', files });
    const columns = (await engine.describe(from)).map(({ name, type }) => ({ name, type: DUCKDB.typeOf(type) }));
    const source = { engine, dialect: DUCKDB, from, columns, mapping, shown: 'logs', labels: labels.map(l => [l]) };
    const latest = Date.UTC(2027, 0, 1);
    const wishes = { offset, latest, checksIds: true, shapes, told: () => undefined };
    return (await askLog(source, wishes)).log;
  } finally {
    await engine.close();
  }
}

/** What the shipped catalog makes of logs. */
export function profiled(logs: readonly Log[], by: readonly string[], tasks = 12): Profile {
  const catalog = openCatalog(JSON.parse(shippedCatalog().json));
  return profileOf(logs, {
    by,
    tasks,
    resolve: (provider, model, { last }) => resolveModel(catalog, { provider, model }, dayOf(last)),
    priced: (api, tier, { last }) => priced(catalog, api, tier, dayOf(last)),
  });
}
