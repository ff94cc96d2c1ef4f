/**
 * Licences of open weights that a model may name: SPDX ids, then those that publishers wrote themselves, by their own name.
 * `none` is a model that nobody hands out (an example of a size), `proprietary` one under terms of its own.
 */
export const LICENCES = [
  'Apache-2.0',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC-BY-NC-4.0',
  'MIT',
  'OpenRAIL',
  'DeepSeek Model License',
  'Gemma',
  'GLM-4',
  'Llama 2 Community',
  'Llama 3 Community',
  'Llama 3.1 Community',
  'Llama 3.2 Community',
  'Llama 3.3 Community',
  'Llama 4 Community',
  'Mistral Research License',
  'Qwen',
  'Qwen Research',
  'Tencent Hunyuan A13B',
  'none',
  'proprietary',
] as const;
