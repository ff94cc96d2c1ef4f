import { statSync } from 'node:fs';
import { importPrices as convert } from '../../../catalog/import/import-prices.ts';
import { FORMS } from '../../../catalog/import/imported.ts';
import { InputFault } from '../../../input/problem.ts';
import { didYouMean } from '../../../input/suggest.ts';
import { renderImport, renderImportJson } from '../../../report/catalog/import-report.ts';
import { shippedCatalog } from '../../catalog-files.ts';
import { EXIT, UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import { readInput } from '../../input.ts';
import { emit } from '../../output.ts';
import { screenOf } from '../../screen.ts';
import { writeImport } from './import-folder.ts';

/** What commander hands to `tco catalog import`. */
export interface ImportOptions {
  readonly from: string;
  /** The folder to be written. */
  readonly output?: string;
  readonly asOf?: string;
  readonly format: 'table' | 'json';
  readonly quiet?: true;
  readonly color: boolean;
}

const LIMIT = 32 * 1024 * 1024;

/** `tco catalog import`: a price file of another project as a folder of entries, and the account of what became of every entry and field. */
export async function importPrices(file: string, options: ImportOptions, host: Host): Promise<number> {
  const { from, output, format, color } = options;
  if (output === undefined || output === '-') throw new UsageFault('--output names the folder to be written');
  const form = FORMS.find(known => known === from);
  if (form === undefined)
    throw new UsageFault(`--from \`${from}\` is none of ${FORMS.join(', ')}`, didYouMean(from, FORMS));
  const input = await readInput(file, LIMIT);
  const day = plausible(options.asOf ?? dayOf(file));
  const outcome = convert({ text: input.text, file: input.file, from: form, day, known: shippedCatalog(host).catalog });
  if (!outcome.ok) throw new InputFault(outcome.problems);
  writeImport(output, outcome.files);
  const screen = await screenOf(1, host.env, { color, all: false });
  emit(format === 'json' ? renderImportJson(outcome.report, output) : renderImport(outcome.report, output, screen));
  return EXIT.done;
}

/** The day on which the file was last changed, UTC: the best that is known of when its prices held. */
function dayOf(file: string): string {
  if (file === '-') throw new UsageFault('standard input has no date', SAY);
  return statSync(file).mtime.toISOString().slice(0, 10);
}

/** Archives and containers leave files with the first day of the clock. */
function plausible(day: string): string {
  if (day.startsWith('20')) return day;
  throw new UsageFault(`${day} is no day of such prices`, SAY);
}

const SAY = 'say of which day the prices are: --as-of 2026-03-31';
