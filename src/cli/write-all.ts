import { writeSync } from 'node:fs';
import { ClosedPipe, OutputFault } from './exit.ts';
import { PATH_REASONS } from './path-reasons.ts';
import { retry } from './retry.ts';

/** Writes all of it to an open file; `name` is what a fault calls it. */
export function writeAll(descriptor: number, content: string | Uint8Array, name: string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    for (let sent = 0; sent < bytes.length; ) sent += retry(() => writeSync(descriptor, bytes, sent));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EPIPE') throw new ClosedPipe();
    throw unwritten(name, code);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota is used up',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENXIO: 'nobody reads from the pipe',
  EBADF: 'it is closed',
  ...PATH_REASONS,
};

export const unwritten = (name: string, code = 'unknown'): OutputFault =>
  new OutputFault(`${name} could not be written: ${REASONS[code] ?? code}`);
