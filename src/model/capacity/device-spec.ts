/** How the GPUs of a replica are joined. */
export type LinkKind = 'nvlink' | 'fabric' | 'pcie4' | 'pcie5' | 'thunderbolt' | 'ethernet' | 'none';

/** One GPU, or one machine with memory shared by CPU and GPU. */
export interface DeviceSpec {
  /** Bytes. */
  readonly memory: number;
  /** Bytes a second. */
  readonly bandwidth: number;
  /** Dense FLOP/s; bf16 stands for 16 bits. */
  readonly flops: { readonly bf16: number; readonly fp8?: number | undefined; readonly fp4?: number | undefined };
  readonly link: LinkKind;
  /** Bytes a second in one direction. */
  readonly linkBandwidth: number;
  readonly family: Family;
}

/** Devices whose measured rows speak for each other; `other`: never measured, the geometric mean over the families holds. */
export const FAMILIES = [
  'H100',
  'H200',
  'B200',
  'A100',
  'L40S',
  'RTX PRO 6000',
  'RTX consumer',
  'RTX workstation',
  'Apple',
  'MI300X',
] as const;
export type Family = (typeof FAMILIES)[number] | 'other';

const BY_ID: readonly (readonly [RegExp, Family])[] = [
  [/^h100/, 'H100'],
  [/^(h200|gh200)/, 'H200'],
  [/^g?b[23]00/, 'B200'],
  [/^(a100|a30)/, 'A100'],
  [/^l40|^l4$/, 'L40S'],
  [/^rtx-pro-/, 'RTX PRO 6000'],
  [/^rtx-(a\d|\d000-ada)|^a40$|^a10g?$|^a16$/, 'RTX workstation'],
  [/^rtx-[345]0/, 'RTX consumer'],
  [/^mac|^apple|^m\d(-|$)/, 'Apple'],
  [/^mi3/, 'MI300X'],
];

/** The family of a device by its id in the catalog. */
export const familyOf = (id: string): Family => BY_ID.find(([pattern]) => pattern.test(id))?.[1] ?? 'other';

/** Bytes a second in one direction where the device does not state it. PCIe: what 16 lanes of a generation reach; Source: METHOD of the rows, vendors' figures. */
const LINK_BANDWIDTH: Readonly<Record<string, number>> = {
  nvlink3: 300e9,
  nvlink4: 450e9,
  nvlink5: 900e9,
  'infinity-fabric': 448e9,
  pcie4: 25e9,
  pcie5: 50e9,
  thunderbolt4: 4e9,
  thunderbolt5: 8e9,
  ethernet: 12.5e9,
  none: 12e9,
};

/** The kind and the rate of a link by its name in the catalog. */
export function linkOf(name: string, stated?: number): { link: LinkKind; linkBandwidth: number } {
  const link: LinkKind = name.startsWith('nvlink')
    ? 'nvlink'
    : name === 'infinity-fabric'
      ? 'fabric'
      : name.startsWith('thunderbolt')
        ? 'thunderbolt'
        : name === 'pcie4' || name === 'pcie5' || name === 'ethernet'
          ? name
          : 'none';
  return { link, linkBandwidth: stated ?? LINK_BANDWIDTH[name] ?? LINK_BANDWIDTH.none! };
}
