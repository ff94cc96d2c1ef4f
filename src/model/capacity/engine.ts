import type { ENGINES } from '../../scenario/engines.ts';
import type { DeviceSpec } from './device-spec.ts';
import { plainName } from './precision.ts';

/** `server`: an engine that batches, which one is not known. */
export type Engine = (typeof ENGINES)[number] | 'server';

const SPELLINGS: readonly (readonly [RegExp, Engine])[] = [
  [/tensorrt|trt|nim/, 'tensorrt-llm'],
  [/mlx|lmstudio/, 'mlx'],
  [/vllm/, 'vllm'],
  [/sglang/, 'sglang'],
  [/lmdeploy|turbomind/, 'lmdeploy'],
  [/llamacpp|ollama|gguf|llamabench/, 'llama.cpp'],
];

/** The engine of a name, however it is spelled; undefined where the name is none that is told apart. */
export const engineNamed = (name: string): Engine | undefined =>
  SPELLINGS.find(([pattern]) => pattern.test(plainName(name)))?.[1];

/** The engine of a name; without one what the format and the device suggest. */
export function engineOf(name: string, format: string, device: DeviceSpec): Engine {
  const named = engineNamed(name);
  if (named) return named;
  const f = plainName(format);
  if (/^mlx|mxfp4q8/.test(f)) return 'mlx';
  if (/^(i?q\d|f16$)/.test(f)) return 'llama.cpp';
  return device.family === 'Apple' ? 'llama.cpp' : 'server';
}

/**
 * Requests an engine runs at once however much memory there is. Source: vLLM, `get_batch_defaults` in vllm/engine/arg_utils.py, read on
 * 2026-11-26 (1024 from 70 GiB on, else 256; A100 excepted since vllm-project/vllm#17885 of 2025); TensorRT-LLM's default of 2048, as remembered;
 * for the others an assumption.
 */
export function seatsOf(engine: Engine, device: DeviceSpec, year = 2026): number {
  if (engine === 'vllm') return bigDevice(device) || (year < 2025.6 && device.memory >= 70 * 2 ** 30) ? 1024 : 256;
  return engine === 'lmdeploy'
    ? 256
    : engine === 'llama.cpp' || engine === 'mlx'
      ? 64
      : engine === 'server'
        ? 1024
        : 2048;
}

/** Tokens of prompts that a step takes along. Source: vLLM's server, as above (8192 from 70 GiB on, A100 excepted, else 2048), read on 2026-11-26. */
export const chunkOf = (device: DeviceSpec): number => (bigDevice(device) ? 8192 : 2048);

const bigDevice = (device: DeviceSpec): boolean => device.memory >= 70 * 2 ** 30 && device.family !== 'A100';

/**
 * Share of the memory an engine takes. Source: vLLM's `--gpu-memory-utilization` is 0.9 by default; TensorRT-LLM gives 0.9 of what the weights leave to
 * the cache (`free_gpu_memory_fraction`, nvidia.github.io/TensorRT-LLM/examples/kvcacheconfig.html), 0.93 of all at usual weights. Both read on 2026-11-26.
 */
export const memoryShareOf = (engine: Engine): number => (engine === 'tensorrt-llm' ? 0.93 : 0.9);

const NVIDIA_ONLY: readonly Engine[] = ['tensorrt-llm', 'lmdeploy'];

/** Whether an engine runs on a device at all. */
export function runsOn(engine: Engine, { family }: DeviceSpec): boolean {
  if (engine === 'mlx') return family === 'Apple';
  if (engine === 'llama.cpp' || engine === 'server') return true;
  return family !== 'Apple' && !(family === 'MI300X' && NVIDIA_ONLY.includes(engine));
}
