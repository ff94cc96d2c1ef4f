import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Engine } from '../../../usage/engine.ts';
import { type FileSet, rejectsQuery } from '../../../usage/files/file-set.ts';
import type { BrokenLines } from '../../../usage/open-source.ts';

/** Characters that are looked through for a line to be shown. */
const PATIENCE = 256 * 1024 * 1024;

/** Lines of files that are no rows. `unreadable`: rows of which nothing could be read, as the engine counted them. Throws EngineFault. */
export async function brokenLines(set: FileSet, engine: Engine, unreadable: bigint): Promise<BrokenLines | undefined> {
  if (set.kind === 'csv') return rejected(set, engine);
  if (!set.lines || unreadable === 0n) return undefined;
  return { leftOut: 0n, more: false, at: await firstBroken(set.files) };
}

async function rejected({ files }: FileSet, engine: Engine): Promise<BrokenLines | undefined> {
  const [cells] = await engine.rows(rejectsQuery(files));
  const [lines, file, line, more] = cells ?? [];
  if (!file) return undefined;
  return { leftOut: BigInt(lines ?? 0), more: more === 'true', at: { file, line: Number(line), column: 1 } };
}

/** The first line that is no object of JSON, if it can be found soon. */
async function firstBroken(files: readonly string[]): Promise<BrokenLines['at']> {
  let left = PATIENCE;
  for (const file of files) {
    if (file.endsWith('.zst')) continue;
    const bytes = createReadStream(file);
    const packed = /\.gz$/i.test(file);
    const unpacked = packed ? bytes.pipe(createGunzip()) : bytes;
    // a file that was cut off has broken off by then
    unpacked.on('error', () => undefined);
    let line = 0;
    try {
      for await (const text of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
        line++;
        left -= text.length;
        if (left < 0) return undefined;
        if (!isObject(text)) return { file, line, column: 1 };
      }
    } catch {
      return undefined;
    } finally {
      bytes.destroy();
    }
  }
  return undefined;
}

function isObject(line: string): boolean {
  const text = line.replace(/^\ufeff/, '').trim();
  if (text === '') return true;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}
