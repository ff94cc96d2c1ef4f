import { InputFault } from '../../input/problem.ts';
import type { Report } from '../report.ts';
import { isReportText, readReport } from '../report-file.ts';

/** Reads a saved report as far as a check relies on its form; figures in it that are no numbers decide nothing later. Throws InputFault. */
export function readBaseline(text: string, file: string): Report {
  const wrong = (message: string): InputFault =>
    new InputFault([
      {
        code: 'E560',
        severity: 'error',
        message: `\`${file}\` ${message}`,
        at: { file, line: 1, column: 1 },
        hint: 'write one with `tco check SCENARIO --format json --output FILE`',
      },
    ]);
  if (!/^\s*\{/.test(text)) throw wrong('is not a saved report');
  const report = readReport(text, file);
  if (!isReportText(text)) throw wrong('is not a saved report of this program');
  const broken = SECTIONS.find(([path, isSound]) => !isSound(at(report, path)));
  if (broken) throw wrong(`is broken at \`${broken[0]}\``);
  return report;
}

type Test = (value: unknown) => boolean;

const isMap: Test = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Test = value => typeof value === 'string';
const isTexts: Test = value => Array.isArray(value) && value.every(isText);
const listOf =
  (fields: Readonly<Record<string, Test>>): Test =>
  value =>
    Array.isArray(value) &&
    value.every(item => isMap(item) && Object.entries(fields).every(([key, test]) => test(at(item, key))));
const orNone =
  (test: Test): Test =>
  value =>
    value === undefined || value === null || test(value);

const at = (data: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (isMap(inner) ? (inner as Record<string, unknown>)[key] : undefined), data);

/** What a check walks through. */
const SECTIONS: readonly (readonly [string, Test])[] = [
  ['scenario.name', isText],
  ['catalog.version', isText],
  ['catalog.sha256', isText],
  ['catalog.asOf', isText],
  ['basis.currency', isText],
  ['verdict', isMap],
  ['verdict.cheapest', orNone(isText)],
  ['verdict.candidates', isTexts],
  [
    'plans',
    listOf({
      id: isText,
      feasible: value => typeof value === 'boolean',
      reasons: isTexts,
      monthly: orNone(isMap),
      lines: listOf({ id: isText }),
      pools: listOf({ option: isText }),
      tasks: orNone(listOf({ task: isText })),
    }),
  ],
  ['breakEven', listOf({ between: isTexts, intervals: listOf({}) })],
  ['payback', orNone(listOf({ plan: isText, against: isText, status: isText }))],
  ['budget', orNone(isMap)],
  ['budget.oldestPrice', orNone(isMap)],
];
