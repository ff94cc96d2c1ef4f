import type { Problem } from '../../input/problem.ts';
import type { CompiledCatalog, CompiledSource } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { numberOf } from '../guard/number.ts';
import type { WrittenEntry } from '../import/import-prices.ts';
import type { Content } from '../source/check-references.ts';
import { completed, type Missing, notSaid, type Said } from './complete-run.ts';
import { type Entered, judgeRows } from './judge-rows.ts';
import { importedRow, leftRuns, type MeasurementAccount, measurementFile } from './measurement-account.ts';
import { type ResultFile, readRuns } from './read-runs.ts';
import type { LeftRun, Run, Tool } from './run.ts';
import { writeRows } from './write-rows.ts';

/** Results of benchmarks of one model on one device, to become measured rows. */
export interface Measurements {
  readonly files: readonly ResultFile[];
  /** Ids of the catalog. */
  readonly model: string;
  readonly device: string;
  readonly said: Said;
  /** The tool whose form is insisted on. */
  readonly from?: Tool | undefined;
  /** The day that counts as the day of all runs, `YYYY-MM-DD`. */
  readonly day?: string | undefined;
  /** The catalog by which rows are judged, own entries on top; and the one below, whose rows are replaced. */
  readonly catalog: CompiledCatalog;
  readonly base?: CompiledCatalog | undefined;
}

export type MeasurementOutcome =
  | { readonly ok: true; readonly entry: WrittenEntry; readonly account: MeasurementAccount }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Turns results of benchmarks into the measured rows of one entry, and accounts for every run. All faults of all files are told together. */
export function importMeasurements(measurements: Measurements): MeasurementOutcome {
  const { files, model, device, catalog, base = catalog } = measurements;
  const id = `${model}/${device}`;
  const layers = numberOf(catalog.models[model]?.layers, FIELDS.count);
  const imported = files.map(file => importFile(file, measurements, layers));
  const read = imported.flatMap(({ problems }) => problems);
  const { entered, repeated } = withoutRepeats(imported.flatMap(file => file.entered));
  const judged = judgeRows(id, entered, catalog as Content);
  const problems = [...read, ...judged.errors];
  if (problems.length > 0) return { ok: false, problems };
  const left = leftRuns([...imported.flatMap(file => file.left), ...repeated]);
  if (entered.length === 0) return { ok: false, problems: [nothing(left)] };
  const rows = entered.map(({ row }) => row);
  const account: MeasurementAccount = {
    schema: 'tco-measurements/1',
    model,
    device,
    entry: `throughput/${id}`,
    files: imported.map(({ file, runs, left: out }) =>
      measurementFile(file, runs, out.length, entered.filter(({ run }) => run.mark.source.file === file).length),
    ),
    rows: entered.map(({ run, row }) => importedRow(run, row)),
    left,
    warnings: [...imported.flatMap(file => file.doubts), ...judged.doubts],
    replaces: base.throughput[id]?.rows.length ?? 0,
  };
  return { ok: true, entry: { path: `throughput/${id}.yaml`, text: writeRows(rows) }, account };
}

interface ImportedFile {
  readonly file: string;
  readonly runs: readonly Run[];
  readonly entered: readonly Entered[];
  readonly left: readonly LeftRun[];
  readonly doubts: readonly Problem[];
  readonly problems: readonly Problem[];
}

function importFile(file: ResultFile, { from, said, day }: Measurements, layers: number | undefined): ImportedFile {
  const { runs, left, problems } = readRuns(file, from, layers);
  const entered: Entered[] = [];
  const doubts: Problem[] = [];
  const missing = new Set<Missing>();
  let first: Run | undefined;
  for (const run of runs) {
    const made = completed(run, said, sourceOf(run, file, day));
    if ('missing' in made) {
      for (const what of made.missing) missing.add(what);
      first ??= run;
      continue;
    }
    entered.push({ run, row: made.row });
    doubts.push(...run.warnings, ...made.doubts);
  }
  const unsaid = first ? [notSaid(first, missing)] : [];
  return { file: file.file, runs, entered, left, doubts, problems: [...problems, ...unsaid] };
}

/** It is the user's own measurement, and its title says so. */
function sourceOf({ measuredWith, day }: Run, file: ResultFile, said: string | undefined): CompiledSource {
  const name = file.file.slice(Math.max(file.file.lastIndexOf('/'), file.file.lastIndexOf('\\')) + 1);
  const when = day === undefined ? '' : `, run of ${day}`;
  const title = `own measurement with ${measuredWith}, ${name}${when}`;
  return { title, read: said ?? day ?? file.day, grade: 'verified' };
}

/** A run that two files hold counts once. */
function withoutRepeats(all: readonly Entered[]): { entered: Entered[]; repeated: LeftRun[] } {
  const seen = new Set<string>();
  const entered: Entered[] = [];
  const repeated: LeftRun[] = [];
  for (const one of all) {
    const { source: _, ...row } = one.row;
    const key = JSON.stringify(row);
    if (seen.has(key)) repeated.push({ ...one.run, reason: 'it says the same as one before it' });
    else entered.push(one);
    seen.add(key);
  }
  return { entered, repeated };
}

function nothing(left: MeasurementAccount['left']): Problem {
  const why = left.map(({ reason, count }) => `${count} × ${reason}`).join('; ');
  return { code: 'E522', severity: 'error', message: `no run becomes a measured row${why && `: ${why}`}` };
}
