/** Bits a weight takes in memory, scales and zero points included, by the name of the precision. Source: llama.cpp and vLLM file sizes of 8B and 70B models, 2025. */
const BITS: Readonly<Record<string, string>> = {
  fp32: '32',
  fp16: '16',
  bf16: '16',
  fp8: '8',
  int8: '8',
  q8_0: '8.5',
  fp4: '4.5',
  nvfp4: '4.5',
  mxfp4: '4.25',
  int4: '4.25',
  awq: '4.25',
  gptq: '4.25',
  'mlx-4bit': '4.5',
  q4_0: '4.5',
  q4_k_m: '4.85',
};

export const PRECISIONS: readonly string[] = Object.keys(BITS);

export const bitsPerWeight = (precision: string): string | undefined =>
  Object.hasOwn(BITS, precision) ? BITS[precision] : undefined;

/** Which dense FLOP rate a precision computes with: only FP8, INT8 and FP4 formats have units of their own, weight-only formats compute at 16 bits. */
export const computeClass = (precision: string): 'fp32' | 'bf16' | 'fp8' | 'int8' | 'fp4' =>
  precision === 'fp32'
    ? 'fp32'
    : precision === 'fp8'
      ? 'fp8'
      : precision === 'int8'
        ? 'int8'
        : precision === 'nvfp4' || precision === 'fp4'
          ? 'fp4'
          : 'bf16';
