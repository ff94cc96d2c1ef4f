import type { LinkKind } from './link.ts';

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
