import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { halfWidth } from '../../src/model/capacity/interval.ts';
import type { LeftOut } from './left-out.ts';
import { spreadOf } from './spread.ts';
import { bootstrapped, quantile } from './statistics.ts';

/** An error with whether the interval, its width fitted on the other folds, covers it. */
export type Judged = LeftOut & { readonly covered: boolean };

/** `others`: errors of the same folds under another knowledge of the engine, from which the width is learned too. */
export function judged(errors: readonly LeftOut[], others: readonly LeftOut[]): Judged[] {
  return [...new Set(errors.map(l => l.fold))].flatMap(fold => {
    const spread = spreadOf([...errors, ...others].filter(l => l.fold !== fold));
    const inFold = errors.filter(l => l.fold === fold);
    return inFold.map(l => ({
      ...l,
      covered: Math.abs(l.error) <= halfWidth(l.circumstances, l.near, { spread } as Constants),
    }));
  });
}

const sizes = (errors: readonly (number | undefined)[]): number[] =>
  errors.flatMap(e => (e === undefined ? [] : [Math.abs(e)]));
const factor = (errors: readonly (number | undefined)[], share: number): number =>
  Math.exp(quantile(sizes(errors), share));
const within2 = (errors: readonly (number | undefined)[]): number => {
  const known = sizes(errors);
  return known.filter(e => e <= Math.LN2).length / known.length;
};
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export interface Statistic {
  readonly name: string;
  readonly of: (errors: readonly Judged[]) => number;
  readonly text: (value: number) => string;
}

/** Errors are factors: estimate ÷ measurement or its inverse, whichever is above 1; the median is told less 1. */
export const STATISTICS = {
  median: {
    name: 'median',
    of: l =>
      factor(
        l.map(e => e.error),
        0.5,
      ) - 1,
    text: percent,
  },
  p90: {
    name: 'P90',
    of: l =>
      factor(
        l.map(e => e.error),
        0.9,
      ),
    text: v => v.toFixed(3),
  },
  within2: { name: 'within 2x', of: l => within2(l.map(e => e.error)), text: percent },
  covered: { name: 'in interval', of: l => l.filter(e => e.covered).length / l.length, text: percent },
  tpot: {
    name: 'TPOT median',
    of: l =>
      factor(
        l.map(e => e.timeError),
        0.5,
      ) - 1,
    text: percent,
  },
  ttft: { name: 'TTFT within 2x', of: l => within2(l.map(e => e.firstTokenError)), text: percent },
} satisfies Record<string, Statistic>;

/** A statistic with its 95 % confidence interval, whole groups drawn again; empty where no row has it, without an interval where a draw may have none. */
export function withConfidence(errors: readonly Judged[], { of, text }: Statistic): string {
  const value = of(errors);
  if (Number.isNaN(value)) return '';
  const [low, high] = bootstrapped(errors, e => e.row.group, of);
  return Number.isNaN(low + high) || low === high ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
}
