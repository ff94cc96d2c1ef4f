import type { Problem } from '../../input/problem.ts';
import type { MeasuredRow } from './complete-run.ts';
import type { LeftRun, Run } from './run.ts';

/** What an import of measurements did, run by run: rows + left = runs. */
export interface MeasurementAccount {
  readonly schema: 'tco-measurements/1';
  readonly model: string;
  readonly device: string;
  /** The entry that was written: `throughput/llama-3.3-70b/h100-sxm`. */
  readonly entry: string;
  readonly files: readonly MeasurementFile[];
  readonly rows: readonly ImportedRow[];
  readonly left: readonly LeftRuns[];
  readonly warnings: readonly Problem[];
  /** Measured rows of this model and device that the catalog has, which no longer count where the folder lies on top. */
  readonly replaces: number;
}

export interface MeasurementFile {
  readonly file: string;
  readonly measuredWith: readonly string[];
  /** Models and hardware in the words of the file. */
  readonly called: readonly string[];
  readonly runs: number;
  readonly rows: number;
}

export interface ImportedRow extends MeasuredRow {
  readonly file: string;
  readonly line: number;
  readonly label: string;
}

/** Runs that became no row, by reason. */
export interface LeftRuns {
  readonly reason: string;
  readonly count: number;
  readonly runs: readonly { readonly file: string; readonly line: number; readonly label: string }[];
}

const placeOfRun = ({ mark, label }: Pick<Run, 'mark' | 'label'>) => ({
  file: mark.source.file,
  line: mark.line,
  label,
});

export const importedRow = (run: Run, row: MeasuredRow): ImportedRow => ({ ...row, ...placeOfRun(run) });

/** Left runs by their reason, in the order of the files. */
export function leftRuns(left: readonly LeftRun[]): LeftRuns[] {
  const groups = new Map<string, LeftRun[]>();
  for (const run of left) groups.set(run.reason, [...(groups.get(run.reason) ?? []), run]);
  return [...groups].map(([reason, runs]) => ({ reason, count: runs.length, runs: runs.map(placeOfRun) }));
}

/** A file and what its runs became. */
export function measurementFile(file: string, read: readonly Run[], left: number, rows: number): MeasurementFile {
  return {
    file,
    measuredWith: [...new Set(read.map(run => run.measuredWith))],
    called: [...new Set(read.flatMap(run => run.called))],
    runs: read.length + left,
    rows,
  };
}
