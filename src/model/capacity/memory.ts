import type { Constants } from './constants-shape.ts';
import type { DeviceSpec } from './device-spec.ts';
import { type Engine, memoryShareOf } from './engine.ts';

/** Share of the memory that can be filled at all; the driver and fragmentation keep the rest. */
export const USABLE = 0.95;

/** Bytes per GPU beside weights and cache: a fitted size, and on small devices no more than a tenth of the memory. */
export const workspaceOf = (device: DeviceSpec, k: Constants): number => Math.min(k.workspace, 0.1 * device.memory);

/** Bytes that an engine leaves for the cache on so many GPUs beside the weights; negative where it leaves none. */
export const memoryLeft = (
  device: DeviceSpec,
  gpus: number,
  engine: Engine,
  weightBytes: number,
  k: Constants,
): number => gpus * (device.memory * memoryShareOf(engine) - workspaceOf(device, k)) - weightBytes;

/** The room itself where it is plenty; where it is scarce an engine is set up tighter, so it falls to 0 gradually. Grows with both arguments. */
export const scarceRoom = (room: number, scale: number): number =>
  0.5 * (room + Math.sqrt(room * room + scale * scale));
