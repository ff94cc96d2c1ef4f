/** Bits a weight takes in memory, scales and zero points included. Source: file sizes of 8B and 70B models of llama.cpp, MLX and vLLM, 2024 to 2025. */
const BITS: Readonly<Record<string, number>> = {
  fp32: 32,
  fp16: 16,
  f16: 16,
  bf16: 16,
  fp8: 8,
  int8: 8,
  w8a8: 8,
  q80: 8.5,
  mlx8bit: 8.5,
  gptqint8: 8.25,
  fp4: 4.5,
  nvfp4: 4.5,
  mxfp4: 4.25,
  mxfp4q8: 4.54,
  int4: 4.25,
  awq: 4.25,
  gptq: 4.25,
  awqint4: 4.25,
  gptqint4: 4.25,
  w4a16: 4.25,
  mlx4bit: 4.5,
  q2k: 3.35,
  q3km: 3.9,
  q40: 4.5,
  q4ks: 4.6,
  q4km: 4.85,
  iq4xs: 4.3,
  q50: 5.5,
  q5km: 5.7,
  q6k: 6.6,
};

export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Bits a weight takes, by the name of the format; undefined for a name nobody knows. */
export const bitsPerWeight = (format: string): number | undefined => BITS[plainName(format)];

/** Where the multiplications of a format are done: in units of its own, or at 16 bits after unpacking. */
export type Arithmetic = 'bf16' | 'fp8' | 'fp4' | 'unpacked';

const NATIVE: Readonly<Record<string, Arithmetic>> = {
  fp32: 'bf16',
  fp16: 'bf16',
  f16: 'bf16',
  bf16: 'bf16',
  fp8: 'fp8',
  int8: 'fp8',
  w8a8: 'fp8',
  fp4: 'fp4',
  nvfp4: 'fp4',
};

/**
 * The units a format is meant for; a format without units of its own is unpacked. MXFP4 is multiplied with 8-bit activations by units
 * that know FP4. Source: kernels of gpt-oss in TensorRT-LLM and vLLM, as remembered.
 */
export const arithmeticOf = (format: string, bits: number, knowsFp4 = false): Arithmetic =>
  (knowsFp4 && plainName(format) === 'mxfp4' ? 'fp8' : NATIVE[plainName(format)]) ?? (bits >= 15 ? 'bf16' : 'unpacked');

/** Whether weights of two formats load and compute alike, so that a measurement of one stands for the other: within 0.7 bit, in units of the same kind. fp16 and bf16, awq and gptq, but not fp8 and int4. */
export function computesAlike(a: string, b: string, knowsFp4: boolean): boolean {
  const [bits, others] = [bitsPerWeight(a), bitsPerWeight(b)];
  if (bits === undefined || others === undefined) return a === b;
  return Math.abs(bits - others) < 0.7 && arithmeticOf(a, bits, knowsFp4) === arithmeticOf(b, others, knowsFp4);
}
