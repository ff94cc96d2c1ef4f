import { type CodeEntry, entry } from './code-entry.ts';

/** E520 to E529: results of benchmarks, read by `tco capacity import`. */
export const MEASUREMENT_CODES: Readonly<Record<string, CodeEntry>> = {
  E520: entry(
    'neither JSON nor CSV',
    'A result is read as JSON, as JSON values one behind another (JSON lines, results that were appended to a file), or as CSV. The place shows where the text stops to be that; a run that was killed leaves a file that ends in the middle.',
  ),
  E521: entry(
    'not a benchmark result of a known form',
    'Read are the results that `vllm bench serve --save-result` and `llama-bench -o json|jsonl|csv` write, and `profile_export_aiperf` or `profile_export_genai_perf` as JSON or CSV. What it is shows in its keys; `--from` says it where a form should be insisted on. Summaries over several runs and logs of single requests are not read.',
  ),
  E522: entry(
    'no run to import',
    'The files were read, but no run in them can become a measured row. The message counts why; nothing was written.',
  ),
  E523: entry(
    'what the result does not say',
    'A measured row says how many GPUs the run had, the precision of the weights, the engine, and how many requests were in flight. What the file does not say is said by --gpus, --precision, --engine and --concurrency; nothing is guessed, since a row under a wrong precision would be worse than none.',
  ),
  E524: entry(
    'a rate that cannot be',
    'A rate of 0, a negative one or none at all is a run that failed, and one above two million tokens a second is a unit gone wrong. Nothing of the import was written; take the run out of the file and import the rest.',
  ),
  E525: entry(
    'faster than the hardware',
    'The rate is above what memory bandwidth and FLOP/s of this device allow this model at best. Mostly the model, the device, the number of GPUs or the precision is another one than was said, or prompts came from a prefix cache. Nothing was written.',
  ),
  E526: entry(
    'a count that is missing or no number',
    'Mean lengths are totals divided by completed requests. One of these counts is missing, 0 where tokens were made, or no number that can be read.',
  ),
  E527: entry(
    'requests that failed',
    'More than 1 % of the requests of a run failed. Its rate is that of the requests that came through, and a server that turns requests away looks faster or slower than it is. The row was entered; a run without failures is worth more.',
  ),
  E528: entry(
    'the file says otherwise',
    'A flag says something else than the file. For GPUs, precision and engine the flag holds, since the file knows them from the side of the client or from the name of a model; for the requests in flight the file holds, since one flag cannot speak for several runs.',
  ),
  E529: entry(
    'a measured row that is worth a look',
    'A figure of the row does not fit its device, its own times, or the rows of others, or the run was too short to reach a steady rate. The row was entered as it was measured; `tco catalog lint` says the same of the folder until the row says `unusual: "…"`.',
  ),
};
