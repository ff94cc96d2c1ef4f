import { type CodeEntry, entry } from './code-entry.ts';

/** E600 to E629: logs of requests and what their columns mean. */
export const USAGE_CODES: Readonly<Record<string, CodeEntry>> = {
  E600: entry(
    'a path of a column that cannot be read',
    'A mapping names columns by paths: `usage.prompt_tokens`. A name that has dots or blanks of its own stands in quotes: `SpanAttributes."gen_ai.request.model"`. A list of pairs of key and value is written with `[]`, and the key follows: `attributes[]."gen_ai.request.model"`.',
  ),
  E601: entry(
    'no log at this path',
    'A source is a file, or a folder that is read with all that is below it: files that end in `.parquet`, `.csv`, `.tsv`, `.json`, `.jsonl` or `.ndjson`, packed with gzip or zstd or not. Hidden files are left alone, and a file without a byte is no log. Databases are named by their address: `postgres://`, `clickhouse://` or a `.duckdb` file.',
  ),
  E602: entry(
    'a log whose columns mean nothing known',
    'What a log is, is told by the names of its columns. Where no known log has them, or the mapping names others, no request could be counted. A mapping file says which column is the time, the model, the input, the output and the cached tokens, and whether the input holds the cached ones: `time: created_at`, `model: model`, `input: usage.prompt_tokens`, `output: usage.completion_tokens`, `cached: inside`. It is given with `--mapping`.',
  ),
  E603: entry(
    'a question that a database or a file did not answer',
    "The engine that holds the log could not be reached, would not let this user read, ran out of time or memory, or found a file that is not what its name says. The message is the engine's own, without what stands in the log and without passwords. These belong in the environment or in the files of the driver, never in an address.",
  ),
  E604: entry(
    'rows that cannot count',
    'Rows without a time or a model, with counts that are missing, negative, absurd or no whole numbers, with more cached tokens than input or more reasoning than output, and lines that are no rows at all. Each kind is counted and one of them shown. Up to `--tolerate` (1 % of the rows) they are left out and said; beyond that the mapping is most likely wrong, and the run stops. More cached tokens than input often means that the log counts them outside: `cached: outside`.',
  ),
  E605: entry(
    'request ids that stand there more than once',
    'A gateway that writes a request twice, or an export that overlaps another, would double the volume. One row of each id counts: one that did not fail, with the most tokens. Where every id stands there once for sure, `--unique` saves the look.',
  ),
  E606: entry(
    'rows far from all others',
    'A few rows, at most a thousandth, lie more than three days before or after all the others: the clock of a machine had jumped. They do not count, for they would stretch the time that the log covers and thin out its volume.',
  ),
  E607: entry(
    'a gap in the log',
    'For more than a day the log has nothing. If nobody asked for anything, that is part of the volume. If the log was not kept, the volume a day is too low by that: look at fewer days with `--from` and `--to`. So it is where the answer of an API has more pages than are here.',
  ),
  E608: entry(
    'a model that the catalog does not have',
    'A name in the log leads to no API of the catalog, or could be several, and is not guessed. `--model NAME=PROVIDER/MODEL` says what it is billed as; own prices come with `--catalog`. Beyond `--tolerate` of all tokens the run stops, for what the model costs is unknown and never zero.',
  ),
  E609: entry(
    'no request that counts',
    'The log has no rows, none within `--from` and `--to`, or none without a flaw. A scenario without a task would say nothing.',
  ),
  E610: entry(
    'a service tier without prices',
    'Requests of the log went out at a tier, such as flex or priority, of which the catalog has no prices for this API. They are costed at the standard price, which may be too high or too low. Own prices of the tier can be stated in a folder that is given with `--catalog`.',
  ),
  E611: entry(
    'a column of the mapping that the log does not have',
    'The mapping names a column that is not there, so what it would say is unknown: a misspelt column of cached tokens is a log without a cache. Mend the name, or take the line out of the mapping where the log has no such thing.',
  ),
  E612: entry(
    'more tokens of failed requests than of answered ones',
    'Requests that failed and have tokens are taken as paid, as timeouts are, and become `retries` of the scenario, which are at most 100 %. Beyond that the scenario costs less than what was paid. Often the condition `failed` of the mapping holds for requests that were answered.',
  ),
  E614: entry(
    'a column that no request has a value in',
    '`--by` names a column that the form of the log may have, and in this log it is empty everywhere: the tasks are those that there would be without it. Another column may be meant.',
  ),
  E613: entry(
    'prompts shorter than an API caches',
    'An API caches prompts from some length on, such as 4,096 tok, and the model takes the mean prompt of a task for all of them. Where the log has cached tokens and its mean prompt is shorter, only longer ones among them were cached: the scenario bills all input in full, so what today costs is stated too high. `--by shape` parts long prompts from short ones.',
  ),
};
