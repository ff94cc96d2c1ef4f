import { readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { InputFault, type Problem } from '../../../input/problem.ts';
import type { FileKind, FileSet } from '../../../usage/files/file-set.ts';
import { noteRead } from '../../files-read.ts';
import { statusOf } from '../../status-of.ts';
import { fileStart } from './file-start.ts';

const ENDINGS: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(?:parquet|pq)$/i, 'parquet'],
  [/\.(?:csv|tsv)(?:\.gz|\.zst)?$/i, 'csv'],
  [/\.(?:json|jsonl|ndjson)(?:\.gz|\.zst)?$/i, 'json'],
];

const isLines = (file: string): boolean => /\.(?:jsonl|ndjson)(?:\.gz|\.zst)?$/i.test(file);

const isPacked = (file: string): boolean => /\.(?:gz|zst)$/i.test(file);

/** Bytes of a document that is no line: a whole file, as far as its size tells. */
const LONGEST_LINE = 16 * 1024 * 1024;
const LONGEST_PAGE = 512 * 1024 * 1024;

/** A file of a source: what it is, and how large. */
interface SourceFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** Of what lies there, under whatever name. */
  readonly identity: string;
}

/** The files that paths name, a folder with all below it, by what they are; a file that is named twice is there once. Throws InputFault with every path that has none. */
export function sourceFiles(paths: readonly string[]): readonly FileSet[] {
  const found = paths.flatMap(filesAt);
  const faults = found.filter(isFault);
  if (faults.length > 0) throw new InputFault(faults);
  const sets = new Map<string, Map<string, SourceFile>>();
  for (const file of found as readonly SourceFile[]) {
    const key = `${file.kind} ${file.kind === 'json' && !isLines(file.file)}`;
    const set = sets.get(key) ?? new Map<string, SourceFile>();
    if (!set.has(file.identity)) set.set(file.identity, file);
    sets.set(key, set);
  }
  return [...sets.values()].map(set => setOf([...set.values()]));
}

const isFault = (found: SourceFile | Problem): found is Problem => 'code' in found;

function setOf(files: readonly SourceFile[]): FileSet {
  const [first] = files;
  const set = { kind: first!.kind, files: files.map(({ file }) => file) };
  if (first!.kind !== 'json' || isLines(first!.file)) return { ...set, longest: LONGEST_LINE };
  const largest = Math.max(...files.map(({ file, bytes }) => (isPacked(file) ? bytes * 30 : bytes)));
  return { ...set, longest: Math.min(LONGEST_PAGE, Math.max(LONGEST_LINE, largest + 1024)) };
}

/** The files at a path, or what is wrong with it. */
function filesAt(path: string): readonly (SourceFile | Problem)[] {
  const status = statusOf(path);
  if (!status) return [{ ...fault('E601', `there is no \`${path}\``), ...hintOf(path) }];
  try {
    if (status.isFile())
      return [status.size === 0 ? fault('E601', `\`${path}\` is empty`) : fileAt(path, status, kindOf(path))];
    if (!status.isDirectory()) return [fault('E131', `\`${path}\` is not a regular file`)];
    const below = filesBelow(path);
    if (below.length > 0) return below;
  } catch (error) {
    const { code = '', path: at = path } = error as NodeJS.ErrnoException;
    if (code === '') throw error;
    return [fault('E130', `\`${at}\` ${code === 'EACCES' ? 'may not be read' : `cannot be read (${code})`}`)];
  }
  return [
    {
      ...fault('E601', `there are no logs in \`${path}\``),
      expected: 'files that end in .parquet, .csv, .json, .jsonl or .ndjson, packed with gzip or zstd or not',
    },
  ];
}

const fault = (code: string, message: string): Problem => ({ code, severity: 'error', message });

function hintOf(path: string): Pick<Problem, 'hint'> {
  if (/[*?[]/.test(path)) return { hint: 'no file matches; a folder is read with all that is below it' };
  return path.startsWith('~') ? { hint: 'the shell did not expand the ~; write the whole path' } : {};
}

/** A file with something in it. `named`: what its name says that it is. */
function fileAt(file: string, status: Stats, named: FileKind | undefined): SourceFile | Problem {
  const { kind, encoding } = fileStart(file);
  if (encoding && !isPacked(file))
    return { ...fault('E102', `\`${file}\` is ${encoding}, not UTF-8`), hint: 'save it as UTF-8' };
  noteRead(status);
  return { file, kind: named ?? kind, bytes: status.size, identity: `${status.dev}:${status.ino}` };
}

/** The logs below a folder. A hidden file is somebody's business, and one without a byte has nothing in it. */
const filesBelow = (path: string): readonly (SourceFile | Problem)[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap(name => {
      const file = join(path, name);
      const kind = kindOf(name);
      const below = kind && !/(?:^|[/\\])\./.test(name) ? statusOf(file) : undefined;
      return below?.isFile() && below.size > 0 ? [fileAt(file, below, kind)] : [];
    });

const kindOf = (file: string): FileKind | undefined => ENDINGS.find(([ending]) => ending.test(file))?.[1];
