/** What a measured row says of its run, as plain numbers in tokens, GPUs and requests at a time. */
export interface Run {
  readonly gpus: number;
  readonly precision: string;
  readonly input: number;
  readonly output: number;
  readonly concurrency: number | undefined;
  readonly metric: 'output' | 'total' | 'prefill';
  /** The rate is that of decoding alone, without the time of the prompt. */
  readonly decodeOnly?: boolean;
}

/** The model and the device of a run: parameters, B/tok of KV cache, GB, GB/s, TFLOP/s by precision. */
export interface Machine {
  readonly parameters: number;
  readonly activeParameters: number;
  readonly expertShare: number;
  readonly kvBytesPerToken: number;
  readonly memory: number;
  readonly bandwidth: number;
  readonly flops: Readonly<Record<string, number | undefined>>;
}

const LARGEST_BATCH = 1024;

/** Bytes per parameter, told from the name of a precision: `bf16`, `fp8`, `q4_k_m`, `awq`, `mlx-4bit`; `q5_k_m` counts as 8 bits, fewer than four as four. */
export const bytesPerParameter = (precision: string): number =>
  /32/.test(precision) ? 4 : /16/.test(precision) ? 2 : /4|awq|gptq|q[123]_/.test(precision) ? 0.55 : 1;

/**
 * tok/s that memory bandwidth and FLOP/s allow at best, in the metric of the row: a rate measured above it is a slip, one far below it too.
 * Source: S. Williams et al., Roofline, CACM 52(4), 2009; a decode step reads the weights and every KV cache once, a token costs 2 FLOP per active parameter.
 */
export function roofline(run: Run, machine: Machine): number {
  const { gpus, input, output, metric } = run;
  const bytes = bytesPerParameter(run.precision);
  const compute = gpus * 1e12 * denseFlops(machine, bytes);
  const perToken = (2 * machine.activeParameters) / compute;
  if (metric === 'prefill') return 1 / perToken;
  const weights = machine.parameters * bytes;
  const room = gpus * machine.memory * 1e9 - weights;
  const fitting = room / (Math.max(1, input + output) * machine.kvBytesPerToken);
  const batch = run.concurrency ?? Math.min(LARGEST_BATCH, Math.max(1, fitting));
  const read = touched(machine, batch) * bytes + batch * (input + output / 2) * machine.kvBytesPerToken;
  const step = Math.max(read / (gpus * machine.bandwidth * 1e9), batch * perToken);
  const made = metric === 'total' ? input + output : output;
  const prompts = run.decodeOnly ? 0 : batch * input * perToken;
  return (batch * made) / (prompts + Math.max(1, output) * step);
}

/** Parameters that a batch reads in one step: of a model with experts, those that at least one of its requests is routed to. */
export const touched = ({ parameters, activeParameters, expertShare }: Machine, batch: number): number =>
  Math.min(parameters, Math.max(activeParameters, parameters * (1 - (1 - expertShare) ** batch)));

/** Dense TFLOP/s at the width of the weights; a device without that width computes at the next wider one. */
function denseFlops({ flops, bandwidth }: Machine, bytes: number): number {
  const wide = flops.bf16 ?? flops.fp32 ?? bandwidth * 0.04;
  if (bytes >= 2) return wide;
  const narrow = flops.fp8 ?? flops.int8 ?? wide;
  return bytes < 1 ? Math.max(narrow, flops.fp4 ?? 0) : narrow;
}
