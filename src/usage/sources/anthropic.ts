import { knownLog } from './define.ts';

/** Sums by model and time, without a number of requests. The input is without what was cached, the output holds the thinking. */
const CAUTION = 'it says nothing of how many requests there were, and holds none that failed';

const ofReport = {
  source: 'https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-messages-usage-report',
  providerIs: 'anthropic',
  cached: 'outside',
  resolution: 'day',
} as const;

const result = (name: string) => `data.results.${name}`;

export const ANTHROPIC_USAGE = knownLog({
  id: 'anthropic-usage',
  title: "a page of Anthropic's usage report",
  marks: ['data.starting_at', result('uncached_input_tokens'), result('output_tokens')],
  caution: CAUTION,
  mapping: {
    ...ofReport,
    unfold: ['data', 'data.results'],
    time: 'data.starting_at',
    until: 'data.ending_at',
    model: result('model'),
    input: result('uncached_input_tokens'),
    cacheRead: result('cache_read_input_tokens'),
    cacheWrite5m: [result('cache_creation.ephemeral_5m_input_tokens'), result('cache_creation_5m_input_tokens')],
    cacheWrite1h: [result('cache_creation.ephemeral_1h_input_tokens'), result('cache_creation_1h_input_tokens')],
    output: result('output_tokens'),
    tier: result('service_tier'),
    batch: { field: result('service_tier'), is: ['batch'] },
    labels: {
      workspace: result('workspace_id'),
      key: result('api_key_id'),
      context: result('context_window'),
      geography: result('inference_geo'),
    },
  },
});

export const ANTHROPIC_USAGE_CSV = knownLog({
  id: 'anthropic-usage-csv',
  title: "Anthropic's usage, from its Console",
  marks: ['usage_date_utc', 'usage_input_tokens_no_cache', 'usage_output_tokens'],
  caution: CAUTION,
  mapping: {
    ...ofReport,
    time: 'usage_date_utc',
    model: ['model_version', 'model'],
    input: 'usage_input_tokens_no_cache',
    cacheRead: 'usage_input_tokens_cache_read',
    cacheWrite5m: ['usage_input_tokens_cache_write_5m', 'usage_input_tokens_cache_write'],
    cacheWrite1h: 'usage_input_tokens_cache_write_1h',
    output: 'usage_output_tokens',
    tier: 'usage_type',
    batch: { field: 'usage_type', is: ['batch'] },
    labels: { workspace: 'workspace', key: 'api_key', context: 'context_window', geography: 'inference_geo' },
  },
});
