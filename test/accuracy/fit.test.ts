import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { calibrated } from '../../scripts/calibration/calibrated.ts';
import { type Measured, measuredRows, ROWS, rateError, timeError } from '../../scripts/calibration/measured.ts';
import { rounded } from '../../scripts/calibration/rounded.ts';
import { shippedCatalog } from '../../scripts/calibration/shipped-catalog.ts';
import { quantile } from '../../scripts/calibration/statistics.ts';
import { CONSTANTS } from '../../src/model/capacity/constants.ts';

let rows: Measured[];
beforeAll(async () => {
  rows = measuredRows(readFileSync(ROWS, 'utf8'), await shippedCatalog());
}, 60_000);

type Leaf = number | string;
/** Every figure of the constants by its path. */
const leaves = (tree: object, path = ''): Map<string, Leaf> =>
  new Map(
    Object.entries(tree).flatMap(([name, value]: [string, object | Leaf]): [string, Leaf][] =>
      typeof value === 'object' ? [...leaves(value, `${path}/${name}`)] : [[`${path}/${name}`, value]],
    ),
  );

const sizes = (errors: readonly number[]) => errors.map(Math.abs);

describe('the committed constants', () => {
  test('are those that the rows and the catalog give', () => {
    // a change of a formula or of a figure of the catalog moves them: `npm run calibrate`
    const found = leaves(rounded({ ...calibrated(rows), spread: CONSTANTS.spread, fitted: CONSTANTS.fitted }));
    const committed = leaves(CONSTANTS);
    expect([...found.keys()].sort()).toEqual([...committed.keys()].sort());
    for (const [path, value] of committed) {
      // the last of the four digits may differ by the mathematics of the machine
      if (typeof value === 'number')
        expect(Math.abs((found.get(path) as number) / value - 1), path).toBeLessThan(0.002);
      else expect(found.get(path)).toBe(value);
    }
  }, 60_000);
  test('meet the rows they were fitted on: half of them within 11 %, nine in ten within 1.4 x', () => {
    const errors = sizes(rows.map(m => rateError(m, CONSTANTS)));
    expect(Math.exp(quantile(errors, 0.5)) - 1).toBeLessThan(0.11);
    expect(Math.exp(quantile(errors, 0.9))).toBeLessThan(1.4);
  });
  test('meet the times per token: half of them within 13 %', () => {
    const timed = rows.filter(m => m.timePerToken !== undefined);
    expect(Math.exp(quantile(sizes(timed.map(m => timeError(m, CONSTANTS))), 0.5)) - 1).toBeLessThan(0.13);
  });
});
