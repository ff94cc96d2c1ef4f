import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

const SUCCEEDED = ['200', '201', '202', 'ok', 'success', 'succeeded', 'completed', 'complete', 'finished', 'stop'];

const TIMES = [
  ...['timestamp', 'time', 'ts', 'created_at', 'createdAt', 'start_time', 'startTime', 'request_time'],
  ...['arrival_time', 'created', 'date', '@timestamp'],
];

const IDS = ['request_id', 'requestId', 'id'];

/** What OpenAI's API says a request used, by both of its names; vLLM, gateways and other servers say it alike. */
function usageFields(at: string) {
  return {
    source: 'https://platform.openai.com/docs/api-reference/chat/object',
    input: [`${at}prompt_tokens`, `${at}input_tokens`],
    cacheRead: [
      `${at}prompt_tokens_details.cached_tokens`,
      `${at}input_tokens_details.cached_tokens`,
      `${at}cache_read_input_tokens`,
    ],
    cacheWrite: [
      `${at}prompt_tokens_details.cache_write_tokens`,
      `${at}input_tokens_details.cache_write_tokens`,
      `${at}cache_creation_input_tokens`,
    ],
    cacheWrite1h: `${at}cache_creation.ephemeral_1h_input_tokens`,
    output: [`${at}completion_tokens`, `${at}output_tokens`],
    reasoning: [`${at}completion_tokens_details.reasoning_tokens`, `${at}output_tokens_details.reasoning_tokens`],
  } satisfies Partial<MappingText>;
}

const labels = {
  user: ['user', 'user_id'],
  team: ['team', 'team_id', 'tenant'],
  route: ['path', 'route', 'endpoint'],
  key: ['api_key_id', 'api_key_name'],
};

/** One answer a line, as a gateway before vLLM or any other server logs it. */
export const OPENAI_ANSWERS = knownLog({
  id: 'openai-answers',
  title: 'requests with the `usage` of their answers',
  marks: ['model', 'usage'],
  mapping: {
    ...usageFields('usage.'),
    // Anthropic's own names: one gateway hands on what each provider says
    outsideWhere: [
      { field: ['usage.cache_read_input_tokens', 'usage.cache_creation_input_tokens'], present: true },
      { field: 'usage.prompt_tokens', present: false },
    ],
    time: TIMES,
    id: IDS,
    model: 'model',
    provider: 'provider',
    tier: ['service_tier', 'usage.service_tier'],
    cost: ['cost', 'usage.cost'],
    failed: { field: ['status', 'status_code', 'http_status'], not: SUCCEEDED },
    labels,
  },
});

/** The same of Anthropic, whose input leaves the cached tokens out. */
export const ANTHROPIC_ANSWERS = knownLog({
  id: 'anthropic-answers',
  title: "requests with the `usage` of Anthropic's answers",
  marks: ['model', 'usage', 'usage.input_tokens', 'usage.cache_read_input_tokens'],
  lacks: ['usage.prompt_tokens'],
  mapping: {
    source: 'https://docs.claude.com/en/api/messages',
    time: TIMES,
    id: IDS,
    model: 'model',
    provider: 'provider',
    input: 'usage.input_tokens',
    cacheRead: 'usage.cache_read_input_tokens',
    cacheWrite: 'usage.cache_creation_input_tokens',
    cacheWrite1h: 'usage.cache_creation.ephemeral_1h_input_tokens',
    output: 'usage.output_tokens',
    cached: 'outside',
    tier: ['service_tier', 'usage.service_tier'],
    batch: { field: 'usage.service_tier', is: ['batch'] },
    cost: ['cost', 'usage.cost'],
    failed: { field: ['status', 'status_code', 'http_status'], not: SUCCEEDED },
    labels,
  },
});

/** Output of a batch, of OpenAI or of `vllm run-batch`. */
export const OPENAI_BATCH = knownLog({
  id: 'openai-batch',
  title: 'answers of a batch of OpenAI or vLLM',
  marks: ['custom_id', 'response.status_code', 'response.body.usage'],
  mapping: {
    ...usageFields('response.body.usage.'),
    time: ['response.body.created', 'response.body.created_at'],
    timeUnit: 's',
    id: ['response.request_id', 'id'],
    model: 'response.body.model',
    batch: { field: 'custom_id', present: true },
    failed: { field: 'response.status_code', not: SUCCEEDED },
  },
});

/** One request a line with its counts beside each other, as those write who log from within vLLM. */
export const VLLM = knownLog({
  id: 'vllm',
  title: 'requests with their counts of prompt and completion tokens',
  marks: ['model', 'prompt_tokens', 'completion_tokens'],
  mapping: {
    ...usageFields(''),
    source: 'https://docs.vllm.ai/en/latest/api/vllm/outputs/',
    time: TIMES,
    id: IDS,
    model: 'model',
    provider: 'provider',
    cacheRead: ['num_cached_tokens', 'cached_tokens', 'prompt_tokens_details.cached_tokens', 'cache_read_input_tokens'],
    reasoning: ['reasoning_tokens', 'completion_tokens_details.reasoning_tokens'],
    cost: 'cost',
    failed: { field: ['status', 'status_code', 'http_status'], not: SUCCEEDED },
    labels,
  },
});
