import { readFileSync } from 'node:fs';
import { estimate } from '../src/model/capacity/estimate.ts';
import { nameMatcher } from '../src/model/capacity/match-name.ts';
import { describedBy, predictRows } from '../src/model/capacity/predict-rows.ts';
import { ROWS } from './calibration/measured.ts';
import { readCsv } from './calibration/read-csv.ts';
import { shippedCatalog } from './calibration/shipped-catalog.ts';

const [ROUNDS, COPIES, ESTIMATES] = [4, 40, 60_000];

/** Rows a second of the batch entry, and microseconds of one estimate: the best of a few rounds, after the first has warmed up. */
export async function servingEstimates(): Promise<{ rowsPerSecond: number; rows: number; microseconds: number }> {
  const names = nameMatcher(await shippedCatalog());
  const rows = readCsv(readFileSync(ROWS, 'utf8'));
  const many = Array.from({ length: COPIES }, (_, i) => rows.map(r => ({ ...r, id: `${r.id}-${i}` }))).flat();
  const described = rows.map(r => describedBy(r, names)).filter(d => typeof d !== 'string');
  const seconds = (work: () => void) => {
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      work();
      return (performance.now() - start) / 1000;
    });
    return Math.min(...times);
  };
  const forRows = seconds(() => predictRows(many, names));
  const forEstimates = seconds(() => {
    for (let i = 0; i < ESTIMATES; i++) {
      const { setup, load } = described[i % described.length]!;
      estimate(setup, load);
    }
  });
  return { rows: many.length, rowsPerSecond: many.length / forRows, microseconds: (forEstimates / ESTIMATES) * 1e6 };
}
