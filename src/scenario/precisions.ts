/** Names of number formats that a scenario may use; what each takes and computes with is known to the serving estimate. */
export const PRECISIONS: readonly string[] = [
  'fp32',
  'fp16',
  'bf16',
  'fp8',
  'int8',
  'q8_0',
  'fp4',
  'nvfp4',
  'mxfp4',
  'int4',
  'awq',
  'gptq',
  'mlx-4bit',
  'q4_0',
  'q4_k_m',
];
