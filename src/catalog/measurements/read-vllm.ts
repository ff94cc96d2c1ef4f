import type { Branch } from '../../input/tree.ts';
import { countAt, dayIn, figureAt, Needed, textAt, timeAt } from './fields.ts';
import { doubtsOfLoad, loadLabel, loadOf } from './load.ts';
import { meanOf, roughly } from './mean.ts';
import type { Figure, Reading } from './run.ts';

/** Backends of the client that are engines; the others (`openai`, `openai-chat`) say nothing of who answers. */
const ENGINES: Readonly<Record<string, string>> = {
  vllm: 'vllm',
  'vllm-chat': 'vllm',
  sglang: 'sglang',
  'sglang-oai': 'sglang',
  'sglang-native': 'sglang',
  'tensorrt-llm': 'tensorrt-llm',
  tgi: 'tgi',
  lmdeploy: 'lmdeploy',
  'llama.cpp': 'llama.cpp',
};

/**
 * A result of `vllm bench serve --save-result`, of its forerunner `benchmark_serving.py`, or of SGLang's `bench_serving`, which writes the same fields.
 * Source: vllm/benchmarks/serve.py of vllm-project/vllm, where `total_input_tokens` and `total_output_tokens` are those of completed requests.
 */
export function readVllm(node: Branch): Reading {
  const needed = new Needed(node);
  const sent = countAt(node, 'num_prompts');
  const load = loadOf({
    requests: sent ?? countAt(node, 'completed'),
    concurrency: countAt(node, 'max_concurrency'),
    rate: textAt(node, 'request_rate'),
  });
  const known = load && 'mode' in load ? load : undefined;
  const label = loadLabel(known);
  const left = (reason: string): Reading => ({ left: { mark: node.mark, label, reason } });
  if (load && 'reason' in load) return { left: { mark: node.mark, ...load } };
  if (textAt(node, 'ramp_up_strategy') !== undefined) return left('the load rose during the run');
  if (textAt(node, 'total_output_tokens') === undefined && textAt(node, 'output_throughput') === undefined)
    return left('it made no tokens: embeddings or pooling');
  const completed = needed.count(1, 'completed');
  const input = needed.number('total_input_tokens');
  const output = needed.number('total_output_tokens');
  const { metric, rate } = rateOf(node, needed);
  if (needed.problems.length > 0) return { problems: needed.problems };
  const failed = countAt(node, 'failed') ?? Math.max(0, (sent ?? completed) - completed);
  const sglang = textAt(node, 'total_output_tokens_retokenized') !== undefined;
  return {
    run: {
      mark: node.mark,
      label,
      measuredWith: sglang ? 'SGLang bench_serving' : 'vllm bench serve',
      day: dayIn(textAt(node, 'date')),
      called: [textAt(node, 'model_id')].filter(name => name !== undefined),
      gpus: undefined,
      precision: undefined,
      engine: engineOf(textAt(node, 'backend') ?? textAt(node, 'endpoint_type')),
      load: known,
      input: meanOf(input.text, completed),
      output: meanOf(output.text, completed),
      metric,
      rate,
      ttft: timeAt(node, ['mean_ttft_ms']),
      tpot: timeAt(node, ['mean_tpot_ms']),
      notes: [`${completed} requests`, ...tailOf(node, 'ttft'), ...tailOf(node, 'tpot')],
      warnings: doubtsOfLoad(node.mark, known, completed, failed),
    },
  };
}

const engineOf = (backend = ''): string | undefined => (Object.hasOwn(ENGINES, backend) ? ENGINES[backend] : undefined);

/** Output tokens a second where they are there, else all tokens a second. */
function rateOf(node: Branch, needed: Needed): { metric: 'output' | 'total'; rate: Figure } {
  const total = ['total_token_throughput', 'total_throughput'].find(key => figureAt(node, [key]));
  if (total !== undefined && textAt(node, 'output_throughput') === undefined)
    return { metric: 'total', rate: needed.rate(total) };
  return { metric: 'output', rate: needed.rate('output_throughput') };
}

function tailOf(node: Branch, time: 'ttft' | 'tpot'): string[] {
  const p99 = timeAt(node, [`p99_${time}_ms`]);
  return p99 === undefined ? [] : [`p99 of ${time.toUpperCase()} ${roughly(p99)} ms`];
}
