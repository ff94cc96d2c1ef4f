import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import { compareCatalogs } from '../../../catalog/diff/compare-catalogs.ts';
import { InputFault, type Problem } from '../../../input/problem.ts';
import { EXIT } from '../../exit.ts';
import type { Host } from '../../host.ts';
import { identityOf } from '../../input.ts';
import type { Format } from '../../options.ts';
import { emit, note } from '../../output.ts';
import { readCatalogFile } from '../../read-catalog.ts';
import { screenOf } from '../../screen.ts';
import { renderedDiff } from './render-diff.ts';

/** What commander hands to `tco catalog diff`. */
export interface DiffOptions {
  readonly format: Format;
  readonly output?: string;
  readonly color: boolean;
  readonly quiet?: true;
  readonly all?: true;
}

/** `tco catalog diff`: what came, went and changed between two compiled catalogs or folders of entries. */
export async function diff(old: string, now: string, options: DiffOptions, host: Host): Promise<number> {
  const [a, b] = [await readEither(old), await readEither(now)];
  const { format, output, color, all = false } = options;
  const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all });
  const text = await renderedDiff(compareCatalogs(a.catalog, b.catalog), format, screen);
  emit(text, output, [identityOf(old), identityOf(now)]);
  const warnings = [...a.warnings, ...b.warnings];
  if (warnings.length > 0 && !options.quiet) {
    const { renderProblems } = await import('../../../report/problems.ts');
    note(renderProblems(warnings, await screenOf(2, host.env, { color, all: false })));
  }
  return EXIT.done;
}

type Read = { readonly catalog: CompiledCatalog; readonly warnings: readonly Problem[] };

/** A compiled catalog, or a folder of entries, compiled. */
async function readEither(name: string): Promise<Read> {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ? compiledFolder(name) : readCatalogFile(name);
}

async function compiledFolder(folder: string): Promise<Read> {
  const [{ readEntries }, { compileEntries }, { canonicalJson }] = await Promise.all([
    import('../../read-entries.ts'),
    import('../../../catalog/source/compile.ts'),
    import('../../../catalog/source/canonical.ts'),
  ]);
  const { content, problems } = compileEntries(await readEntries(folder));
  if (problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  // its sources stand in the entries themselves
  return { catalog: { ...content, sources: [], sha256 }, warnings: problems };
}
