import { readFileSync } from 'node:fs';
import { estimate } from '../src/model/capacity/estimate.ts';
import { nameMatcher } from '../src/model/capacity/match-name.ts';
import { describedBy, predictRows } from '../src/model/capacity/predict-rows.ts';
import { readCsv } from './calibration/read-csv.ts';

/** Usage: bench-rows ROWS.csv CATALOG.json: rows a second of the batch entry, and the time of one estimate. */
const [csv, catalog] = process.argv.slice(2) as [string, string];
const rows = readCsv(readFileSync(csv, 'utf8'));
const many = Array.from({ length: 40 }, (_, i) => rows.map(r => ({ ...r, id: `${r.id}-${i}` }))).flat();
const names = nameMatcher(JSON.parse(readFileSync(catalog, 'utf8')));
for (let round = 0; round < 4; round++) {
  const start = performance.now();
  const answers = predictRows(many, names);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${answers.length} rows, ${Math.round(answers.length / seconds)} rows/s, ${answers.filter(a => a.refused).length} refused`,
  );
}
const described = rows.map(r => describedBy(r, names)).filter(d => typeof d !== 'string');
for (let round = 0; round < 4; round++) {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 60_000; i++) {
    const { setup, load } = described[i % described.length]!;
    const e = estimate(setup, load);
    if (e.fits) sum += e.rate;
  }
  console.log(`${(((performance.now() - start) * 1000) / 60_000).toFixed(2)} µs an estimate (${sum > 0})`);
}
