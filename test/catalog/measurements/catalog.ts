import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { compiledJson, SOURCE } from '../entries.ts';

/** A model and a device as of the fixtures, with one measured row. */
export const SMALL_CATALOG: CompiledCatalog = compiledJson({
  'models/llama-3.1-8b': `name: Llama 3.1 8B\nparameters: 8.03B param\nactiveParameters: 8.03B param\nlayers: 32\nhidden: 4096\nheads: 32\nkvHeads: 8\nheadDim: 128\nattention: gqa\nffn: 14336\nvocabulary: 128256\nkvBytesPerToken: 131072 B/tok\ncontextWindow: 131072 tok\nlicence: MIT\nsource: ${SOURCE}\n`,
  'devices/h100-sxm': `name: H100 SXM\nmemory: 80 GB\nbandwidth: 3350 GB/s\nflops: { bf16: 989 TFLOP/s, fp8: 1979 TFLOP/s }\nlink: nvlink4\nsource: ${SOURCE}\n`,
  'throughput/llama-3.1-8b/h100-sxm': `source: ${SOURCE}\nrows:\n  - { gpus: 1, precision: bf16, engine: vllm, mode: saturated, input: 1000 tok, output: 200 tok, metric: output, rate: 5000 tok/s }\n`,
});
