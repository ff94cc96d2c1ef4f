/** Goodput of a load that comes at random ÷ saturated throughput of a benchmark, where no latency limit says more. */
export interface Derate {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * MLPerf runs the same system saturated (Offline) and with requests at random moments under a lenient limit (Server).
 * Server ÷ Offline, medians by model: Mixtral 8x7B 0.96, Llama 2 70B 0.94, Llama 3.1 8B 0.90, Llama 3.1 405B 0.76,
 * DeepSeek-R1 0.50. `likely` is the median of the five. `low` is the lowest of the 82 pairs of Llama 2 70B (0.62 to 1.26),
 * the one model with many submitters; under it only DeepSeek-R1 lies, whose limit is tight for its size, and a limit is
 * better told as such. `high` is 1: pairs above it are set up differently, and no queue serves more than saturation.
 * Source: LoadGen logs of MLPerf Inference v4.1 and v5.1 (github.com/mlcommons), computed 2026-11.
 */
export const DERATE: Derate = { low: 0.62, likely: 0.9, high: 1 };
