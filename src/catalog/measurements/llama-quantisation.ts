const SIZES: Readonly<Record<string, string>> = { small: 's', medium: 'm', large: 'l' };

/**
 * The precision that the name of a model ends with: `qwen2 7B Q4_K - Medium` is `q4_k_m`; undefined where it names none.
 * Source: `llama_model_ftype_name` in llama.cpp; until 2024 with `mostly` before the name.
 */
export function quantisationOf(modelType: string): string | undefined {
  const name = modelType.replace(/ \(guessed\)$/, '');
  const [, wide] = / (?:all |mostly )?(B?F16|F32)$/.exec(name) ?? [];
  if (wide !== undefined) return wide === 'BF16' ? 'bf16' : wide.replace('F', 'fp');
  if (/ MXFP4(?: MoE)?$/.test(name)) return 'mxfp4';
  if (/ NVFP4$/.test(name)) return 'nvfp4';
  const [, quant, size] =
    / ((?:Q|IQ|TQ)\d_[0-9A-Z]+(?:_[A-Z]+)?)(?: - (Small|Medium|Large)| - [\d.]+ bpw(?: ternary)?)?$/.exec(name) ?? [];
  if (quant === undefined) return undefined;
  return size === undefined ? quant.toLowerCase() : `${quant.toLowerCase()}_${SIZES[size.toLowerCase()]}`;
}
