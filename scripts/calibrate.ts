import { readFileSync, writeFileSync } from 'node:fs';
import type { PlainCatalog } from '../src/model/capacity/match-name.ts';
import { calibrated } from './calibration/calibrated.ts';
import { constantsText } from './calibration/constants-text.ts';
import { leftOut } from './calibration/left-out.ts';
import { measuredRows } from './calibration/measured.ts';
import { spreadOf } from './calibration/spread.ts';

/** Usage: calibrate ROWS.csv CATALOG.json DATE OUT.ts: fits the constants of the serving estimate on measured rows and writes them as a module. */
const [csv, catalogFile, date, out] = process.argv.slice(2) as [string, string, string, string];
const rows = measuredRows(csv, JSON.parse(readFileSync(catalogFile, 'utf8')) as PlainCatalog);
const fitted = new Map();
const group = (m: (typeof rows)[number]) => m.group;
const errors = [true, false].flatMap(known => leftOut(rows, group, 20, known, fitted));
const constants = {
  ...calibrated(rows),
  spread: spreadOf(errors),
  fitted: {
    on: date,
    rows: rows.length,
    from: `${csv.slice(csv.lastIndexOf('/') + 1)}, ${rows[0]!.id} to ${rows.at(-1)!.id}, quality ok`,
  },
};
writeFileSync(out, constantsText(constants));
console.log(`${rows.length} rows, ${out} written`);
