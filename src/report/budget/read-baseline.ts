import type { Report } from '../report.ts';
import { isRecord, isText, isTexts, savedFault, savedJson } from '../saved-json.ts';

/** Reads a saved report as far as a check relies on its form; figures in it that are no numbers decide nothing later. Throws InputFault. */
export function readBaseline(text: string, file: string): Report {
  const wrong = (what: string) =>
    savedFault(file)('E560', `\`${file}\` ${what}`, 'write one with `tco check SCENARIO --format json --output FILE`');
  if (!/^\s*\{/.test(text)) throw wrong('is not a saved report');
  const data = savedJson(text, file);
  if (at(data, 'schema') !== 'tco-report/1') throw wrong('is not a saved report of this program');
  const broken = SECTIONS.find(([path, isSound]) => !isSound(at(data, path)));
  if (broken) throw wrong(`is broken at \`${broken[0]}\``);
  return data as Report;
}

type Test = (value: unknown) => boolean;

const listOf =
  (fields: Readonly<Record<string, Test>>): Test =>
  value =>
    Array.isArray(value) &&
    value.every(item => isRecord(item) && Object.entries(fields).every(([key, test]) => test(at(item, key))));
const orNone =
  (test: Test): Test =>
  value =>
    value === undefined || value === null || test(value);

const at = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), data);

/** What a check walks through. */
const SECTIONS: readonly (readonly [string, Test])[] = [
  ['scenario.name', isText],
  ['catalog.version', isText],
  ['catalog.sha256', isText],
  ['catalog.asOf', isText],
  ['basis.currency', isText],
  ['verdict', isRecord],
  ['verdict.cheapest', orNone(isText)],
  ['verdict.candidates', isTexts],
  [
    'plans',
    listOf({
      id: isText,
      feasible: value => typeof value === 'boolean',
      reasons: isTexts,
      monthly: orNone(isRecord),
      lines: listOf({ id: isText }),
      pools: listOf({ option: isText }),
      tasks: orNone(listOf({ task: isText })),
    }),
  ],
  ['breakEven', listOf({ between: isTexts, intervals: listOf({}) })],
  ['payback', orNone(listOf({ plan: isText, against: isText, status: isText }))],
  ['budget', orNone(isRecord)],
  ['budget.oldestPrice', orNone(isRecord)],
];
