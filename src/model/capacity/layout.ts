import type { DeviceSpec } from './device-spec.ts';
import type { Link, LinkKind } from './link.ts';

/** How a replica's GPUs share a model: `tp` of them every layer (tensor parallel), `pp` groups of them the layers (pipeline). */
export interface Layout {
  readonly tp: number;
  readonly pp: number;
}

/** GPUs of one server where nothing else is known. Source: HGX boards of NVIDIA and AMD. */
const PER_SERVER = 8;

/** Macs that direct memory access joins, each with each other. Source: exo and MLX, clusters of up to four (2025-12). */
const PER_MESH = 4;

/** Links by which every device is a machine of its own. */
const BETWEEN_MACHINES: readonly LinkKind[] = ['thunderbolt', 'ethernet', 'infiniband'];

const sharing = (device: DeviceSpec): number =>
  BETWEEN_MACHINES.includes(device.link) ? 1 : device.link === 'thunderbolt-rdma' ? PER_MESH : PER_SERVER;

/**
 * The layout that serves most: GPUs of a server share the layers, by a power of two, since heads are split evenly; servers
 * pass them on. Over Thunderbolt with TCP/IP and over Ethernet two all-reduces a layer cost more than a second machine
 * brings, so machines pass on too.
 */
export function layoutOf(device: DeviceSpec, gpus: number, perServer: number = sharing(device)): Layout {
  const most = Math.min(perServer, sharing(device) === 1 ? 1 : Number.POSITIVE_INFINITY);
  let tp = 1;
  while (tp * 2 <= most && gpus % (tp * 2) === 0) tp *= 2;
  return { tp, pp: gpus / tp };
}

/** What joins the stages of a layout: of GPUs in servers, the network between them once the replica is larger than a server; of machines with one GPU, or inside a server, the device's own link. */
export const networkOf = (device: DeviceSpec, gpus: number, network: Link, perServer: number = sharing(device)) =>
  gpus > perServer && perServer > 1 ? network : (device as Link);
