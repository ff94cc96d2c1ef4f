import { allReduce } from './all-reduce.ts';
import { type Architecture, multipliedParameters } from './architecture.ts';
import type { Constants } from './constants-shape.ts';
import type { DeviceSpec } from './device-spec.ts';
import { chunkOf, type Engine, seatsOf } from './engine.ts';
import { expertParameters, expertWidth, missedByOne } from './experts.ts';
import { hop } from './hop.ts';
import { cacheCopies, cacheShape } from './kv-cache.ts';
import type { Link } from './link.ts';
import { memoryLeft, scarceRoom } from './memory.ts';
import { arithmeticOf } from './precision.ts';
import type { Replica } from './replica.ts';
import { atMost, fastestUnits } from './units.ts';

export interface ReplicaInput {
  readonly architecture: Architecture;
  readonly device: DeviceSpec;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** What joins the stages of the pipeline where they are servers of their own; undefined: the device's link. */
  readonly network?: Link | undefined;
  readonly weightFormat: string;
  readonly weightBits: number;
  readonly kvBits: number;
  readonly engine: Engine;
  readonly tuning: 'default' | 'tuned';
  /** Year of the software, with its fraction; undefined where it is not known. */
  readonly year?: number | undefined;
}

/** Width of an expert of Mixtral 8x7B, to which the widths of others are compared. */
const WIDE_EXPERT = 14336;

/** From this release on TensorRT-LLM spreads requests, not heads, over the GPUs of a mixture of experts ("attention data parallelism" of its PyTorch backend, 2025). */
const SPREADS_REQUESTS = 2025.5;

export function replicaOf(input: ReplicaInput, k: Constants): Replica {
  const { architecture: a, device, tensorParallel: tp, pipelineParallel: pp, engine: engineName, year } = input;
  const [family, engine] = [k.family[device.family], k.engine[engineName]];
  const arithmetic = arithmeticOf(input.weightFormat, input.weightBits, device.flops.fp4 !== undefined);
  const tuned = input.tuning === 'tuned' ? k.tuned : 1;
  const bandwidthUsed = k.bandwidthUsed * family.bandwidth * engine.bandwidth * tuned;
  const yearly = year === undefined ? 1 : k.yearly ** (year - 2025);
  const arithmeticUsed = k.arithmeticUsed * family.arithmetic * engine.arithmetic * tuned * yearly;
  const units = fastestUnits(arithmetic, a.blockScaledFp8, engineName, device, arithmeticUsed, k);
  const experts = expertParameters(a);
  const expertUsed = experts > 0 ? atMost(k.expert.arithmetic * (expertWidth(a) / WIDE_EXPERT) ** k.expert.width) : 1;
  const spread = experts > 0 && engineName === 'tensorrt-llm' && (year ?? 0) > SPREADS_REQUESTS;
  const links = allReduce(device, tp, a.layers, a.hidden, k);
  const handOn = hop(input.network ?? device, pp, a.hidden);
  const work = 2 * multipliedParameters(a);
  const pair = (k.attention * 2 * a.heads * a.headDim) / (tp * device.flops.bf16 * atMost(arithmeticUsed));
  const lightBandwidth = tp * device.bandwidth;
  const weightShare = atMost(bandwidthUsed * (arithmetic === 'unpacked' ? k.unpackedBandwidth : 1));
  const weightBytes = (a.parameters * input.weightBits) / 8;
  const left = memoryLeft(device, tp * pp, engineName, weightBytes, k);
  const memory = tp * pp * device.memory;
  return {
    tensorParallel: tp,
    pipelineParallel: pp,
    weightBytes,
    expertBytes: (experts * input.weightBits) / 8,
    missedByOne: missedByOne(a),
    evenness: Math.min(1, k.expert.evenness),
    cache: cacheShape(a, input.kvBits),
    cacheCopies: spread ? 1 : cacheCopies(a, tp),
    weightBandwidth: lightBandwidth * weightShare,
    expertBandwidth: lightBandwidth * weightShare * Math.min(1, k.expert.bandwidth),
    cacheBandwidth: lightBandwidth * atMost(bandwidthUsed * k.cacheBandwidth),
    lightBandwidth,
    tokenArithmetic: work / (tp * units.reached * expertUsed),
    pairArithmetic: pair * Math.max(0, a.layers - a.windowLayers - a.linearLayers),
    windowPairArithmetic: pair * a.windowLayers,
    lightTokenArithmetic: work / (tp * units.peak),
    stepOverhead: a.layers * engine.layerOverhead,
    linkStep: spread ? links.perStep / 2 : links.perStep,
    linkToken: spread ? links.perToken / 2 : links.perToken,
    hopStep: handOn.perStep,
    hopToken: handOn.perToken,
    sequenceOverhead: k.sequenceOverhead / (spread ? tp : 1),
    cacheRoom: scarceRoom(left, k.leastCacheShare * memory),
    seats: seatsOf(engineName, device, year),
    chunk: chunkOf(device),
    residency: Math.min(1, engineName === 'tensorrt-llm' ? k.residency.reserved : k.residency.paged),
    pipelineLoss: k.pipelineLoss,
    pipelineChunk: k.pipelineChunk,
    promptsWaited: Math.min(0.9, k.promptsWaited),
    burstTail: k.burstTail,
    underLimit: Math.min(1, k.underLimit),
    memoryCritical: left < 0.25 * memory,
  };
}
