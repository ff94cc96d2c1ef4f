import { existsSync } from 'node:fs';
import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import type { CatalogDiff } from '../../../catalog/diff/catalog-diff.ts';
import { compareCatalogs } from '../../../catalog/diff/compare-catalogs.ts';
import { type Doubts, doubtsOf } from '../../../catalog/diff/doubts.ts';
import { InputFault, type Problem } from '../../../input/problem.ts';
import { stepWords } from '../../../report/catalog/diff-words.ts';
import { counted } from '../../../report/sentences/words.ts';
import { shippedCatalog } from '../../catalog-files.ts';
import { DownloadFault, download } from '../../download.ts';
import { EXIT, UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import type { Format } from '../../options.ts';
import { emit, note, writeFile } from '../../output.ts';
import { readCatalogFile } from '../../read-catalog.ts';
import { screenOf } from '../../screen.ts';
import { shownAddress } from '../../shown-address.ts';
import { downloadProgress } from './progress.ts';
import { promisedCatalog } from './promised-catalog.ts';
import { renderedDiff } from './render-diff.ts';

/** What commander hands to `tco catalog update`. */
export interface UpdateOptions {
  readonly from?: string;
  readonly sha256?: string;
  readonly output?: string;
  readonly accept?: true;
  readonly format: Format;
  readonly color: boolean;
  readonly quiet?: true;
}

/** `tco catalog update`: fetches a compiled catalog, checks it, shows what it changes, and puts it in the place of the old one. The only command that opens the network. */
export async function update(options: UpdateOptions, host: Host, fetching = download): Promise<number> {
  const { from, sha256, output } = checkedOptions(options);
  const shown = shownAddress(from);
  if (host.env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    return refuse(
      problem('E507', 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates', 'unset it'),
      options,
      host,
    );
  const before = await inUse(output, host);
  const { told, ended } = await downloadProgress(options.quiet === true);
  let bytes: Buffer;
  try {
    bytes = await fetching(from, { progress: told }).finally(ended);
  } catch (fault) {
    if (!(fault instanceof DownloadFault)) throw fault;
    const code = fault.kind === 'refused' ? 'E502' : 'E503';
    return refuse(problem(code, `\`${shown}\` was not fetched: ${fault.message}`), options, host);
  }
  const found = promisedCatalog(bytes, sha256, shown);
  if ('notPromised' in found) return refuse(found.notPromised, options, host);
  const diff = compareCatalogs(before.catalog, found.catalog);
  const doubts = doubtsOf(diff);
  const screen = await screenOf(1, host.env, { color: options.color, all: false });
  const text = await renderedDiff(diff, options.format, screen);
  const words = doubtWords(doubts, diff);
  if (words.length > 0 && !options.accept) {
    emit(text);
    const what = problem(
      'E505',
      `\`${shown}\` should be looked at first: ${words.join('; ')}`,
      'read the difference; --accept takes it as it is',
    );
    return refuse(what, { ...options, format: 'table' }, host);
  }
  // written first: whoever reads the difference may stop reading
  writeFile(found.text, output);
  emit(text);
  if (!options.quiet)
    note(
      `${output}: catalog ${found.catalog.version} of ${found.catalog.date}, compared with ${before.name}\nUse it: tco compare --catalog ${output} SCENARIO\n`,
    );
  return EXIT.done;
}

function checkedOptions({ from, sha256, output = 'catalog.json' }: UpdateOptions): {
  from: string;
  sha256: string;
  output: string;
} {
  if (from === undefined) throw new UsageFault('--from is missing', 'tco catalog update --from https://… --sha256 …');
  // said without the address: what somebody typed there may hold a password
  if (!isHttps(from))
    throw new UsageFault('--from is no https address', 'for example https://example.com/catalog.json');
  if (sha256 === undefined || !/^[0-9a-f]{64}$/i.test(sha256))
    throw new UsageFault(
      '--sha256 is the hash of the file, 64 hexadecimal digits',
      'whoever publishes the catalog says it beside the file',
    );
  if (output === '-' || output === '') throw new UsageFault('--output names the file that the catalog goes into');
  return { from, sha256: sha256.toLowerCase(), output };
}

function isHttps(address: string): boolean {
  try {
    return new URL(address).protocol === 'https:';
  } catch {
    return false;
  }
}

/** The catalog that would be replaced: the file if it is there, else the one the program uses. */
async function inUse(
  output: string,
  host: Host,
): Promise<{ readonly catalog: CompiledCatalog; readonly name: string }> {
  if (!existsSync(output)) return { catalog: shippedCatalog(host).catalog, name: 'the one that came with tco' };
  try {
    return { catalog: (await readCatalogFile(output)).catalog, name: 'the one that was there' };
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    const [first] = fault.problems;
    throw new InputFault([
      problem(
        'E506',
        `\`${output}\` is there and is no catalog; it would be overwritten (${first?.message})`,
        'name another file with --output',
      ),
    ]);
  }
}

const problem = (code: string, message: string, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  ...(hint ? { hint } : {}),
});

/** Says why nothing was written; the old file is as it was. */
async function refuse(what: Problem, { color, format }: UpdateOptions, host: Host): Promise<number> {
  const { renderProblems, renderProblemsJson } = await import('../../../report/problems.ts');
  note(renderProblems([what], await screenOf(2, host.env, { color, all: false })));
  if (format === 'json') emit(renderProblemsJson([what]));
  return EXIT.undecided;
}

const NAMED = 3;

function doubtWords({ jumps, shrunk, older }: Doubts, diff: CatalogDiff): string[] {
  const named = jumps
    .slice(0, NAMED)
    .map(jump => `${jump.kind}/${jump.id} ${jump.figure} ${stepWords(jump)}`.trim())
    .join(', ');
  const rest = jumps.length > NAMED ? ` and ${jumps.length - NAMED} more` : '';
  return [
    ...(jumps.length > 0 ? [`${counted(jumps.length, 'price')} changed by more than half (${named}${rest})`] : []),
    ...(shrunk ? [`${diff.went.length} of ${diff.old.entries} entries are gone`] : []),
    ...(older ? [`it is of ${diff.new.date}, older than the ${diff.old.date} of the one in use`] : []),
  ];
}
