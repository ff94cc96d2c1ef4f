import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { type Circumstances, nearRows } from '../../src/model/capacity/interval.ts';
import { replicaOf } from '../../src/model/capacity/resolve.ts';
import { calibrated } from './calibrated.ts';
import { firstTokenError, type Measured, rateError, timeError } from './measured.ts';
import { random } from './random.ts';

/** Errors of a row by constants that never saw its group. */
export interface LeftOut {
  readonly row: Measured;
  readonly fold: number;
  readonly error: number;
  readonly timeError: number | undefined;
  readonly firstTokenError: number | undefined;
  readonly circumstances: Circumstances;
  readonly near: number;
}

/** Splits the groups at random into folds, and judges each fold by constants calibrated on the others. */
export function leftOut(
  rows: readonly Measured[],
  groupOf: (m: Measured) => string,
  folds: number,
  engineKnown: boolean,
  fitted: Map<string, Constants>,
): LeftOut[] {
  const names = [...new Set(rows.map(groupOf))];
  const draw = random(2026);
  for (let i = names.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [names[i], names[j]] = [names[j]!, names[i]!];
  }
  const foldOf = new Map(names.map((name, i) => [name, i % Math.min(folds, names.length)]));
  return rows.map(row => {
    const fold = foldOf.get(groupOf(row))!;
    const key = `${groupOf.name} ${folds} ${fold}`;
    const k = fitted.get(key) ?? calibrated(rows.filter(m => foldOf.get(groupOf(m)) !== fold));
    fitted.set(key, k);
    const setup = engineKnown ? row.setup : row.anonymous;
    const r = replicaOf(setup, k);
    const circumstances = {
      family: setup.device.family,
      engine: setup.engine,
      mode: row.load.mode,
      metric: row.load.metric,
      memoryCritical: r.memoryCritical,
      hasExperts: r.expertBytes > 0,
    };
    return {
      row,
      fold,
      circumstances,
      near: nearRows(circumstances, k),
      error: rateError(row, k, setup),
      firstTokenError: row.timeToFirstToken === undefined || !engineKnown ? undefined : firstTokenError(row, k),
      timeError: row.timePerToken === undefined || !engineKnown ? undefined : timeError(row, k),
    };
  });
}
