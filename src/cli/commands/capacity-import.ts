import { statSync } from 'node:fs';
import type { CompiledCatalog } from '../../catalog/compiled.ts';
import { importMeasurements as convert } from '../../catalog/measurements/import-measurements.ts';
import type { ResultFile } from '../../catalog/measurements/read-runs.ts';
import { TOOLS, type Tool } from '../../catalog/measurements/run.ts';
import { isDate } from '../../input/day.ts';
import { InputFault, type Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import { nearIds } from '../../report/catalog/find-entries.ts';
import { renderMeasurements, renderMeasurementsJson } from '../../report/catalog/measurement-report.ts';
import { listed } from '../../report/sentences/words.ts';
import { catalogInUse } from '../catalog-in-use.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import { emit } from '../output.ts';
import { screenOf } from '../screen.ts';
import { importedBefore, LISTS, writeImport } from './catalog/import-folder.ts';
import { type SaidOptions, saidOf } from './said-of-runs.ts';

/** What commander hands to `tco capacity import`. */
export interface MeasurementOptions extends SaidOptions {
  readonly model?: string;
  readonly device?: string;
  readonly from?: string;
  readonly asOf?: string;
  readonly catalog?: string;
  /** The folder to be written. */
  readonly output?: string;
  readonly format: 'table' | 'json';
  readonly quiet?: true;
  readonly color: boolean;
}

const LIMIT = 64 * 1024 * 1024;

/** `tco capacity import`: results of the user's own benchmarks as measured rows of a folder that lies on top of the catalog, and what became of every run. */
export async function importMeasurements(
  files: readonly string[],
  options: MeasurementOptions,
  host: Host,
): Promise<number> {
  const { model, device, output, format, color } = options;
  if (model === undefined || device === undefined)
    throw new UsageFault(`--${model === undefined ? 'model' : 'device'} is missing`, 'both as ids of the catalog');
  if (output === undefined || output === '-') throw new UsageFault('--output names the folder to be written');
  if (files.length === 0) throw new UsageFault('no result file is named');
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageFault(`\`${twice}\` is named twice`);
  const [from, said] = [toolOf(options.from), saidOf(options)];
  const { json: catalog, base } = await catalogInUse(host, options.catalog);
  const unknown = [...unknownId(catalog, 'models', model), ...unknownId(catalog, 'devices', device)];
  if (unknown.length > 0) throw new InputFault(unknown);
  const results = await readAll(files, options.asOf);
  const outcome = convert({ files: results, model, device, said, from, day: options.asOf, catalog, base });
  if (!outcome.ok) throw new InputFault(outcome.problems);
  const { entry, account } = outcome;
  const before = importedBefore(output, LISTS.measurements);
  writeImport(output, [...before.filter(({ path }) => path !== entry.path), entry], LISTS.measurements);
  const again = before.some(({ path }) => path === entry.path);
  const screen = await screenOf(1, host.env, { color, all: false });
  const written = { output, again };
  emit(format === 'json' ? renderMeasurementsJson(account, written) : renderMeasurements(account, written, screen));
  return EXIT.done;
}

function toolOf(from: string | undefined): Tool | undefined {
  const tool = TOOLS.find(known => known === from);
  if (from === undefined || tool !== undefined) return tool;
  throw new UsageFault(`--from \`${from}\` is none of ${TOOLS.join(', ')}`, didYouMean(from, TOOLS));
}

function unknownId(catalog: CompiledCatalog, kind: 'models' | 'devices', id: string): Problem[] {
  if (Object.hasOwn(catalog[kind], id)) return [];
  const near = nearIds(catalog, id, kind).map(name => `\`${name}\``);
  const hint = near.length > 0 ? `did you mean ${listed(near, 'or')}?` : `tco catalog list ${kind} shows what there is`;
  const message = `the catalog has no ${kind.slice(0, -1)} \`${id}\``;
  return [{ code: 'E500', severity: 'error', message, hint }];
}

/** All files; what cannot be read of any of them is told together. */
async function readAll(names: readonly string[], asOf: string | undefined): Promise<ResultFile[]> {
  const problems: Problem[] = [];
  const files: ResultFile[] = [];
  for (const name of names) {
    try {
      const { text, file } = await readInput(name, LIMIT);
      files.push({ text, file, day: asOf ?? dayOf(name) });
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems);
    }
  }
  if (problems.length > 0) throw new InputFault(problems);
  return files;
}

/** The day on which the file was last changed, UTC: the best that is known of a run that does not say its day. */
function dayOf(name: string): string {
  const day = name === '-' ? '' : statSync(name).mtime.toISOString().slice(0, 10);
  if (isDate(day) && day.startsWith('20')) return day;
  const what = name === '-' ? 'standard input has no date' : `\`${name}\` is of ${day}, no day of such a run`;
  throw new UsageFault(what, 'say of which day the runs are: --as-of 2026-03-31');
}
