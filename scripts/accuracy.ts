import { isDeepStrictEqual } from 'node:util';
import { CONSTANTS } from '../src/model/capacity/constants.ts';
import type { Constants } from '../src/model/capacity/constants-shape.ts';
import { type Judged, judged, STATISTICS, withConfidence } from './calibration/judged.ts';
import { leftOut } from './calibration/left-out.ts';
import type { Measured } from './calibration/measured.ts';
import { FOLDS, groupOf, recalibrated, shippedRows } from './calibration/recalibrated.ts';
import { grouped } from './calibration/statistics.ts';
import { targetLines } from './calibration/targets.ts';

/** `npm run accuracy`: how far the serving estimate is from rows that its constants never saw. Fails where the committed constants are not those that the rows give. */

const rows = await shippedRows();
const fitted = new Map<string, Constants>();
const columns = Object.values(STATISTICS);

const line = (name: string, errors: readonly Judged[]): string =>
  `| ${name} | ${errors.length} | ${columns.map(s => withConfidence(errors, s)).join(' | ')} |`;

const DETAILS = [(m: Measured) => m.hardwareClass, (m: Measured) => m.engine, (m: Measured) => m.mode];

function table(title: string, errors: readonly Judged[], details: boolean): void {
  console.log(
    `\n## ${title}\n| | rows | ${columns.map(s => s.name).join(' | ')} |\n|---|---|${'---|'.repeat(columns.length)}`,
  );
  console.log(line('all', errors));
  if (!details) return;
  for (const of of DETAILS)
    for (const some of grouped(errors, e => of(e.row))) console.log(line(of(some[0]!.row), some));
}

const sourceOf = (m: Measured): string => m.source;
const classOf = (m: Measured): string => m.hardwareClass;
const MOST_FOLDS = 100;
const targets: string[] = [];
console.log(
  `${rows.length} measured rows; in brackets the 95 % confidence interval over hardware x model x engine groups.`,
);
for (const [name, of, folds] of [
  ['hardware x model x engine groups', groupOf, FOLDS],
  ['sources', sourceOf, MOST_FOLDS],
  ['hardware classes', classOf, MOST_FOLDS],
] as const) {
  const [known, unknown] = [leftOut(rows, of, folds, true, fitted), leftOut(rows, of, folds, false, fitted)];
  for (const [engine, errors] of [
    ['engine known', judged(known, unknown)],
    ['engine unknown', judged(unknown, known)],
  ] as const) {
    table(`Whole ${name} left out, ${engine}`, errors, of === groupOf);
    if (of !== classOf) targets.push(...targetLines(`${name}, ${engine}`, errors));
  }
}
console.log(`\n## Targets\n| left out | | asked | reached | |\n|---|---|---|---|---|\n${targets.join('\n')}`);
const same = isDeepStrictEqual(recalibrated(rows, CONSTANTS.fitted.on), CONSTANTS);
console.log(`\nThe committed constants are ${same ? '' : 'NOT '}those that the rows and the catalog give.`);
if (!same) process.exitCode = 1;
