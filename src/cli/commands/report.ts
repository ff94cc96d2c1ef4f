import { basename, resolve } from 'node:path';
import { InputFault } from '../../input/problem.ts';
import type { DossierAnswer } from '../../report/dossier/build-dossier.ts';
import { catalogAge } from '../catalog-age.ts';
import type { Request } from '../engine.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Options } from '../options.ts';
import { emitFiles, note } from '../output.ts';
import { requestOf } from '../run.ts';
import { warn } from '../warn.ts';
import { workProgress } from '../work-progress.ts';
import { DOCUMENTS, type DocumentKind } from './report/documents.ts';
import { routedDossier } from './report/routed-dossier.ts';

export interface ReportOptions extends Omit<Options, 'format' | 'output'> {
  readonly output?: readonly string[];
  /** False: the split is not looked for. */
  readonly route: boolean;
  /** Seconds that the split may take. */
  readonly timeLimit: number;
  readonly csvProfile: 'plain' | 'excel';
  readonly csvLocale: 'en' | 'de';
  readonly focusVersion: '1.2' | '1.3';
  readonly focusPlan?: string;
}

/** `tco report`: the answer as files, each in the format of its ending. */
export async function report(file: string, options: ReportOptions, host: Host): Promise<number> {
  const targets = targetsOf(options.output ?? []);
  guardFlags(options, targets);
  const input = await readInput(file);
  const request = await requestOf(input, options, host, true);
  const progress = await workProgress(options.quiet ?? false);
  progress.told('costing the plans');
  const { dossier, problems } = await answered(request, targets, options, progress.told).finally(progress.ended);
  if (!dossier || problems.some(p => p.severity === 'error')) throw new InputFault(problems);
  const notes: string[] = [];
  const setting = { options, host, note: (sentence: string) => void notes.push(sentence) };
  const contents: { file: string; content: string | Uint8Array }[] = [];
  for (const { file, kind } of targets) {
    progress.told(`writing ${basename(file)}`);
    contents.push({ file, content: await (await kind.load()).render(dossier, setting) });
  }
  progress.ended();
  emitFiles(contents);
  if (!options.quiet) for (const sentence of notes) note(`${sentence}\n`);
  const old = catalogAge(dossier.report, host.env);
  await warn([...(old ? [old] : []), ...problems], options, host);
  return dossier.report.verdict.cheapest === null ? EXIT.undecided : EXIT.done;
}

async function answered(
  request: Request,
  targets: readonly Target[],
  { route, timeLimit }: ReportOptions,
  told: (what: string) => void,
): Promise<DossierAnswer> {
  const { runDossier } = await import('../../report/dossier/build-dossier.ts');
  const answer = runDossier(
    request,
    targets.flatMap(({ kind }) => kind.shows),
  );
  if (!answer.dossier || !route) return answer;
  return { ...answer, dossier: await routedDossier(answer.dossier, request, timeLimit, told) };
}

/** A flag of a format that is not written says nothing, and whoever gave it expects something. */
function guardFlags(
  { csvProfile, csvLocale, focusVersion, focusPlan }: ReportOptions,
  targets: readonly Target[],
): void {
  if (csvLocale === 'de' && csvProfile !== 'excel')
    throw new UsageFault('--csv-locale de is for the Excel profile alone', 'give --csv-profile excel as well');
  const writes = (ending: string) => targets.some(({ kind }) => kind.ending === ending);
  const unused = [
    ['.csv', csvProfile !== 'plain' && '--csv-profile'],
    ['.focus.csv', focusVersion !== '1.2' && '--focus-version'],
    ['.focus.csv', focusPlan !== undefined && '--focus-plan'],
  ].find(([ending, flag]) => flag && !writes(ending as string));
  if (unused) throw new UsageFault(`${unused[1]} is of a ${unused[0]}, and none is written`);
}

interface Target {
  readonly file: string;
  readonly kind: DocumentKind;
}

function targetsOf(files: readonly string[]): readonly Target[] {
  const known = DOCUMENTS.map(d => d.ending).join(', ');
  const hint = `known endings: ${known}`;
  if (!files.length)
    throw new UsageFault('--output says which files to write', `${hint}; for example --output report.html`);
  const twice = files.find((file, i) => files.findIndex(other => resolve(other) === resolve(file)) !== i);
  if (twice !== undefined) throw new UsageFault(`two outputs go to \`${twice}\``);
  return files.map(file => {
    const kind = DOCUMENTS.find(d => file.toLowerCase().endsWith(d.ending));
    if (!kind) throw new UsageFault(`no format has the ending of \`${file}\``, hint);
    return { file, kind };
  });
}
