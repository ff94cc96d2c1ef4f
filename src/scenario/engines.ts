/** Serving engines whose speed is told apart. */
export const ENGINES = ['tensorrt-llm', 'vllm', 'sglang', 'lmdeploy', 'llama.cpp', 'mlx'] as const;
