import type { DeviceSpec } from './device-spec.ts';
import { plainName } from './precision.ts';

export const ENGINES = ['tensorrt-llm', 'vllm', 'sglang', 'lmdeploy', 'llama.cpp', 'mlx'] as const;
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

/** The engine of a name; without one what the format and the device suggest. */
export function engineOf(name: string, format: string, device: DeviceSpec): Engine {
  const plain = plainName(name);
  const named = plain && SPELLINGS.find(([pattern]) => pattern.test(plain))?.[1];
  if (named) return named;
  const f = plainName(format);
  if (/^mlx|mxfp4q8/.test(f)) return 'mlx';
  if (/^(i?q\d|f16$)/.test(f)) return 'llama.cpp';
  return device.family === 'Apple' ? 'llama.cpp' : 'server';
}

/** Requests an engine runs at once however much memory there is. Source: defaults of TensorRT-LLM (2048) and vLLM V1 (256; 1024 from 70 GiB on, A100 excepted since about 0.10), as remembered. */
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

/** Tokens of prompts that a step takes along. Source: defaults of vLLM V1, as remembered (2048; 8192 from 70 GiB on, A100 excepted). */
export const chunkOf = (device: DeviceSpec): number => (bigDevice(device) ? 8192 : 2048);

const bigDevice = (device: DeviceSpec): boolean => device.memory >= 70 * 2 ** 30 && device.family !== 'A100';

/** Share of the memory an engine takes. Source: defaults, as remembered. */
export const memoryShareOf = (engine: Engine): number => (engine === 'tensorrt-llm' ? 0.93 : 0.9);

const NVIDIA_ONLY: readonly Engine[] = ['tensorrt-llm', 'lmdeploy'];

/** Whether an engine runs on a device at all. */
export function runsOn(engine: Engine, { family }: DeviceSpec): boolean {
  if (engine === 'mlx') return family === 'Apple';
  if (engine === 'llama.cpp' || engine === 'server') return true;
  return family !== 'Apple' && !(family === 'MI300X' && NVIDIA_ONLY.includes(engine));
}
