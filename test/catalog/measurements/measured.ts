import { readFileSync } from 'node:fs';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { importMeasurements, type Measurements } from '../../../src/catalog/measurements/import-measurements.ts';
import type { MeasurementAccount } from '../../../src/catalog/measurements/measurement-account.ts';
import { type Runs, readRuns } from '../../../src/catalog/measurements/read-runs.ts';
import type { Run, Tool } from '../../../src/catalog/measurements/run.ts';
import { realContent } from '../guard/real.ts';

export const fixture = (name: string): string => readFileSync(`test/catalog/measurements/fixtures/${name}`, 'utf8');

/** What a file of benchmark results reads as; by default a fixture. */
export const readAs = (name: string, text = fixture(name), from?: Tool, layers?: number): Runs =>
  readRuns({ text, file: name, day: '2026-11-01' }, from, layers);

/** The one run of a file. */
export function runOf(name: string, text?: string): Run {
  const { runs, problems } = readAs(name, text);
  if (runs.length !== 1) throw new Error(`${runs.length} runs; ${problems.map(p => p.message).join('; ')}`);
  return runs[0]!;
}

/** A fixture of one JSON result with other values; `undefined` takes a key away. */
export const changed = (name: string, changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...JSON.parse(fixture(name)), ...changes });

export const codesOf = ({ problems }: Pick<Runs, 'problems'>): string[] =>
  problems.map(({ code, message }) => `${code} ${message}`);

/** The catalog of `pricing-data/`. */
export const shipped = (): CompiledCatalog => ({ ...realContent(), sources: [], sha256: '' }) as CompiledCatalog;

/** What an import of fixtures writes and says; throws what is wrong with it. */
export function imported(
  catalog: CompiledCatalog,
  names: readonly string[],
  rest: Partial<Measurements>,
): { path: string; text: string; account: MeasurementAccount } {
  const outcome = importMeasurements(measurements(catalog, names, rest));
  if (!outcome.ok) throw new Error(outcome.problems.map(problem => `${problem.code} ${problem.message}`).join('\n'));
  return { ...outcome.entry, account: outcome.account };
}

export const measurements = (
  catalog: CompiledCatalog,
  names: readonly string[],
  rest: Partial<Measurements> = {},
): Measurements => ({
  files: names.map(name => ({ text: fixture(name), file: `runs/${name}`, day: '2026-11-01' })),
  model: 'llama-3.1-8b',
  device: 'h100-sxm',
  said: {},
  catalog,
  ...rest,
});
