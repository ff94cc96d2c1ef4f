import { CONSTANTS } from '../../src/model/capacity/constants.ts';
import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { evidenceKey } from '../../src/model/capacity/interval.ts';
import { type Measured, rateError, timeError } from './measured.ts';
import { atPriors, PARAMETERS, UNNAMED_ENGINE } from './parameters.ts';
import { robustFit } from './robust-fit.ts';

/** A time per token tells the same as the rate of its row in part, and counts half. */
const TIME_COUNTS = 0.5;

/** Constants fitted on the rows given, from the priors; without the width of the interval. */
export function calibrated(rows: readonly Measured[]): Constants {
  const timed = rows.filter(m => m.timePerToken !== undefined);
  const all = {
    of: (k: Constants) => Float64Array.from([...rows.map(m => rateError(m, k)), ...timed.map(m => timeError(m, k))]),
    weight: (i: number) => (i < rows.length ? 1 : TIME_COUNTS),
  };
  const fitted = robustFit(all, PARAMETERS, atPriors(CONSTANTS));
  const unnamed = rows.filter(m => m.anonymous.engine === 'server');
  const anonymous = {
    of: (k: Constants) => Float64Array.from(unnamed, m => rateError(m, k, m.anonymous)),
    weight: () => 1,
  };
  return { ...robustFit(anonymous, UNNAMED_ENGINE, fitted), evidence: evidenceOf(rows) };
}

/** Rows by family, engine and mode; those of engines that batch count for an unnamed one too. */
function evidenceOf(rows: readonly Measured[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { setup, anonymous, load } of rows)
    for (const engine of new Set([setup.engine, anonymous.engine])) {
      const key = evidenceKey(setup.device.family, engine, load.mode);
      counts[key] = (counts[key] ?? 0) + 1;
    }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
