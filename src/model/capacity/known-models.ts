import type { KnownMembers } from './architecture.ts';

const dense = (
  billions: number,
  layers: number,
  hidden: number,
  heads: number,
  kvHeads: number,
  headDim: number,
  vocabulary: number,
  more: Partial<KnownMembers> = {},
): KnownMembers => ({
  parameters: billions * 1e9,
  layers,
  hidden,
  heads,
  kvHeads,
  headDim,
  vocabulary,
  tiedEmbedding: false,
  ...more,
});

const sparse = (
  billions: number,
  active: number,
  total: number,
  chosen: number,
  layers: number,
  hidden: number,
  heads: number,
  kvHeads: number,
  headDim: number,
  vocabulary: number,
  more: Partial<KnownMembers> = {},
): KnownMembers =>
  dense(billions, layers, hidden, heads, kvHeads, headDim, vocabulary, {
    activeParameters: active * 1e9,
    experts: { total, active: chosen },
    ...more,
  });

const tied = { tiedEmbedding: true };

/** Shapes of open models that the catalog has no entry of, for matching rows by name. Source: the models' published configurations, as remembered (2026-11-26). */
export const KNOWN_MODELS: Readonly<Record<string, KnownMembers>> = {
  'llama-2-7b': dense(6.74, 32, 4096, 32, 32, 128, 32000),
  'llama-2-13b': dense(13.02, 40, 5120, 40, 40, 128, 32000),
  'llama-2-70b': dense(68.98, 80, 8192, 64, 8, 128, 32000),
  'llama-3.2-1b': dense(1.24, 16, 2048, 32, 8, 64, 128256, tied),
  'llama-3.2-3b': dense(3.21, 28, 3072, 24, 8, 128, 128256, tied),
  'codellama-34b': dense(33.74, 48, 8192, 64, 8, 128, 32000),
  'llama-4-maverick': sparse(400, 17, 128, 1, 48, 5120, 40, 8, 128, 202048, { windowLayers: 36, window: 8192 }),
  'mistral-7b': dense(7.25, 32, 4096, 32, 8, 128, 32768),
  'mistral-nemo-12b': dense(12.25, 40, 5120, 32, 8, 128, 131072),
  'mixtral-8x22b': sparse(140.6, 39.1, 8, 2, 56, 6144, 48, 8, 128, 32768),
  'qwen2.5-0.5b': dense(0.49, 24, 896, 14, 2, 64, 151936, tied),
  'qwen2.5-1.5b': dense(1.54, 28, 1536, 12, 2, 128, 151936, tied),
  'qwen2.5-3b': dense(3.09, 36, 2048, 16, 2, 128, 151936, tied),
  'qwen2.5-7b': dense(7.62, 28, 3584, 28, 4, 128, 152064),
  'qwen2.5-14b': dense(14.77, 48, 5120, 40, 8, 128, 152064),
  'qwen2.5-32b': dense(32.76, 64, 5120, 40, 8, 128, 152064),
  'qwen2.5-72b': dense(72.71, 80, 8192, 64, 8, 128, 152064),
  'qwen3-0.6b': dense(0.6, 28, 1024, 16, 8, 128, 151936, tied),
  'qwen3-1.7b': dense(1.72, 28, 2048, 16, 8, 128, 151936, tied),
  'qwen3-4b': dense(4.02, 36, 2560, 32, 8, 128, 151936, tied),
  'qwen3-14b': dense(14.77, 40, 5120, 40, 8, 128, 151936),
  'qwen3-coder-30b-a3b': sparse(30.53, 3.3, 128, 8, 48, 2048, 32, 4, 128, 151936),
  'qwen3-coder-480b-a35b': sparse(480, 35, 160, 8, 62, 6144, 96, 8, 128, 151936),
  'qwen3-next-80b-a3b': sparse(80, 3.9, 512, 10, 48, 2048, 16, 2, 256, 151936, { linearLayers: 36 }),
  'gemma-3-1b': dense(1, 26, 1152, 4, 1, 256, 262144, { ...tied, windowLayers: 22, window: 512 }),
  'gemma-3-4b': dense(3.88, 34, 2560, 8, 4, 256, 262208, { ...tied, windowLayers: 29, window: 1024 }),
  'gemma-3-12b': dense(11.77, 48, 3840, 16, 8, 256, 262208, { ...tied, windowLayers: 40, window: 1024 }),
  'gemma-3-27b': dense(27.01, 62, 5376, 32, 16, 128, 262208, { ...tied, windowLayers: 52, window: 1024 }),
  'phi-4': dense(14.66, 40, 5120, 40, 10, 128, 100352),
  'falcon-180b': dense(179.5, 80, 14848, 232, 8, 64, 65024),
  'gpt-j-6b': dense(6.05, 28, 4096, 16, 16, 256, 50400),
  'internlm-20b': dense(20.1, 60, 5120, 40, 40, 128, 103168),
  'yi-34b': dense(34.39, 60, 7168, 56, 8, 128, 64000),
  'glm-4.5': sparse(355, 32, 160, 8, 92, 5120, 96, 8, 128, 151552),
  'glm-4.5-air': sparse(106, 12, 128, 8, 46, 4096, 96, 8, 128, 151552),
  'kimi-k2': sparse(1030, 32, 384, 8, 61, 7168, 64, 64, 128, 163840, { latentRank: 576 }),
};
