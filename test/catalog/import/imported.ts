import { readFileSync } from 'node:fs';
import type { Remark, RemarkKind } from '../../../src/catalog/import/account.ts';
import { type ImportOutcome, importPrices } from '../../../src/catalog/import/import-prices.ts';
import type { ImportReport } from '../../../src/catalog/import/import-report.ts';
import type { Form } from '../../../src/catalog/import/imported.ts';
import { compileEntries } from '../../../src/catalog/source/compile.ts';
import type { Problem } from '../../../src/input/problem.ts';

export const DAY = '2026-11-01';

const FILES: Readonly<Record<Form, string>> = {
  litellm: 'litellm.json',
  'genai-prices': 'genai-prices.json',
  openrouter: 'openrouter.json',
  'models.dev': 'models-dev.json',
};

export const fixture = (from: Form): string => readFileSync(`test/catalog/import/fixtures/${FILES[from]}`, 'utf8');

export const run = (from: Form, text = fixture(from)): ImportOutcome =>
  importPrices({ text, file: `prices/${FILES[from]}`, from, day: DAY });

/** What an import writes, by path below `api/` without `.yaml`, and its report. */
export function imported(from: Form, text = fixture(from)): { files: Record<string, string>; report: ImportReport } {
  const outcome = run(from, text);
  if (!outcome.ok) throw new Error(outcome.problems.map(problem => problem.message).join('\n'));
  const files = Object.fromEntries(outcome.files.map(file => [file.path.slice(4, -5), file.text]));
  return { files, report: outcome.report };
}

/** What the catalog's compiler says of entry files. */
export function compiled(files: Readonly<Record<string, string>>): ReturnType<typeof compileEntries> {
  const entries = Object.entries(files).map(([id, text]) => ({ path: `api/${id}.yaml`, file: `${id}.yaml`, text }));
  const head = { path: 'catalog.yaml', file: 'catalog.yaml', text: `version: 2026.11.1\ndate: ${DAY}\n` };
  return compileEntries([...entries, head]);
}

export const errorsOf = (problems: readonly Problem[]): readonly string[] =>
  problems.filter(problem => problem.severity === 'error').map(problem => `${problem.code} ${problem.message}`);

/** The remarks of a kind, as `entry: field value`. */
export const remarksOf = (report: ImportReport, kind: RemarkKind): readonly string[] =>
  report.remarks
    .filter(remark => remark.kind === kind)
    .map(
      ({ entry, field, value, message }: Remark) => `${entry}: ${field === undefined ? message : `${field} ${value}`}`,
    );

/** The lines of a YAML text from one that begins with `from` on, without their indentation. */
export function linesFrom(text: string | undefined, from: string): readonly string[] {
  const lines = (text ?? '')
    .trimEnd()
    .split('\n')
    .map(line => line.trim());
  return lines.slice(lines.findIndex(line => line.startsWith(from)));
}
