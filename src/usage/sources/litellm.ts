import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

/** Calls that are no request to a model: tools, files, and the upload of a batch, whose tokens come with its answer. */
const OTHER_CALLS = [
  ...['call_mcp_tool', 'list_mcp_tools', 'acreate_batch', 'create_batch', 'acancel_batch', 'alist_batches'],
  ...['acreate_file', 'create_file', 'afile_retrieve', 'afile_content', 'afile_list', 'afile_delete'],
];

const usage = (field: string) => [
  `metadata.usage_object.${field}`,
  // before there was the object of usage
  `metadata.additional_usage_values.${field}`,
];

/** What all of LiteLLM's rows of single requests have in common. Its `prompt_tokens` hold the cached tokens, of Anthropic's models too. */
const ofRequest = {
  time: 'startTime',
  model: 'model',
  provider: 'custom_llm_provider',
  input: 'prompt_tokens',
  cacheRead: [...usage('prompt_tokens_details.cached_tokens'), ...usage('cache_read_input_tokens')],
  cacheWrite: [...usage('prompt_tokens_details.cache_creation_tokens'), ...usage('cache_creation_input_tokens')],
  cacheWrite1h: usage('prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens'),
  output: 'completion_tokens',
  reasoning: usage('completion_tokens_details.reasoning_tokens'),
  batch: { field: 'call_type', is: ['aretrieve_batch', 'retrieve_batch'] },
  outputless: { field: 'call_type', is: ['aembedding', 'embedding', 'arerank', 'rerank'] },
  failed: { field: ['status', 'metadata.status'], is: ['failure'] },
  only: [
    { field: 'call_type', unless: OTHER_CALLS },
    // an answer out of LiteLLM's own cache: no provider had the request
    { field: 'cache_hit', unless: ['true'] },
  ],
} as const satisfies Partial<MappingText>;

const labels = {
  group: 'model_group',
  team: ['team_id', 'metadata.user_api_key_team_id'],
  teamName: 'metadata.user_api_key_team_alias',
  key: ['metadata.user_api_key_alias', 'api_key', 'metadata.user_api_key_hash'],
  user: ['user', 'metadata.user_api_key_user_id'],
  customer: 'end_user',
  tags: 'request_tags',
  call: 'call_type',
};

export const LITELLM = knownLog({
  id: 'litellm',
  title: 'spend logs of the LiteLLM proxy',
  marks: ['request_id', 'call_type', 'startTime', 'spend', 'custom_llm_provider'],
  tables: { postgres: 'LiteLLM_SpendLogs' },
  rollUp: 'litellm-daily',
  caution: 'a batch stands there as one row, with the tokens of all of its requests',
  mapping: {
    ...ofRequest,
    source: 'https://docs.litellm.ai/docs/proxy/spend_logs_deletion, schema.prisma of BerriAI/litellm',
    id: 'request_id',
    uniqueIds: true,
    cost: 'spend',
    labels,
  },
});

export const LITELLM_PAYLOADS = knownLog({
  id: 'litellm-payloads',
  title: 'payloads that LiteLLM logs to S3, GCS and other stores',
  marks: ['id', 'call_type', 'startTime', 'response_cost', 'custom_llm_provider'],
  mapping: {
    ...ofRequest,
    source: 'https://docs.litellm.ai/docs/proxy/logging_spec',
    id: 'id',
    cost: 'response_cost',
    labels,
  },
});

/** The roll-up by user holds each request once, also those without a user. */
export const LITELLM_DAILY = knownLog({
  id: 'litellm-daily',
  title: 'daily spend by user of the LiteLLM proxy',
  marks: ['user_id', 'date', 'prompt_tokens', 'spend', 'api_requests', 'successful_requests'],
  tables: { postgres: 'LiteLLM_DailyUserSpend' },
  caution: "answers out of LiteLLM's own cache are counted there like those of a provider",
  mapping: {
    source: 'schema.prisma of BerriAI/litellm',
    time: 'date',
    model: 'model',
    provider: 'custom_llm_provider',
    input: 'prompt_tokens',
    cacheRead: 'cache_read_input_tokens',
    cacheWrite: 'cache_creation_input_tokens',
    output: 'completion_tokens',
    cost: 'spend',
    resolution: 'day',
    requests: 'successful_requests',
    failures: 'failed_requests',
    only: [{ field: 'mcp_namespaced_tool_name', present: false }],
    labels: { group: 'model_group', key: 'api_key', user: 'user_id', endpoint: 'endpoint' },
  },
});
