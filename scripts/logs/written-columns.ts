/** A column of the logs: what it holds, and how SQL makes it from a request joined with its task and lane. */
interface WrittenColumn {
  readonly name: string;
  readonly holds: string;
  readonly sql: string;
}

/** A request's own name; distinct for distinct keys below 2^40, since an odd factor permutes the remainders. */
const ID = 'id_prefix || to_hex(1099511627776 + ((key * 2654435761) & 1099511627775))';
const PROMPT = 'CASE WHEN cache_in_prompt THEN input ELSE input - cached - write_5m - write_1h END';
const COMPLETION = 'CASE WHEN reasoning_in_completion THEN output + reasoning ELSE output END';
const STATUS = "CASE outcome WHEN 'success' THEN 'success' ELSE 'failure' END";

/** Close to the spend logs of a LiteLLM proxy. */
export const FLAT: readonly WrittenColumn[] = [
  { name: 'request_id', holds: 'unique; an attempt has its own', sql: ID },
  { name: 'startTime', holds: 'UTC', sql: 'make_timestamp(start_us)' },
  { name: 'endTime', holds: 'UTC', sql: 'make_timestamp(end_us)' },
  { name: 'model', holds: 'the provider’s name of it', sql: 'model' },
  { name: 'custom_llm_provider', holds: 'openai, anthropic or gemini', sql: 'provider' },
  { name: 'prompt_tokens', holds: 'with or without the cache: see conventions', sql: `(${PROMPT})::INTEGER` },
  { name: 'completion_tokens', holds: 'with or without reasoning: see conventions', sql: `(${COMPLETION})::INTEGER` },
  { name: 'cached_tokens', holds: 'read from a cache', sql: 'cached::INTEGER' },
  { name: 'cache_creation_tokens', holds: 'written to a cache for five minutes', sql: 'write_5m::INTEGER' },
  { name: 'cache_creation_1h_tokens', holds: 'written to a cache for an hour', sql: 'write_1h::INTEGER' },
  { name: 'reasoning_tokens', holds: 'billed as output, never seen', sql: 'reasoning::INTEGER' },
  { name: 'spend', holds: 'USD at list, in the tier of the request', sql: 'cost / 1e12' },
  { name: 'status', holds: 'success or failure; a failure with tokens is billed', sql: STATUS },
  { name: 'service_tier', holds: 'default or standard, batch, flex', sql: 'service_tier' },
  { name: 'batch', holds: 'whether it went through a batch', sql: 'batch' },
  { name: 'team', holds: 'label', sql: 'team' },
  { name: 'route', holds: 'label', sql: 'route' },
  { name: 'attempt', holds: '1, or 2 where the first one failed', sql: 'attempt::INTEGER' },
];

const ISO = (us: string) => `strftime(make_timestamp(${us}), '%Y-%m-%dT%H:%M:%S.%gZ')`;
const NO_ANSWER = "outcome <> 'success'";
const TEXT = (shift: number) => `texts[1 + (key * 7 + ${shift}) % len(texts)]`;
/** A text over and over, four characters a token. */
const WHOLE = `repeat(${TEXT(17)}, greatest(1, 4 * input // length(${TEXT(17)})))`;

/** One object a line, as a gateway writes it; `texts` is a list of contents. */
export const NESTED: readonly WrittenColumn[] = [
  { name: 'id', holds: 'unique; an attempt has its own', sql: ID },
  { name: 'created', holds: 'start, UTC', sql: ISO('start_us') },
  { name: 'finished', holds: 'end, UTC', sql: ISO('end_us') },
  { name: 'provider', holds: 'openai, anthropic or gemini', sql: 'provider' },
  { name: 'model', holds: 'the provider’s name of it', sql: 'model' },
  {
    name: 'status',
    holds: '200, 408 where it timed out, 429 where it was refused',
    sql: "CASE outcome WHEN 'success' THEN 200 WHEN 'refused' THEN 429 ELSE 408 END",
  },
  { name: 'attempt', holds: '1, or 2 where the first one failed', sql: 'attempt::INTEGER' },
  { name: 'metadata', holds: 'labels: team and route', sql: "{'team': team, 'route': route}" },
  {
    name: 'request',
    holds: 'batch, service_tier, and messages: content that no reader needs',
    sql: `{'service_tier': service_tier, 'batch': batch, 'messages': [{'role': 'system', 'content': ${TEXT(0)}}, {'role': 'user', 'content': ${TEXT(17)}}]}`,
  },
  {
    name: 'response',
    holds: 'choices: content that no reader needs; null where there is no answer',
    sql: `CASE WHEN ${NO_ANSWER} THEN NULL ELSE {'choices': [{'index': 0, 'message': {'role': 'assistant', 'content': ${TEXT(41)}}}]} END`,
  },
  {
    name: 'usage',
    holds:
      'prompt_tokens and completion_tokens by the conventions, and their details; null where the request was refused',
    sql: `CASE WHEN outcome = 'refused' THEN NULL ELSE {'prompt_tokens': ${PROMPT}, 'completion_tokens': ${COMPLETION},
      'prompt_tokens_details': {'cached_tokens': cached},
      'cache_creation': {'ephemeral_5m_input_tokens': write_5m, 'ephemeral_1h_input_tokens': write_1h},
      'completion_tokens_details': {'reasoning_tokens': reasoning}} END`,
  },
  { name: 'cost', holds: 'USD at list, in the tier of the request', sql: 'cost / 1e12' },
];

export const FORMATS = ['parquet', 'jsonl', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export const writtenColumns = (format: Format): readonly WrittenColumn[] => (format === 'jsonl' ? NESTED : FLAT);

const COPY: Readonly<Record<Format, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  jsonl: 'FORMAT json',
  csv: 'FORMAT csv, HEADER',
};

/** Writes the table `request` to a file. */
export function copySql(
  { format, wholePrompts }: { readonly format: Format; readonly wholePrompts: boolean },
  file: string,
): string {
  const columns = writtenColumns(format).map(
    ({ name, sql }) => `${wholePrompts ? sql.replace(TEXT(17), () => WHOLE) : sql} AS "${name}"`,
  );
  const from = `request JOIN lane USING (task, lane) JOIN task USING (task)${format === 'jsonl' ? ', content' : ''}`;
  return `COPY (SELECT ${columns.join(',\n')}\nFROM ${from}) TO '${file.replaceAll("'", "''")}' (${COPY[format]})`;
}
