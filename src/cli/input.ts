import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeText, SCENARIO_LIMIT } from '../input/decode.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { UsageFault } from './exit.ts';
import { noteRead } from './files-read.ts';
import { PATH_REASONS } from './path-reasons.ts';
import { retry } from './retry.ts';
import { shownAddress } from './shown-address.ts';
import { isTerminal } from './terminal.ts';

export interface Input {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly file: string;
}

/** Reads a whole regular file, or standard input for `-`; whatever could hang or never end is refused at once. */
export async function readInput(file: string, limit: number = SCENARIO_LIMIT): Promise<Input> {
  if (file === '-' && (await isTerminal(0)))
    throw new UsageFault('`-` reads standard input, which is this terminal', 'tco compare - < scenario.yaml');
  const descriptor = file === '-' ? 0 : open(file);
  try {
    noteRead(fstatSync(descriptor));
    const bytes = readUpTo(descriptor, limit + 1, file);
    const text = decodeText(bytes, file === '-' ? '<stdin>' : file, limit);
    if (typeof text !== 'string') throw new InputFault(text);
    return { text, bytes, file: file === '-' ? '<stdin>' : file };
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function open(file: string): number {
  let descriptor: number;
  try {
    // not to wait for the other end of a named pipe
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (fault) {
    throw new InputFault([unreadable(file, (fault as NodeJS.ErrnoException).code ?? '')]);
  }
  const status = fstatSync(descriptor);
  if (status.isFile()) return descriptor;
  closeSync(descriptor);
  const kind = status.isDirectory()
    ? 'a directory'
    : status.isFIFO()
      ? 'a pipe'
      : status.isSocket()
        ? 'a socket'
        : 'a device';
  throw new InputFault([
    problem(
      'E131',
      `\`${file}\` is ${kind}, not a regular file`,
      status.isDirectory() ? undefined : 'use - to read standard input',
    ),
  ]);
}

function unreadable(file: string, code: string): Problem {
  const hint =
    code === 'ENOENT' && file.startsWith('~') ? 'the shell did not expand the ~; write the whole path' : undefined;
  const name = shownAddress(file);
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('E130', `there is no file \`${name}\``, hint);
  if (code === 'EACCES' || code === 'EPERM') return problem('E130', `\`${name}\` may not be read`);
  if (code === 'ENXIO') return problem('E131', `\`${name}\` is a socket or a device, not a regular file`);
  return problem('E130', `\`${name}\` cannot be read (${PATH_REASONS[code] ?? code})`);
}

const problem = (code: string, message: string, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  ...(hint ? { hint } : {}),
});

function readUpTo(descriptor: number, limit: number, file: string): Uint8Array {
  const buffer = new Uint8Array(Math.min(limit, Math.max(65_536, fstatSync(descriptor).size + 1)));
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total < limit) {
    const size = readChunk(descriptor, buffer, Math.min(buffer.length, limit - total), file);
    if (size === 0) break;
    chunks.push(buffer.slice(0, size));
    total += size;
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function readChunk(descriptor: number, buffer: Uint8Array, length: number, file: string): number {
  try {
    return retry(() => readSync(descriptor, buffer, 0, length, null));
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? '';
    if (code === 'EOF') return 0;
    throw new InputFault([unreadable(file, code)]);
  }
}
