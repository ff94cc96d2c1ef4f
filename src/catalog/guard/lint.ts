import { monthsLater } from '../../input/day.ts';
import type { Problem } from '../../input/problem.ts';
import type { CompiledCatalog } from '../compiled.ts';
import { onTop } from '../on-top.ts';
import { compileEntries, type EntryFile } from '../source/compile.ts';
import { futureDays } from '../source/future-days.ts';
import { mistypedProvider } from '../source/mistyped-provider.ts';
import { located } from '../source/read-entry.ts';
import { guard } from './guard.ts';

/**
 * Everything that is wrong with entry files, the slips that guards see among it. With a `base` the files are a folder of own prices on top of it;
 * they may have been read up to a year after the base was, since nothing here knows what day it is.
 */
export function lintEntries(files: readonly EntryFile[], base?: CompiledCatalog): readonly Problem[] {
  const { content, problems, trees } = compileEntries(files, base);
  const known = base ? onTop(base, content) : content;
  const slips = guard(content, known).map(({ entry, ...finding }) => located(finding, trees.get(entry)!));
  if (!base) return [...problems, ...slips];
  const lookedAtLater = [...trees.values()].flatMap(tree =>
    futureDays(tree, monthsLater(base.date, 12), 'a year after the catalog').map(f => ({
      ...located(f, tree),
      severity: 'warning' as const,
    })),
  );
  const strangers = files.flatMap(({ path, file }) => mistypedProvider(path.replace(/\.yaml$/, ''), base, file));
  return [...problems, ...slips, ...lookedAtLater, ...strangers];
}
