/** 16-bit FLOP/s per GPU core by generation. Source: FP32 rates of Apple's GPUs (M1 Max 10.4 for 32 cores, M2 Ultra 27.2 for 76, M3 Ultra 29.4 for 80, M4 Max 18.4 for 40); M5 with its matrix units derived from one measured prefill, 2026. */
const FLOPS_PER_CORE: Readonly<Record<number, number>> = {
  1: 0.325e12,
  2: 0.358e12,
  3: 0.3675e12,
  4: 0.46e12,
  5: 1.25e12,
};

/** [GPU cores, bandwidth in GB/s] of the largest version of a chip. Source: Apple, as remembered. */
const CHIPS: Readonly<Record<string, readonly [number, number]>> = {
  '1': [8, 68],
  '1pro': [16, 200],
  '1max': [32, 400],
  '1ultra': [64, 800],
  '2': [10, 100],
  '2pro': [19, 200],
  '2max': [38, 400],
  '2ultra': [76, 800],
  '3': [10, 100],
  '3pro': [18, 150],
  '3max': [40, 400],
  '3ultra': [80, 819],
  '4': [10, 120],
  '4pro': [20, 273],
  '4max': [40, 546],
  '5': [10, 153],
  '5pro': [20, 307],
  '5max': [40, 614],
};

/** A chip by its name ("M3 Ultra 60c 256GB"): FLOP/s, byte/s, bytes; undefined for other hardware. Fewer cores of a Max with 3 or more stand for the narrower memory. */
export function appleChip(name: string): { flops: number; bandwidth: number; memory: number } | undefined {
  const match = /\bm([1-5])\s*(pro|max|ultra)?\b/i.exec(name.replace(/[-_]/g, ' '));
  const chip = match && CHIPS[`${match[1]}${(match[2] ?? '').toLowerCase()}`];
  if (!match || !chip) return undefined;
  const stated = /(\d+)\s*c(ores?)?\b/i.exec(name)?.[1];
  const cores = stated ? Number(stated) : chip[0];
  const narrower = match[2]?.toLowerCase() === 'max' && Number(match[1]) >= 3 && cores <= 0.8 * chip[0];
  const memory = /(\d+)\s*gb\b/i.exec(name)?.[1];
  return {
    flops: cores * FLOPS_PER_CORE[Number(match[1])]!,
    bandwidth: chip[1] * 1e9 * (narrower ? 0.75 : 1),
    memory: (memory ? Number(memory) : 128) * 1e9,
  };
}
