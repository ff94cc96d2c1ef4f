import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { FAMILIES } from '../../src/model/capacity/device-spec.ts';
import { ENGINES } from '../../src/scenario/engines.ts';

/** A constant to fit: where it stands, what is believed before, and how far (in logarithms) one expects it to move. */
export interface Parameter {
  readonly path: readonly string[];
  readonly prior: number;
  readonly spread: number;
}

const at = (path: string, prior: number, spread: number): Parameter => ({ path: path.split('/'), prior, spread });

/** Spread of families and engines around the geometric mean: small, so that few rows move them little. Chosen by leaving groups out. */
const [FAMILY, ENGINE, OVERHEAD] = [0.15, 0.07, 0.15];

/** Believed layer overheads: a server with CUDA graphs 50 µs, a desktop engine 80 µs. */
const BATCHING = new Set(['tensorrt-llm', 'vllm', 'sglang', 'lmdeploy']);

/** Priors: equations and starting constants of the published method behind the rows (2026-11), rounded. */
export const PARAMETERS: readonly Parameter[] = [
  at('bandwidthUsed', 0.8, 0.3),
  at('arithmeticUsed', 0.58, 0.5),
  ...FAMILIES.flatMap(f => [at(`family/${f}/bandwidth`, 1, FAMILY), at(`family/${f}/arithmetic`, 1, FAMILY)]),
  ...ENGINES.flatMap(e => [
    at(`engine/${e}/bandwidth`, 1, ENGINE),
    at(`engine/${e}/arithmetic`, 1, ENGINE),
    at(`engine/${e}/layerOverhead`, BATCHING.has(e) ? 50e-6 : 80e-6, OVERHEAD),
  ]),
  at('format/fp8', 1, 0.2),
  at('format/blockFp8', 0.8, 0.3),
  at('format/fp4', 0.9, 0.3),
  at('format/unpacked', 0.7, 0.3),
  at('unpackedBandwidth', 0.9, 0.2),
  at('expert/bandwidth', 0.8, 0.2),
  at('expert/arithmetic', 0.9, 0.2),
  at('expert/evenness', 0.9, 0.1),
  at('expert/width', 0.2, 0.5),
  at('llamaCppCeiling', 150e12, 0.5),
  at('pipelineChunk', 400, 0.5),
  at('cacheBandwidth', 0.9, 0.3),
  at('linkLatency/nvlink', 12e-6, 0.5),
  at('linkLatency/pcie', 15e-6, 0.5),
  at('linkUsed/nvlink', 0.64, 0.4),
  at('linkUsed/pcie', 0.8, 0.3),
  at('sequenceOverhead', 7e-6, 0.5),
  at('workspace', 1.8e9, 0.3),
  at('leastCacheShare', 0.06, 0.3),
  at('residency/reserved', 0.95, 0.1),
  at('residency/paged', 0.6, 0.3),
  at('attention', 2, 0.4),
  at('pipelineLoss', 0.06, 0.5),
  at('promptsWaited', 0.08, 0.5),
  at('burstTail', 3, 0.5),
  at('tuned', 1.1, 0.1),
  at('yearly', 1.05, 0.05),
  at('underLimit', 0.85, 0.1),
];

/** What an engine of which only is known that it batches differs in; fitted last, on the rows of all such engines. */
export const UNNAMED_ENGINE: readonly Parameter[] = [
  at('engine/server/bandwidth', 1, 0.3),
  at('engine/server/arithmetic', 1, 0.3),
  at('engine/server/layerOverhead', 50e-6, 0.3),
];

type Tree = { [key: string]: number | Tree };

export function setAt(k: Constants, path: readonly string[], value: number): void {
  let node = k as unknown as Tree;
  for (const key of path.slice(0, -1)) node = node[key] as Tree;
  node[path.at(-1)!] = value;
}

export const valueAt = (k: Constants, path: readonly string[]): number =>
  path.reduce<number | Tree>((node, key) => (node as Tree)[key]!, k as unknown as Tree) as number;

/** A copy with every parameter at its prior. */
export function atPriors(k: Constants): Constants {
  const copy = JSON.parse(JSON.stringify(k)) as Constants;
  for (const p of [...PARAMETERS, ...UNNAMED_ENGINE]) setAt(copy, p.path, p.prior);
  return copy;
}
