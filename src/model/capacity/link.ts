/** How the GPUs of a replica, or the servers of a replica, are joined. `thunderbolt` runs TCP/IP, `thunderbolt-rdma` the direct memory access of macOS 26.2. */
export type LinkKind =
  | 'nvlink'
  | 'fabric'
  | 'pcie4'
  | 'pcie5'
  | 'thunderbolt'
  | 'thunderbolt-rdma'
  | 'infiniband'
  | 'ethernet'
  | 'none';

export interface Link {
  readonly link: LinkKind;
  /** Bytes a second in one direction. */
  readonly linkBandwidth: number;
}

/** Bytes a second in one direction of a link that does not state it. PCIe: what 16 lanes of a generation reach; InfiniBand NDR; Ethernet of 100 Gbit/s; one Thunderbolt port, less its overhead. Source: vendors' figures, as remembered (2026-11). */
const BANDWIDTH: Readonly<Record<string, number>> = {
  nvlink3: 300e9,
  nvlink4: 450e9,
  nvlink5: 900e9,
  'infinity-fabric': 448e9,
  pcie4: 25e9,
  pcie5: 50e9,
  thunderbolt4: 4e9,
  thunderbolt5: 8e9,
  'thunderbolt5-rdma': 8e9,
  infiniband: 50e9,
  ethernet: 12.5e9,
  none: 12e9,
};

const KINDS: readonly (readonly [RegExp, LinkKind])[] = [
  [/^nvlink/, 'nvlink'],
  [/^infinity-fabric$/, 'fabric'],
  [/^thunderbolt\d-rdma$/, 'thunderbolt-rdma'],
  [/^thunderbolt/, 'thunderbolt'],
];
const SAME: readonly LinkKind[] = ['pcie4', 'pcie5', 'infiniband', 'ethernet'];

/** The kind and the rate of a link by its name in the catalog. */
export function linkOf(name: string, stated?: number): Link {
  const link = KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? SAME.find(kind => kind === name) ?? 'none';
  return { link, linkBandwidth: stated ?? BANDWIDTH[name] ?? BANDWIDTH.none! };
}

/**
 * Seconds of a message between machines, where the link joins machines; links inside a server are fitted. Thunderbolt:
 * 300 µs over TCP/IP, under 50 µs with direct memory access (J. Geerling, 2025-12-18, four Mac Studios). Ethernet over
 * TCP/IP and InfiniBand: assumed.
 */
const LATENCY: Partial<Record<LinkKind, number>> = {
  thunderbolt: 300e-6,
  'thunderbolt-rdma': 50e-6,
  infiniband: 20e-6,
  ethernet: 100e-6,
};

export const latencyBetweenMachines = (link: LinkKind): number | undefined => LATENCY[link];
