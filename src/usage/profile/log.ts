import type { CubeRow, FlawCount, HistogramRow } from '../cube/cube.ts';
import type { Resolution } from '../mapping/mapping.ts';
import type { Period } from './period.ts';

/** What a log was asked, so that a figure can name it. */
export interface Asked {
  /** The requests of the source as rows; the other queries hold it word for word, in brackets. */
  readonly requests: string;
  readonly cube: string;
  readonly histograms?: string | undefined;
}

/** One source after it has answered. */
export interface Log {
  /** Where it lies, as may be shown. */
  readonly source: string;
  /** Name of the mapping. */
  readonly mapping: string;
  /** What whoever reads its figures must know. */
  readonly caution?: string | undefined;
  readonly resolution: Resolution;
  /** The hours that were asked for, where somebody said from when or until when. */
  readonly bounds: Partial<Period>;
  /** Whether it says how many requests there were. */
  readonly countsRequests: boolean;
  /** What its rows do not tell apart. */
  readonly untold?: readonly ('failures' | 'batch')[] | undefined;
  readonly rows: readonly CubeRow[];
  readonly histograms: readonly HistogramRow[];
  readonly flaws: readonly FlawCount[];
  /** Ids that stand there more than once, and rows beyond the first of each; undefined: not looked for. */
  readonly duplicates: { readonly ids: bigint; readonly surplus: bigint } | undefined;
  /** Parts without request ids that have the sums of another, and that other: what they are shown as. */
  readonly twins?: readonly (readonly [string, string])[];
  readonly asked: Asked;
  /** Its sums by day over a longer time, where somebody keeps them: they say more of growth. */
  readonly rollUp?: Log | undefined;
}
