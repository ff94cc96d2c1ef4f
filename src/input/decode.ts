import { codePoint } from './characters.ts';
import type { Problem } from './problem.ts';
import { problemAt, SourceText } from './source-text.ts';

/** The largest scenario that is read. */
export const SCENARIO_LIMIT = 1024 * 1024;

/** The text of a UTF-8 file without its byte order mark, or what is wrong with the bytes. `limit` is in bytes. */
export function decodeText(
  bytes: Uint8Array,
  file: string,
  limit: number = SCENARIO_LIMIT,
): string | readonly Problem[] {
  const nowhere = new SourceText(file, '').mark(0);
  if (bytes.length > limit) return [problemAt(nowhere, 'E101', `file has more than ${limit} bytes`)];
  const other = otherEncoding(bytes);
  if (other) return [problemAt(nowhere, 'E102', `file is ${other}, not UTF-8`, { hint: 'save it as UTF-8' })];
  const wrong = firstBadByte(bytes);
  if (wrong !== undefined) return [badByte(bytes, wrong, file)];
  return new TextDecoder('utf-8').decode(bytes);
}

/** UTF-16 or UTF-32, by byte order mark or by the zeros that plain letters have in them. */
export function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32BE';
  const head = bytes.subarray(0, 64 - (64 % 2));
  if (head.length < 4) return undefined;
  const zeros = (parity: number) => head.every((byte, i) => (byte === 0) === (i % 2 === parity));
  if (zeros(1)) return 'UTF-16LE';
  return zeros(0) ? 'UTF-16BE' : undefined;
}

/** Offset of the first byte that does not begin or continue a UTF-8 character. */
function firstBadByte(bytes: Uint8Array): number | undefined {
  const decodes = (end: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (decodes(bytes.length, false)) return undefined;
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle, true)) good = middle;
    else bad = middle;
  }
  // the byte that cannot follow may come after some that began a character: the place is where that one begins
  while (!decodes(good, false)) good--;
  return good;
}

function badByte(bytes: Uint8Array, offset: number, file: string): Problem {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset)).replace(/\ufffd$/, '');
  const after = new TextDecoder('latin1').decode(bytes.subarray(offset, offset + 200));
  const mark = new SourceText(file, before + after).mark(before.length);
  const byte = bytes[offset]!;
  const latin = byte >= 0xa0 ? `; in Latin-1 it would be ${String.fromCodePoint(byte)} (${codePoint(byte)})` : '';
  return problemAt(mark, 'E103', `byte ${offset} (0x${byte.toString(16).padStart(2, '0')}) is not UTF-8${latin}`, {
    hint: 'save the file as UTF-8',
  });
}
