import { knownLog } from './define.ts';

const usage = (...names: readonly string[]) => names.map(name => `usage_details.${name}`);

/** Its kinds of usage exclude each other: `input` is without what was cached, `output` without the reasoning. */
export const LANGFUSE = knownLog({
  id: 'langfuse',
  title: 'observations of Langfuse',
  marks: ['type', 'start_time', 'provided_model_name', 'usage_details', 'trace_id'],
  tables: { clickhouse: 'observations' },
  replaced: true,
  mapping: {
    source: 'https://langfuse.com/docs/api-and-data-platform/features/blob-storage-export-fields',
    time: 'start_time',
    id: 'id',
    model: 'provided_model_name',
    input: usage('input', 'input_tokens', 'prompt_tokens'),
    cacheRead: usage('input_cached_tokens', 'cache_read_input_tokens', 'input_cache_read', 'input_cached_text_tokens'),
    // the split by time to live stands there in place of the total
    cacheWrite5m: usage('input_cache_creation_5m', 'cache_creation_input_tokens', 'input_cache_creation'),
    cacheWrite1h: usage('input_cache_creation_1h'),
    output: usage('output', 'output_tokens', 'completion_tokens'),
    reasoning: usage('output_reasoning_tokens', 'output_reasoning', 'reasoning_tokens'),
    cached: 'outside',
    reasons: 'beside',
    cost: ['total_cost', 'cost_details.total'],
    failed: { field: 'level', is: ['error'] },
    outputless: { field: 'type', is: ['embedding'] },
    only: [
      // agents, chains and spans may repeat the usage of the generations below them
      { field: 'type', is: ['generation', 'embedding'] },
      { field: 'is_deleted', unless: ['1', 'true'] },
    ],
    labels: {
      name: 'name',
      trace: 'trace_name',
      prompt: 'prompt_name',
      environment: 'environment',
      user: 'user_id',
      tags: 'tags',
    },
  },
});
