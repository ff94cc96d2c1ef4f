import type { Engine } from '../../../usage/engine.ts';
import { areLines, type FileSet, jsonLinesQuery } from '../../../usage/files/file-set.ts';
import { fileStart } from './file-start.ts';

/** Files of JSON with what is to be known of them before they are read: whether a document is a line, and whether a mark stands before the first. Throws EngineFault. */
export async function jsonForm(set: FileSet, engine: Engine): Promise<FileSet> {
  if (set.kind !== 'json') return set;
  const [counts] = await engine.rows(jsonLinesQuery(set));
  const lines = areLines(Number(counts?.[0] ?? 0), Number(counts?.[1] ?? 0));
  return { ...set, lines, marked: lines && set.files.some(file => fileStart(file).marked) };
}
