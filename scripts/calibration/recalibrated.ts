import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Constants } from '../../src/model/capacity/constants-shape.ts';
import { calibrated } from './calibrated.ts';
import { leftOut } from './left-out.ts';
import { type Measured, measuredRows, ROWS } from './measured.ts';
import { rounded } from './rounded.ts';
import { shippedCatalog } from './shipped-catalog.ts';
import { spreadOf } from './spread.ts';

/** Groups are split into so many folds. */
export const FOLDS = 20;

export const groupOf = (m: Measured): string => m.group;

/** The measured rows, resolved with the catalog as it stands. */
export const shippedRows = async (): Promise<Measured[]> =>
  measuredRows(readFileSync(ROWS, 'utf8'), await shippedCatalog());

/** What the constants say they were fitted on. */
export const fittedOn = (day: string, rows: readonly Measured[]): Constants['fitted'] => ({
  on: day,
  rows: rows.length,
  from: `${ROWS}, sha256 ${createHash('sha256').update(readFileSync(ROWS)).digest('hex').slice(0, 16)}`,
});

/** The constants that the rows give, rounded as they are written. The same rows and catalog give the same constants. */
export function recalibrated(rows: readonly Measured[], day: string): Constants {
  const fitted = new Map();
  const errors = [true, false].flatMap(known => leftOut(rows, groupOf, FOLDS, known, fitted));
  return rounded({ ...calibrated(rows), spread: spreadOf(errors), fitted: fittedOn(day, rows) });
}
