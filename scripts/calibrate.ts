import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constantsText } from './calibration/constants-text.ts';
import { recalibrated, shippedRows } from './calibration/recalibrated.ts';

/** `npm run calibrate -- [DAY]`: fits the constants of the serving estimate on the measured rows and writes them as a module. */
const OUT = 'src/model/capacity/constants.ts';
const [day = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);

const rows = await shippedRows();
writeFileSync(OUT, constantsText(recalibrated(rows, day)));
execFileSync('node_modules/.bin/biome', ['check', '--write', OUT]);
console.log(`${OUT} written from ${rows.length} rows`);
