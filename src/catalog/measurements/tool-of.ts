import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import { type Branch, nodeAt, type Tree } from '../../input/tree.ts';
import { metricsOf } from './read-aiperf.ts';
import type { Tool } from './run.ts';

/** Which tool wrote a result, by its keys. */
export function toolOf(tree: Tree): Tool | undefined {
  if (tree.kind !== 'map') return undefined;
  const has = (...keys: string[]): boolean => keys.some(key => tree.entries.has(key));
  if (has('avg_ts') && has('n_gen')) return 'llama-bench';
  if (isMetric(metricsOf(tree), 'output_token_throughput') || isMetric(metricsOf(tree), 'request_throughput'))
    return isGenaiPerf(tree) ? 'genai-perf' : 'aiperf';
  const rated = has('output_throughput', 'total_token_throughput', 'request_throughput', 'request_inthroughput');
  return rated && has('completed', 'total_input_tokens') ? 'vllm' : undefined;
}

const isMetric = (node: Branch, key: string): boolean => nodeAt(node, [key])?.kind === 'map';

/** What only GenAI-Perf writes: its arguments, or capitals and shorter names in its CSV. */
function isGenaiPerf(tree: Branch): boolean {
  const config = nodeAt(tree, ['input_config']);
  if (config?.kind !== 'map') return /Time To First Token|per sec|Request Count \(count\)/.test(keysWritten(tree));
  return !['phases', 'loadgen', 'models'].some(key => config.entries.has(key)) && !tree.entries.has('aiperf_version');
}

const keysWritten = (tree: Branch): string =>
  [...tree.entries.values()].map(({ key }) => key.source.line(key.line)).join('\n');

const WANTED: Readonly<Record<Tool, string>> = {
  vllm: 'a map with `completed`, `total_input_tokens` and `output_throughput`',
  'llama-bench': 'a map with `n_prompt`, `n_gen` and `avg_ts`',
  aiperf: 'a map of metrics, among them `output_token_throughput: { avg, unit }`',
  'genai-perf': 'a map of metrics, among them `output_token_throughput: { avg, unit }`',
};

/** What to say of a result whose form is not known, or not the one asked for. */
export function wrongTool(tree: Tree, found: Tool | undefined, wanted: Tool | undefined): Problem {
  const kind = { map: 'this', list: 'a list in a list', text: 'a single value' }[tree.kind];
  if (wanted === undefined)
    return problemAt(tree.mark, 'E521', `${kind} has the form of no result that is known`, {
      expected: [...new Set(Object.values(WANTED))].join('; or '),
    });
  return problemAt(tree.mark, 'E521', `${kind} has not the form of a result of ${wanted}`, {
    expected: WANTED[wanted],
    ...(found ? { hint: `it looks like \`--from ${found}\`` } : {}),
  });
}
