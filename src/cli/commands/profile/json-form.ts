import { closeSync, openSync, readSync } from 'node:fs';
import type { Engine } from '../../../usage/engine.ts';
import { areLines, type FileSet, jsonLinesQuery } from '../../../usage/files/file-set.ts';

/** Files of JSON with what is to be known of them before they are read: whether a document is a line, and whether a mark stands before the first. Throws EngineFault. */
export async function jsonForm(set: FileSet, engine: Engine): Promise<FileSet> {
  if (set.kind !== 'json') return set;
  const [counts] = await engine.rows(jsonLinesQuery(set));
  const lines = areLines(Number(counts?.[0] ?? 0), Number(counts?.[1] ?? 0));
  return { ...set, lines, marked: lines && set.files.some(isMarked) };
}

/** Whether a file begins with the byte order mark of UTF-8. */
function isMarked(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(3);
    return readSync(descriptor, start, 0, 3, 0) === 3 && start.equals(Buffer.from([0xef, 0xbb, 0xbf]));
  } finally {
    closeSync(descriptor);
  }
}
