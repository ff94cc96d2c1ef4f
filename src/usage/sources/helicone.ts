import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

/** What its own cache answered refers to the request whose answer it was; all others to this. */
const NO_REQUEST = '00000000-0000-0000-0000-000000000000';

const ANSWERED = ['200', '201', '202', '203', '204', '206'];

/** Its prompt tokens are without what was cached, its completion tokens without the reasoning. */
const ofRequest = {
  source: 'https://docs.helicone.ai/tools/export, ClickHouse migrations of Helicone/helicone',
  time: 'request_created_at',
  id: 'request_id',
  provider: 'provider',
  input: 'prompt_tokens',
  cacheRead: 'prompt_cache_read_tokens',
  cacheWrite: 'prompt_cache_write_tokens',
  output: 'completion_tokens',
  reasoning: 'reasoning_tokens',
  cached: 'outside',
  reasons: 'beside',
  cost: 'cost',
  only: [{ field: 'cache_reference_id', is: [NO_REQUEST, ''] }],
} as const satisfies Partial<MappingText>;

export const HELICONE = knownLog({
  id: 'helicone',
  title: 'requests exported from Helicone',
  marks: ['request_id', 'request_created_at', 'response_status', 'prompt_tokens', 'prompt_cache_read_tokens'],
  mapping: {
    ...ofRequest,
    model: ['request_model', 'response_model', 'model'],
    failed: { field: 'response_status', not: ANSWERED },
    labels: { user: 'request_user_id', prompt: 'prompt_id', country: 'country_code' },
  },
});

export const HELICONE_TABLE = knownLog({
  id: 'helicone-table',
  title: "Helicone's table of requests",
  marks: ['request_id', 'request_created_at', 'organization_id', 'status', 'prompt_tokens', 'prompt_cache_read_tokens'],
  tables: { clickhouse: 'request_response_rmt' },
  replaced: true,
  mapping: {
    ...ofRequest,
    model: 'model',
    costUnit: 'nanoUSD',
    failed: { field: 'status', not: ANSWERED },
    labels: { user: 'user_id', organization: 'organization_id', prompt: 'prompt_id', country: 'country_code' },
  },
});
