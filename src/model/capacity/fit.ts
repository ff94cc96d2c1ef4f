import { CONSTANTS } from './constants.ts';
import type { Constants } from './constants-shape.ts';
import { cacheBytes, cacheCopies, cacheShape } from './kv-cache.ts';
import { USABLE, workspaceOf } from './memory.ts';
import type { ReplicaInput } from './resolve.ts';

/** Whether a replica holds the weights and one request. Bytes. */
export interface Fit {
  readonly fits: boolean;
  /** Weights, one request's cache, and what the engine needs beside them. */
  readonly needed: number;
  readonly available: number;
}

export function fitOf(s: ReplicaInput, tokens: number, k: Constants = CONSTANTS): Fit {
  const gpus = s.tensorParallel * s.pipelineParallel;
  const cache =
    cacheBytes(cacheShape(s.architecture, s.kvBits), tokens) * cacheCopies(s.architecture, s.tensorParallel);
  const needed = (s.architecture.parameters * s.weightBits) / 8 + cache + gpus * workspaceOf(s.device, k);
  const available = gpus * s.device.memory * USABLE;
  return { fits: needed <= available, needed, available };
}

/** What would help: the most bits per weight, of the usual ones, that fit these GPUs, and the fewest GPUs, doubled each time, that hold these weights. */
export function remedies(s: ReplicaInput, tokens: number, k: Constants = CONSTANTS) {
  const bits = [8, 4.25].find(b => b < s.weightBits && fitOf({ ...s, weightBits: b }, tokens, k).fits);
  let gpus = s.tensorParallel;
  while (gpus < 1024 && !fitOf({ ...s, tensorParallel: gpus, pipelineParallel: 1 }, tokens, k).fits) gpus *= 2;
  return { weightBits: bits, gpus: gpus < 1024 ? gpus : undefined };
}
