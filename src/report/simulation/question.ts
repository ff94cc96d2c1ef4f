import type { Precision } from '../../analysis/simulation/precision.ts';

/** What `tco simulate` is asked besides the scenario. */
export interface SimulationQuestion {
  /** A whole number from 0 on; the same seed gives the same draws. */
  readonly seed: number;
  /** Half widths at 95 % at which it stops. */
  readonly precision: Precision;
  /** Draws at most. */
  readonly most: number;
  readonly told?: (what: string) => void;
}

export const DEFAULT_QUESTION: SimulationQuestion = {
  seed: 1,
  precision: { median: 0.005, share: 0.005 },
  most: 1_048_576,
};
