import { readFileSync } from 'node:fs';
import type { Constants } from '../src/model/capacity/constants-shape.ts';
import { halfWidth } from '../src/model/capacity/interval.ts';
import type { PlainCatalog } from '../src/model/capacity/match-name.ts';
import { type LeftOut, leftOut } from './calibration/left-out.ts';
import { type Measured, measuredRows } from './calibration/measured.ts';
import { spreadOf } from './calibration/spread.ts';
import { bootstrapped, grouped, quantile } from './calibration/statistics.ts';

/** Usage: accuracy ROWS.csv CATALOG.json: how far the estimate is from rows that its constants never saw. */
const [csv, catalogFile] = process.argv.slice(2) as [string, string];
const rows = measuredRows(csv, JSON.parse(readFileSync(catalogFile, 'utf8')) as PlainCatalog);

/** An error with whether the interval, its width fitted on the other folds, covers it. */
type Judged = LeftOut & { readonly covered: boolean };

function judged(errors: readonly LeftOut[], others: readonly LeftOut[]): Judged[] {
  return [...new Set(errors.map(l => l.fold))].flatMap(fold => {
    const spread = spreadOf([...errors, ...others].filter(l => l.fold !== fold));
    const inFold = errors.filter(l => l.fold === fold);
    return inFold.map(l => ({
      ...l,
      covered: Math.abs(l.error) <= halfWidth(l.circumstances, l.near, { spread } as Constants),
    }));
  });
}

const shareWithin = (errors: readonly number[], limit: number) =>
  errors.filter(e => Math.abs(e) <= limit).length / errors.length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const STATISTICS: readonly [string, (l: readonly Judged[]) => number, (v: number) => string][] = [
  [
    'median',
    l =>
      Math.exp(
        quantile(
          l.map(e => Math.abs(e.error)),
          0.5,
        ),
      ) - 1,
    percent,
  ],
  [
    'P90',
    l =>
      Math.exp(
        quantile(
          l.map(e => Math.abs(e.error)),
          0.9,
        ),
      ),
    v => v.toFixed(2),
  ],
  ['within 2x', l => l.filter(e => Math.abs(e.error) <= Math.LN2).length / l.length, percent],
  ['in interval', l => l.filter(e => e.covered).length / l.length, percent],
  [
    'TPOT median',
    l =>
      Math.exp(
        quantile(
          l.flatMap(e => (e.timeError === undefined ? [] : [Math.abs(e.timeError)])),
          0.5,
        ),
      ) - 1,
    percent,
  ],
  [
    'TTFT within 2x',
    l =>
      shareWithin(
        l.flatMap(e => e.firstTokenError ?? []),
        Math.LN2,
      ),
    percent,
  ],
];

function line(name: string, errors: readonly Judged[]): string {
  const cells = STATISTICS.map(([, of, text]) => {
    const value = of(errors);
    if (Number.isNaN(value)) return '';
    const [low, high] = bootstrapped(errors, e => e.row.group, of);
    return Number.isNaN(low + high) ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
  });
  return `| ${name} | ${errors.length} | ${cells.join(' | ')} |`;
}

function table(title: string, errors: readonly Judged[], details: boolean): void {
  console.log(
    `\n## ${title}\n| | rows | ${STATISTICS.map(([name]) => name).join(' | ')} |\n|---|---|${'---|'.repeat(STATISTICS.length)}`,
  );
  console.log(line('all', errors));
  if (process.env.BY_SOURCE)
    for (const some of grouped(errors, e => e.row.source))
      if (some.length > 4) console.log(line(some[0]!.row.source, some));
  if (!details) return;
  for (const of of [(m: Measured) => m.hardwareClass, (m: Measured) => m.engine, (m: Measured) => m.mode])
    for (const some of grouped(errors, e => of(e.row))) console.log(line(of(some[0]!.row), some));
}

const group = (m: Measured) => m.group;
const source = (m: Measured) => m.source;
const hardwareClass = (m: Measured) => m.hardwareClass;
const fitted = new Map<string, Constants>();
for (const [name, of, folds] of [
  ['hardware x model x engine groups', group, 20],
  ['sources', source, 100],
  ['hardware classes', hardwareClass, 100],
] as const) {
  const [known, unknown] = [leftOut(rows, of, folds, true, fitted), leftOut(rows, of, folds, false, fitted)];
  table(`Whole ${name} left out, engine known`, judged(known, unknown), of === group);
  table(`Whole ${name} left out, engine unknown`, judged(unknown, known), of === group);
}
