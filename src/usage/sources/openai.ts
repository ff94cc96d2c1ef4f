import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

/** Sums by model and time. The input holds what was read from the cache and written to it, the output the reasoning, which stands nowhere alone. */
function usageFields(bucket: string, result: string) {
  return {
    source: 'https://platform.openai.com/docs/api-reference/usage/completions_object',
    time: `${bucket}start_time`,
    timeUnit: 's',
    until: `${bucket}end_time`,
    model: `${result}model`,
    providerIs: 'openai',
    input: `${result}input_tokens`,
    cacheRead: `${result}input_cached_tokens`,
    // kept for 30 minutes or for 12 hours
    cacheWrite5m: `${result}input_cache_write_tokens`,
    cacheWrite1h: `${result}input_cache_write_12h_tokens`,
    output: `${result}output_tokens`,
    tier: `${result}service_tier`,
    batch: { field: `${result}batch`, is: ['true'] },
    resolution: 'day',
    requests: `${result}num_model_requests`,
    labels: { project: `${result}project_id`, key: `${result}api_key_id`, user: `${result}user_id` },
  } as const satisfies MappingText;
}

export const OPENAI_USAGE = knownLog({
  id: 'openai-usage',
  title: "a page of OpenAI's usage of completions",
  marks: ['data.start_time', 'data.results.input_tokens', 'data.results.num_model_requests'],
  caution: 'requests that failed are not in it',
  mapping: { ...usageFields('data.', 'data.results.'), unfold: ['data', 'data.results'] },
});

export const OPENAI_USAGE_CSV = knownLog({
  id: 'openai-usage-csv',
  title: "OpenAI's usage of completions, from its dashboard",
  marks: ['start_time', 'end_time', 'input_tokens', 'num_model_requests'],
  caution: 'requests that failed are not in it',
  // a time without requests has a row without anything
  mapping: { ...usageFields('', ''), only: [{ field: ['num_model_requests', 'input_tokens'], present: true }] },
});
