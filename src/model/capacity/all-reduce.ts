import type { Constants } from './constants-shape.ts';
import type { DeviceSpec } from './device-spec.ts';
import { latencyBetweenMachines } from './link.ts';

/** Seconds for the links of one step, and per token in it. */
export interface LinkCost {
  readonly perStep: number;
  readonly perToken: number;
}

/**
 * Two all-reduces per layer, each of 2 (n − 1) ÷ n × hidden × 2 bytes per token (ring), and a latency: once over a
 * switch or in a mesh, per further GPU over PCIe, half of it from generation 5 on, per further machine where the GPUs are machines.
 */
export function allReduce(device: DeviceSpec, gpus: number, layers: number, hidden: number, k: Constants): LinkCost {
  if (gpus === 1) return { perStep: 0, perToken: 0 };
  const fast = device.link === 'nvlink' || device.link === 'fabric';
  const each = latencyBetweenMachines(device.link) ?? k.linkLatency.pcie * (device.link === 'pcie5' ? 0.5 : 1);
  const latency = fast ? k.linkLatency.nvlink : each * (device.link === 'thunderbolt-rdma' ? 1 : gpus - 1);
  const reached = device.linkBandwidth * Math.min(1, fast ? k.linkUsed.nvlink : k.linkUsed.pcie);
  return { perStep: 2 * layers * latency, perToken: (2 * layers * 2 * (gpus - 1) * hidden * 2) / (gpus * reached) };
}
