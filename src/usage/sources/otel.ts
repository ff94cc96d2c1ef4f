import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

/** Operations whose spans hold others, and may repeat the usage of those. */
const OTHER_OPERATIONS = [
  ...['invoke_agent', 'create_agent', 'invoke_workflow', 'execute_tool', 'plan', 'retrieval', 'search_memory'],
  ...['create_memory', 'update_memory', 'upsert_memory', 'delete_memory', 'create_memory_store', 'delete_memory_store'],
  ...['chain', 'workflow', 'task', 'agent', 'tool'],
];

/** Fields of a span of a language model, by the semantic conventions and their older names. The input holds the cached tokens, the output the reasoning. */
function spanFields(attributes: readonly string[], resource: readonly string[]) {
  const attribute = (...names: readonly string[]) => attributes.flatMap(at => names.map(name => `${at}."${name}"`));
  const input = attribute('gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens', 'llm.usage.prompt_tokens');
  const operation = attribute('gen_ai.operation.name');
  return {
    source: 'https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/',
    model: attribute('gen_ai.response.model', 'gen_ai.request.model'),
    provider: attribute('gen_ai.provider.name', 'gen_ai.system'),
    input,
    cacheRead: attribute(
      'gen_ai.usage.cache_read.input_tokens',
      'gen_ai.usage.cache_read_input_tokens',
      'gen_ai.usage.input_tokens.cached',
      'gen_ai.usage.input_cached_tokens',
      'gen_ai.usage.cached_tokens',
    ),
    cacheWrite: attribute(
      'gen_ai.usage.cache_creation.input_tokens',
      'gen_ai.usage.cache_creation_input_tokens',
      'gen_ai.usage.input_tokens.cache_write',
    ),
    output: attribute('gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens', 'llm.usage.completion_tokens'),
    reasoning: attribute(
      'gen_ai.usage.reasoning.output_tokens',
      'gen_ai.usage.output_tokens.reasoning',
      'gen_ai.usage.reasoning_tokens',
    ),
    cost: attribute('gen_ai.usage.cost'),
    tier: attribute('openai.response.service_tier', 'gen_ai.openai.response.service_tier'),
    outputless: { field: operation, is: ['embeddings', 'rerank'] },
    // a span without an operation, as those of vLLM are, is known by its tokens
    only: [{ field: [...operation, ...input], not: OTHER_OPERATIONS }],
    labels: {
      service: resource.map(at => `${at}."service.name"`),
      operation,
      agent: attribute('gen_ai.agent.name'),
      conversation: attribute('gen_ai.conversation.id'),
    },
  } satisfies Partial<MappingText>;
}

const FAILED = ['error', 'status_code_error', '2'];

const SPAN = 'resourceSpans.scopeSpans.spans';
const ofLines = spanFields([`${SPAN}.attributes[]`], ['resourceSpans.resource.attributes[]']);

export const OTEL = knownLog({
  id: 'otel',
  title: 'OpenTelemetry spans as lines of JSON (OTLP)',
  marks: [`${SPAN}.startTimeUnixNano`, `${SPAN}.spanId`, `${SPAN}.attributes`],
  mapping: {
    ...ofLines,
    unfold: ['resourceSpans', 'resourceSpans.scopeSpans', SPAN],
    time: `${SPAN}.startTimeUnixNano`,
    timeUnit: 'ns',
    id: `${SPAN}.spanId`,
    failed: { field: `${SPAN}.status.code`, is: FAILED },
  },
});

const ofTable = spanFields(['SpanAttributes'], ['ResourceAttributes']);

export const OTEL_TABLE = knownLog({
  id: 'otel-table',
  title: 'OpenTelemetry spans in ClickHouse',
  marks: ['Timestamp', 'SpanId', 'SpanName', 'ServiceName', 'SpanAttributes'],
  tables: { clickhouse: 'otel_traces' },
  mapping: {
    ...ofTable,
    time: 'Timestamp',
    id: 'SpanId',
    failed: { field: 'StatusCode', is: FAILED },
    labels: { ...ofTable.labels, service: 'ServiceName' },
  },
});

const ofFiles = spanFields(['attributes', 'span_attributes'], ['resource', 'resource_attributes']);

export const OTEL_FILES = knownLog({
  id: 'otel-files',
  title: 'OpenTelemetry spans with a map of attributes, one a row',
  marks: ['span_id', 'trace_id', 'attributes'],
  mapping: {
    ...ofFiles,
    time: ['start_time_unix_nano', 'start_time', 'start_timestamp', 'timestamp'],
    id: 'span_id',
    failed: { field: ['status_code', 'otel_status_code', 'status.status_code', 'status.code'], is: FAILED },
    labels: { ...ofFiles.labels, service: ['service_name', ...ofFiles.labels.service] },
  },
});
