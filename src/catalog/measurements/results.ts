import type { Problem } from '../../input/problem.ts';
import { problemAt, SourceText } from '../../input/source-text.ts';
import type { Tree } from '../../input/tree.ts';
import { readJsonSequence } from '../import/json-tree.ts';
import { csvResults } from './csv-results.ts';
import { readCsv } from './csv-table.ts';

/** The results that a file holds, one tree each: JSON, a list of it, JSON values one behind another, or CSV. */
export function resultsIn(
  written: string,
  file: string,
): { readonly results: readonly Tree[] } | { readonly problem: Problem } {
  const text = written.replaceAll('\r\n', '\n');
  if (/^\s*$/.test(text))
    return { problem: problemAt(new SourceText(file, text).mark(0), 'E520', 'the file is empty') };
  if (!/^\s*[[{]/.test(text)) return csvIn(text, file);
  const json = readJsonSequence(text, file);
  if (!json.ok) return { problem: { ...json.problem, code: 'E520' } };
  const results = json.trees.flatMap(tree => (tree.kind === 'list' ? tree.items : [tree]));
  if (results.length > 0) return { results };
  return { problem: problemAt(json.trees[0]!.mark, 'E522', 'the list of results is empty') };
}

function csvIn(text: string, file: string): { readonly results: readonly Tree[] } | { readonly problem: Problem } {
  const start = new SourceText(file, text).mark(text.search(/\S/));
  if (!text.slice(0, text.indexOf('\n') >>> 0).includes(','))
    return {
      problem: problemAt(start, 'E520', 'this is neither JSON nor CSV', {
        hint: 'a log or a table for the eye is not read; save the result with --save-result, or -o json',
      }),
    };
  const csv = readCsv(text, file);
  if (!csv.ok) return { problem: csv.problem };
  const results = csvResults(csv.rows);
  if (results === undefined) {
    const expected = 'a head `Metric,avg,…`, or one with `n_prompt`, `n_gen` and `avg_ts`';
    return { problem: problemAt(start, 'E521', 'this CSV has the form of no result that is known', { expected }) };
  }
  if (results.length > 0) return { results };
  return { problem: problemAt(start, 'E522', 'there is no line below the head') };
}
