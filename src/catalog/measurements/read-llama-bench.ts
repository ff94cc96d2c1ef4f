import type { Branch } from '../../input/tree.ts';
import { countAt, dayIn, figureAt, Needed, textAt } from './fields.ts';
import { quantisationOf } from './llama-quantisation.ts';
import { roughly } from './mean.ts';
import type { Reading, Run } from './run.ts';

/**
 * A test of `llama-bench -o json|jsonl|csv`: `pp512` reads prompts (prefill), `tg128` makes tokens for one request, `pp512+tg128` does both.
 * `layers` are those of the model. Source: tools/llama-bench in ggml-org/llama.cpp.
 */
export function readLlamaBench(node: Branch, layers: number | undefined): Reading {
  const needed = new Needed(node);
  const prompt = needed.count(0, 'n_prompt');
  const made = needed.count(0, 'n_gen');
  const depth = countAt(node, 'n_depth') ?? 0;
  const test = [prompt > 0 && `pp${prompt}`, made > 0 && `tg${made}`].filter(Boolean).join('+') || 'an empty test';
  const label = depth > 0 ? `${test} @ d${depth}` : test;
  const left = (reason: string): Reading => ({ left: { mark: node.mark, label, reason } });
  if (needed.problems.length > 0) return { problems: needed.problems };
  if (prompt + made === 0) return left('it neither reads nor makes tokens');
  if (prompt > 0 && depth > 0) return left('it reads a prompt behind a context, for which a row has no place');
  const host = onHost(node, layers);
  if (host) return left(host);
  const rate = needed.rate('avg_ts');
  if (needed.problems.length > 0) return { problems: needed.problems };
  const gpus = gpusOf(node);
  return {
    run: {
      ...lengthsOf(prompt, made, depth),
      mark: node.mark,
      label,
      measuredWith: `llama-bench${versionOf(node)}`,
      day: dayIn(textAt(node, 'test_time')),
      called: [textAt(node, 'model_type'), textAt(node, 'gpu_info')].filter(name => name !== undefined),
      gpus,
      precision: quantisationOf(textAt(node, 'model_type') ?? ''),
      engine: engineOf(node),
      rate,
      ttft: undefined,
      tpot: undefined,
      notes: notesOf(node, label, gpus),
      warnings: [],
    },
  };
}

/** A test that makes tokens only starts with a context of `depth` tokens. Only where the prompt is not timed is the rate that of decoding alone. */
function lengthsOf(prompt: number, made: number, depth: number): Pick<Run, 'input' | 'output' | 'metric' | 'load'> {
  const [input, output] = [`${prompt + depth}`, `${made}`];
  if (prompt > 0 && made > 0) return { input, output, metric: 'total', load: { mode: 'closed-loop', concurrency: 1 } };
  return { input, output, metric: made > 0 ? 'output' : 'prefill', load: { mode: 'single-stream', concurrency: 1 } };
}

/** Why the run is not one of the device: layers, experts or the KV cache were left to the CPU. */
function onHost(node: Branch, layers: number | undefined): string | undefined {
  const offloaded = countAt(node, 'n_gpu_layers');
  if (textAt(node, 'backends') === 'CPU' || offloaded === 0) return 'it ran on the CPU';
  if (offloaded !== undefined && layers !== undefined && offloaded < layers)
    return `only ${offloaded} of ${layers} layers were on the device`;
  if ((countAt(node, 'n_cpu_moe') ?? 0) > 0) return 'experts were left to the CPU';
  if (/^(1|true)$/.test(textAt(node, 'no_kv_offload') ?? '')) return 'the KV cache was left to the CPU';
  return undefined;
}

/** How many GPUs took part: those that are named, without those that got no share of the tensors. */
function gpusOf(node: Branch): number | undefined {
  if (textAt(node, 'split_mode') === 'none') return 1;
  const shares = (textAt(node, 'tensor_split') ?? '').split('/');
  if (shares.length > 1) return shares.filter(share => Number(share) > 0).length || undefined;
  const devices = textAt(node, 'devices');
  if (devices !== undefined && devices !== 'auto') return devices.split('/').length;
  const named = textAt(node, 'gpu_info')?.split(', ').filter(Boolean);
  return named?.length || undefined;
}

const build = (node: Branch): string | undefined =>
  (countAt(node, 'build_number') ?? 0) > 0 ? `b${countAt(node, 'build_number')}` : textAt(node, 'build_commit');

const engineOf = (node: Branch): string => ['llama.cpp', build(node)].filter(Boolean).join(' ');

function versionOf(node: Branch): string {
  const said = [build(node), textAt(node, 'build_commit')].filter(Boolean);
  return said.length > 0 ? ` ${[...new Set(said)].join(' ')}` : '';
}

function notesOf(node: Branch, label: string, gpus = 1): string[] {
  const spread = figureAt(node, ['stddev_ts'])?.text;
  const cache = [...new Set(['type_k', 'type_v'].map(key => textAt(node, key) ?? 'f16'))].filter(
    type => type !== 'f16',
  );
  return [
    label,
    ...(spread !== undefined && spread !== '0' ? [`standard deviation ${roughly(spread)} tok/s`] : []),
    ...(cache.length > 0 ? [`KV cache in ${cache.join(' and ')}`] : []),
    ...(gpus > 1 ? [`split by ${textAt(node, 'split_mode') ?? 'layer'}`] : []),
  ];
}
