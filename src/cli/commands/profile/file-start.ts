import { closeSync, openSync, readSync } from 'node:fs';
import { otherEncoding } from '../../../input/decode.ts';
import type { FileKind } from '../../../usage/files/file-set.ts';

/** Bytes from which a form can be told. */
const ENOUGH = 64;

/** What the first bytes of a file say. Throws what the operating system says of a file that cannot be read. */
export interface FileStart {
  /** The form of a file whose name says nothing. */
  readonly kind: FileKind;
  /** Whether it begins with the byte order mark of UTF-8. */
  readonly marked: boolean;
  /** What it is written in, where that is not UTF-8. */
  readonly encoding: string | undefined;
}

export function fileStart(file: string): FileStart {
  const bytes = firstBytes(file);
  const text = bytes.toString('latin1');
  const marked = text.startsWith('\u00ef\u00bb\u00bf');
  const kind = text.startsWith('PAR1') ? 'parquet' : /^\s*[[{]/.test(marked ? text.slice(3) : text) ? 'json' : 'csv';
  return { kind, marked, encoding: kind === 'parquet' ? undefined : otherEncoding(bytes) };
}

function firstBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(ENOUGH);
    return start.subarray(0, readSync(descriptor, start, 0, ENOUGH, 0));
  } finally {
    closeSync(descriptor);
  }
}
