import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { WrittenEntry } from '../../../catalog/import/import-prices.ts';
import { OutputFault } from '../../exit.ts';
import { PATH_REASONS } from '../../path-reasons.ts';

/**
 * The lists of what an import wrote, with the hash of each file: what is on it unchanged may be replaced by the next import
 * of its kind. One of another kind finds files that it does not know, and leaves them alone.
 */
export const LISTS = { prices: '.tco-import.json', measurements: '.tco-measurements.json' } as const;
type List = (typeof LISTS)[keyof typeof LISTS];

/** Writes a folder of entry files as a whole or not at all. A folder that holds anything but an earlier import, unchanged, is left alone. */
export function writeImport(folder: string, entries: readonly WrittenEntry[], list: List = LISTS.prices): void {
  const target = guarded(folder, () => resolveFolder(folder));
  const old = target !== undefined && mayReplace(target, folder, list);
  const place = target ?? resolve(folder);
  guarded(folder, () => {
    const temporary = beside(place, 'new');
    mkdirSync(temporary);
    // all of this is synchronous: with a listener there, Ctrl-C waits for its end
    const wait = (): void => undefined;
    for (const signal of SIGNALS) process.on(signal, wait);
    try {
      writeAll(temporary, entries, list);
      exchange(temporary, place, old);
    } catch (fault) {
      rmSync(temporary, { recursive: true, force: true });
      throw fault;
    } finally {
      for (const signal of SIGNALS) process.off(signal, wait);
    }
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A hidden sibling, so that renaming stays on one disk. */
const beside = (place: string, what: string): string =>
  join(dirname(place), `.${basename(place)}.${process.pid}.${what}`);

/** The folder itself, behind links; undefined where there is none yet. */
function resolveFolder(folder: string): string | undefined {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) {
    if (lstatSync(folder, { throwIfNoEntry: false })) throw new OutputFault(`\`${folder}\` is a link to nothing`);
    return undefined;
  }
  if (!status.isDirectory()) throw new OutputFault(`\`${folder}\` is not a folder`);
  return realpathSync(folder);
}

/** Whether there is an earlier import to put away; an empty folder is none. Throws where something else lies in it. */
function mayReplace(target: string, folder: string, list: List): boolean {
  const files = guarded(folder, () => filesBelow(target));
  if (files.length === 0 && readdirSync(target).length === 0) return false;
  const written = listOf(target, list);
  const strange = files.find(file => file !== list && written?.[file] !== hashOf(join(target, file)));
  if (written && strange === undefined) return true;
  const what = written ? `\`${strange}\` was changed or added since` : 'it was not written by an import';
  throw new OutputFault(
    `the folder \`${folder}\` is not empty, and ${what}; nothing is overwritten, name another folder`,
  );
}

function writeAll(folder: string, entries: readonly WrittenEntry[], list: List): void {
  const hashes: Record<string, string> = {};
  const made = new Set<string>();
  for (const { path, text } of entries) {
    const below = dirname(join(folder, path));
    if (!made.has(below)) mkdirSync(below, { recursive: true });
    made.add(below);
    writeFileSync(join(folder, path), text, { flag: 'wx' });
    hashes[path] = sha256(text);
  }
  writeFileSync(join(folder, list), `${JSON.stringify({ schema: 'tco-import-files/1', files: hashes }, null, 1)}\n`);
}

/** Puts the new folder in the place of the old one, which comes back if that fails. */
function exchange(temporary: string, place: string, old: boolean): void {
  if (!old) {
    if (statSync(place, { throwIfNoEntry: false })) rmdirSync(place);
    renameSync(temporary, place);
    return;
  }
  const aside = beside(place, 'old');
  mkdirSync(aside);
  renameSync(place, join(aside, 'old'));
  try {
    renameSync(temporary, place);
  } catch (fault) {
    renameSync(join(aside, 'old'), place);
    rmSync(aside, { recursive: true, force: true });
    throw fault;
  }
  rmSync(aside, { recursive: true, force: true });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** The files that an earlier import of the kind left in a folder and that still are there; none where there was none. */
export function importedBefore(folder: string, list: List): WrittenEntry[] {
  const written = listOf(folder, list);
  if (written === undefined) return [];
  return guarded(folder, () =>
    filesBelow(folder)
      .filter(path => Object.hasOwn(written, path))
      .sort()
      .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  );
}

function listOf(folder: string, list: List): Readonly<Record<string, string>> | undefined {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, list), 'utf8')) as { files?: unknown };
    return typeof files === 'object' && files !== null ? (files as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

const hashOf = (file: string): string => (lstatSync(file).isFile() ? sha256(readFileSync(file)) : '');

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof OutputFault) throw fault;
    const { code = String(fault) } = fault as NodeJS.ErrnoException;
    throw new OutputFault(`\`${folder}\` could not be written: ${REASONS[code] ?? code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the folder above it does not exist',
  ENOTDIR: 'what is above it is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota is used up',
  ...PATH_REASONS,
};
