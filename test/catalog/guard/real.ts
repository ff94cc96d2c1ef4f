import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardEntry, KINDS_GUARDED } from '../../../src/catalog/guard/guard.ts';
import type { Others } from '../../../src/catalog/guard/others.ts';
import type { EntryFinding } from '../../../src/catalog/source/check-references.ts';
import { compileEntries, type EntryFile } from '../../../src/catalog/source/compile.ts';

/** The texts of `pricing-data/`. */
export const realFiles = (): EntryFile[] =>
  readdirSync('pricing-data', { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yaml'))
    .sort()
    .map(path => ({ path, file: `pricing-data/${path}`, text: readFileSync(join('pricing-data', path), 'utf8') }));

let content: ReturnType<typeof compileEntries>['content'] | undefined;

/** The entries of `pricing-data/`, compiled once. */
export const realContent = (): ReturnType<typeof compileEntries>['content'] => {
  content ??= compileEntries(realFiles()).content;
  return content;
};

/** What the compiler says of one file alone: that what it refers to is elsewhere is not held against it. */
export function compiledAlone(file: EntryFile) {
  const { content, problems } = compileEntries([file]);
  const own = problems.filter(p => p.severity === 'error' && p.code !== 'E457' && p.code !== 'E464');
  return { content, problems: own };
}

/** Everything that the compiler and the guards say of one file, judged by the other entries. */
export function saidOf(file: EntryFile, others: Others): readonly (string | EntryFinding)[] {
  const { content, problems } = compiledAlone(file);
  if (problems.length > 0) return problems.map(p => p.code);
  return KINDS_GUARDED.flatMap(kind =>
    Object.entries(content[kind] ?? {}).flatMap(([id, entry]) => guardEntry(kind, id, entry, others)),
  );
}
