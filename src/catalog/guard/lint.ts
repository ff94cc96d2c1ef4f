import type { Problem } from '../../input/problem.ts';
import type { CompiledCatalog } from '../compiled.ts';
import { onTop } from '../on-top.ts';
import { compileEntries, type EntryFile } from '../source/compile.ts';
import { located } from '../source/read-entry.ts';
import { guard } from './guard.ts';

/** Everything that is wrong with entry files, the slips that guards see among it. With a `base` the files are a folder of own prices on top of it. */
export function lintEntries(files: readonly EntryFile[], base?: CompiledCatalog): readonly Problem[] {
  const { content, problems, trees } = compileEntries(files, base);
  const known = base ? onTop(base, content) : content;
  const slips = guard(content, known).map(({ entry, ...finding }) => located(finding, trees.get(entry)!));
  return [...problems, ...slips];
}
