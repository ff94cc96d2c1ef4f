import type { DeviceSpec, Family } from './device-spec.ts';
import { linkOf } from './link.ts';

type Figures = readonly [
  memory: number,
  bandwidth: number,
  bf16: number,
  fp8: number | undefined,
  fp4: number | undefined,
  link: string,
];

/** GB, GB/s, dense TFLOP/s of the device most measured of a family, for rows that name a class only. Source: vendors' data sheets, as in the catalog (2026-11). */
const FIGURES: Readonly<Record<Exclude<Family, 'other'>, Figures>> = {
  H100: [85, 3350, 989, 1979, undefined, 'nvlink4'],
  H200: [150, 4800, 989, 1979, undefined, 'nvlink4'],
  B200: [192, 7700, 2250, 4500, 9000, 'nvlink5'],
  A100: [85, 2039, 312, undefined, undefined, 'nvlink3'],
  L40S: [51, 864, 362, 733, undefined, 'pcie4'],
  'RTX PRO 6000': [102, 1792, 468, 936, 1871, 'pcie5'],
  'RTX consumer': [25.5, 1008, 165.2, 330.3, undefined, 'pcie4'],
  'RTX workstation': [51, 768, 155, undefined, undefined, 'pcie4'],
  Apple: [128, 546, 18.4, undefined, undefined, 'thunderbolt5'],
  MI300X: [204, 5300, 1307, 2615, undefined, 'infinity-fabric'],
};

export function typicalDevice(family: Exclude<Family, 'other'>): DeviceSpec {
  const [memory, bandwidth, bf16, fp8, fp4, link] = FIGURES[family];
  const tera = (t: number | undefined) => (t === undefined ? undefined : t * 1e12);
  return {
    memory: memory * 1e9,
    bandwidth: bandwidth * 1e9,
    flops: { bf16: bf16 * 1e12, fp8: tera(fp8), fp4: tera(fp4) },
    ...linkOf(link),
    family,
  };
}
