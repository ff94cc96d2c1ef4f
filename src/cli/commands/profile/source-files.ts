import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputFault, type Problem } from '../../../input/problem.ts';
import type { FileKind, FileSet } from '../../../usage/files/file-set.ts';
import { noteRead } from '../../files-read.ts';

const ENDINGS: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(?:parquet|pq)$/i, 'parquet'],
  [/\.(?:csv|tsv)(?:\.gz|\.zst)?$/i, 'csv'],
  [/\.(?:json|jsonl|ndjson)(?:\.gz|\.zst)?$/i, 'json'],
];

const isLines = (file: string): boolean => /\.(?:jsonl|ndjson)(?:\.gz|\.zst)?$/i.test(file);

/** Bytes of a document that is no line: a whole file, as far as its size tells. */
const LONGEST_LINE = 16 * 1024 * 1024;
const LONGEST_PAGE = 512 * 1024 * 1024;

/** A file of a source: what it is, and how large. */
interface SourceFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly bytes: number;
}

/** The files that paths name, a folder with all below it, by what they are. Throws InputFault with every path that has none. */
export function sourceFiles(paths: readonly string[]): readonly FileSet[] {
  const faults: Problem[] = [];
  const found = [...new Set(paths)].flatMap(path => {
    try {
      return filesAt(path);
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      faults.push(...fault.problems);
      return [];
    }
  });
  if (faults.length > 0) throw new InputFault(faults);
  const sets = new Map<string, SourceFile[]>();
  for (const file of found) {
    const key = `${file.kind} ${file.kind === 'json' && !isLines(file.file)}`;
    sets.set(key, [...(sets.get(key) ?? []), file]);
  }
  return [...sets.values()].map(setOf);
}

function setOf(files: readonly SourceFile[]): FileSet {
  const [first] = files;
  const set = { kind: first!.kind, files: files.map(({ file }) => file) };
  if (first!.kind !== 'json' || isLines(first!.file)) return { ...set, longest: LONGEST_LINE };
  const largest = Math.max(...files.map(({ file, bytes }) => (/\.(?:gz|zst)$/i.test(file) ? bytes * 30 : bytes)));
  return { ...set, longest: Math.min(LONGEST_PAGE, Math.max(LONGEST_LINE, largest + 1024)) };
}

function filesAt(path: string): readonly SourceFile[] {
  let status: ReturnType<typeof statSync>;
  try {
    status = statSync(path);
  } catch {
    throw new InputFault([{ code: 'E601', severity: 'error', message: `there is no \`${path}\`` }]);
  }
  if (status.isFile()) {
    noteRead(status);
    return [{ file: path, kind: kindOf(path) ?? sniffed(path), bytes: Number(status.size) }];
  }
  if (!status.isDirectory())
    throw new InputFault([{ code: 'E131', severity: 'error', message: `\`${path}\` is not a regular file` }]);
  const below = filesBelow(path);
  if (below.length > 0) return below;
  throw new InputFault([
    {
      code: 'E601',
      severity: 'error',
      message: `there are no logs in \`${path}\``,
      expected: 'files that end in .parquet, .csv, .json, .jsonl or .ndjson, packed with gzip or zstd or not',
    },
  ]);
}

const filesBelow = (path: string): readonly SourceFile[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap(name => {
      const file = join(path, name);
      const kind = kindOf(name);
      const below = statSync(file);
      // a hidden file is somebody's business, not a log
      if (!kind || !below.isFile() || /(?:^|[/\\])\./.test(name)) return [];
      noteRead(below);
      return [{ file, kind, bytes: below.size }];
    });

const kindOf = (file: string): FileKind | undefined => ENDINGS.find(([ending]) => ending.test(file))?.[1];

/** A file whose name says nothing, by how it begins. */
function sniffed(file: string): FileKind {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(64);
    const text = start.subarray(0, readSync(descriptor, start, 0, 64, 0)).toString('latin1');
    return text.startsWith('PAR1') ? 'parquet' : /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(text) ? 'json' : 'csv';
  } finally {
    closeSync(descriptor);
  }
}
