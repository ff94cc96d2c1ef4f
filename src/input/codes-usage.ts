import { type CodeEntry, entry } from './code-entry.ts';

/** E600 to E629: logs of requests and what their columns mean. */
export const USAGE_CODES: Readonly<Record<string, CodeEntry>> = {
  E600: entry(
    'a path of a column that cannot be read',
    'A mapping names columns by paths: `usage.prompt_tokens`. A name that has dots or blanks of its own stands in quotes: `SpanAttributes."gen_ai.request.model"`. A list of pairs of key and value is written with `[]`, and the key follows: `attributes[]."gen_ai.request.model"`.',
  ),
};
