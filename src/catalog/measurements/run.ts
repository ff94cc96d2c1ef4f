import type { Problem } from '../../input/problem.ts';
import type { Mark } from '../../input/source-text.ts';
import type { CompiledRow } from '../compiled.ts';

/** The tools whose results can be read, by the word of `--from`. */
export const TOOLS = ['vllm', 'llama-bench', 'aiperf', 'genai-perf'] as const;
export type Tool = (typeof TOOLS)[number];

/** How requests came: how many were in flight, or that all came at once. */
export interface Load {
  readonly mode: CompiledRow['mode'];
  readonly concurrency: number;
}

/** One run as its result file tells it; what the file does not say is undefined. Numbers are plain decimals. */
export interface Run {
  readonly mark: Mark;
  /** How the run is called in reports: `concurrency 16`, `tg128`. */
  readonly label: string;
  /** Tool and version: `AIPerf 0.10.0`. */
  readonly measuredWith: string;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly day: string | undefined;
  /** Model and hardware in the words of the file, for people to compare. */
  readonly called: readonly string[];
  readonly gpus: number | undefined;
  readonly precision: string | undefined;
  readonly engine: string | undefined;
  readonly load: Load | undefined;
  /** Mean tokens per request. */
  readonly input: string;
  readonly output: string;
  readonly metric: CompiledRow['metric'];
  /** tok/s. */
  readonly rate: Figure;
  /** Means, ms. */
  readonly ttft: string | undefined;
  readonly tpot: string | undefined;
  readonly notes: readonly string[];
  readonly warnings: readonly Problem[];
}

/** A decimal and where it stands. */
export interface Figure {
  readonly text: string;
  readonly mark: Mark;
}

/** A run that is no measured row, and why. */
export interface LeftRun {
  readonly mark: Mark;
  readonly label: string;
  readonly reason: string;
}

/** What a reader made of one result. */
export type Reading = { readonly run: Run } | { readonly left: LeftRun } | { readonly problems: readonly Problem[] };
