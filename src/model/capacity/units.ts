import type { Constants } from './constants-shape.ts';
import type { DeviceSpec } from './device-spec.ts';
import type { Engine } from './engine.ts';
import type { Arithmetic } from './precision.ts';

/** No memory and no unit is used better than this. */
const MOST = 0.96;

export const atMost = (share: number): number => Math.min(MOST, share);

/**
 * The rates an engine's kernels work at. GeForce cards multiply twice as fast when they add up in 16 bits, and llama.cpp
 * does, or in whole numbers for packed weights; the catalog states the rates with 32-bit accumulation, which servers use.
 * Source: NVIDIA Ada GPU architecture paper, table of the RTX 4090 (165.2 and 330.3 dense TFLOP/s), as remembered.
 */
const halfAccumulated = (engine: Engine, { flops, family }: DeviceSpec): DeviceSpec['flops'] =>
  engine === 'llama.cpp' && family === 'RTX consumer' ? { ...flops, bf16: 2 * flops.bf16 } : flops;

/**
 * What the fastest units that can compute a format reach, and their peak: FLOP/s of one GPU. A format may always be
 * unpacked to 16 bits. The kernels of llama.cpp gain ever less from faster units: F ÷ (1 + F ÷ ceiling).
 */
export function fastestUnits(
  a: Arithmetic,
  blockScaled: boolean,
  engine: Engine,
  device: DeviceSpec,
  used: number,
  k: Constants,
) {
  const flops = halfAccumulated(engine, device);
  const ceiling = engine === 'llama.cpp' ? k.llamaCppCeiling : Number.POSITIVE_INFINITY;
  const reach = (peak: number, factor: number) => (peak * atMost(used * factor)) / (1 + peak / ceiling);
  let peak = flops.bf16;
  let reached = reach(peak, a === 'bf16' ? 1 : k.format.unpacked);
  const consider = (rate: number | undefined, factor: number) => {
    if (rate === undefined) return;
    peak = Math.max(peak, rate);
    reached = Math.max(reached, reach(rate, factor));
  };
  if (a === 'fp8' || a === 'fp4')
    consider(flops.fp8, k.format.fp8 * (a === 'fp8' && blockScaled ? k.format.blockFp8 : 1));
  if (a === 'fp4') consider(flops.fp4, k.format.fp4);
  return { peak, reached };
}
