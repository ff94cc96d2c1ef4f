import type { CatalogDiff } from '../../../catalog/diff/catalog-diff.ts';
import { compareCatalogs } from '../../../catalog/diff/compare-catalogs.ts';
import { InputFault, type Problem } from '../../../input/problem.ts';
import { EXIT } from '../../exit.ts';
import type { Host } from '../../host.ts';
import type { Format } from '../../options.ts';
import { emit, note } from '../../output.ts';
import { type ReadCatalog, readEither } from '../../read-either.ts';
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

/** `tco catalog diff`: what came, went and changed between two compiled catalogs, folders of entries, or folders of own prices. */
export async function diff(old: string, now: string, options: DiffOptions, host: Host): Promise<number> {
  const [a, b] = await both(old, now, host);
  const { format, output, color, all = false } = options;
  const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all });
  emit(await renderedDiff(named(compareCatalogs(a.catalog, b.catalog), a, b), format, screen), output);
  const warnings = [...a.warnings, ...b.warnings];
  if (warnings.length > 0 && !options.quiet) {
    const { renderProblems } = await import('../../../report/problems.ts');
    note(renderProblems(warnings, await screenOf(2, host.env, { color, all: false })));
  }
  return EXIT.done;
}

/** Both catalogs; throws InputFault with what is wrong with either. */
async function both(old: string, now: string, host: Host): Promise<readonly [ReadCatalog, ReadCatalog]> {
  const problems: Problem[] = [];
  const read = async (name: string): Promise<ReadCatalog | undefined> => {
    try {
      return await readEither(name, host);
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems);
      return undefined;
    }
  };
  const [a, b] = [await read(old), await read(now)];
  if (!a || !b) throw new InputFault(problems);
  return [a, b];
}

/** With the folders of own prices in the heads: the versions below them are the same. */
const named = (diff: CatalogDiff, a: ReadCatalog, b: ReadCatalog): CatalogDiff => ({
  ...diff,
  old: { ...diff.old, ...(a.overlay === undefined ? {} : { overlay: a.overlay }) },
  new: { ...diff.new, ...(b.overlay === undefined ? {} : { overlay: b.overlay }) },
});
