import type { Bucket } from '../catalog.ts';
import type { When } from './imported.ts';

/** What a field of a LiteLLM entry is. */
export type LitellmField =
  | { readonly is: 'price'; readonly bucket: Bucket; readonly places: number; readonly when: When }
  | { readonly is: 'noCounterpart'; readonly what: string }
  | { readonly is: 'notAPrice' }
  | { readonly is: 'unknown' };

const BUCKETS: readonly (readonly [RegExp, Bucket])[] = [
  [/^input_cost_per_token_cache_hit/, 'cacheRead'],
  [/^input_cost_per_token/, 'input'],
  [/^output_cost_per_token/, 'output'],
  [/^cache_read_input_token_cost/, 'cacheRead'],
  [/^cache_creation_input_token_cost_above_1hr/, 'cacheWrite1h'],
  [/^cache_creation_input_token_cost/, 'cacheWrite5m'],
  [/^output_cost_per_reasoning_token/, 'reasoning'],
  [/^input_cost_per_request/, 'request'],
];

const SUFFIX = /_above_(\d+)k_tokens|_(batches|batch_requests|flex|priority)/g;

/** Prices of what is not a token of text, by what the name of the field says. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/_dbu?_cost/, 'Databricks units, priced in USD beside them'],
  [/audio/, 'audio'],
  [/video/, 'video'],
  [/image|pixel/, 'images'],
  [/second|minute/, 'time'],
  [/character/, 'characters'],
  [/query|search/, 'searches'],
  [/page/, 'pages'],
  [/citation/, 'citations'],
  [/session|vector_store|file_search|code_interpreter|computer_use|container/, 'tools'],
  [/multiplier|uplift/, 'surcharges'],
  [/provider_specific_entry/, 'surcharges'],
];

const NOT_PRICES =
  /^(supports_|supported_|max_|metadata$|mode$|litellm_provider$|source$|rpd$|output_vector_size$|tool_use_system_prompt_tokens$|comment$|notes?$|display_name$|model_vendor$|model_version$|use_in_pass_through$|bedrock_)/;

/**
 * Reads the name of a field: a bucket, then `_above_200k_tokens` and `_batches`, `_flex` or `_priority` in any order.
 * Prices are per token; LiteLLM takes the higher one for prompts of more than the size named.
 */
export function litellmField(name: string): LitellmField {
  const found = BUCKETS.find(([pattern]) => pattern.test(name));
  if (found) {
    const [pattern, bucket] = found;
    const suffix = name.replace(pattern, '');
    const when = whenOf(suffix);
    if (when) return { is: 'price', bucket, places: bucket === 'request' ? 0 : 6, when };
  }
  const other = OTHERS.find(([pattern]) => pattern.test(name));
  if (other && /cost|price|multiplier|uplift|provider_specific/.test(name))
    return { is: 'noCounterpart', what: other[1] };
  return { is: NOT_PRICES.test(name) ? 'notAPrice' : 'unknown' };
}

function whenOf(suffix: string): When | undefined {
  if (suffix.replace(SUFFIX, '') !== '') return undefined;
  let when: When = {};
  for (const [, thousands, tier] of suffix.matchAll(SUFFIX)) {
    if (thousands) when = { ...when, prompt: `> ${thousands}000 tok` };
    else when = { ...when, tier: tier?.startsWith('batch') ? 'batch' : (tier as 'flex' | 'priority') };
  }
  return when;
}
