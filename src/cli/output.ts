import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ClosedPipe, OutputFault, UsageFault } from './exit.ts';
import { wasRead } from './files-read.ts';
import { PATH_REASONS } from './path-reasons.ts';
import { retry } from './retry.ts';

/** Writes a result to standard output, or whole or not at all to a file; never over a file that was read for it. */
export function emit(text: string, file?: string): void {
  if (file === undefined || file === '-') writeAll(1, text, 'standard output');
  else if (wasRead(file))
    throw new UsageFault(`--output \`${file}\` is one of the files that were read; it would be overwritten`);
  else writeFile(text, file);
}

/** Writes a file whole or not at all, over what was there on purpose. */
export function writeFile(text: string, file: string): void {
  const status = reached(file);
  if (status?.isDirectory()) throw new OutputFault(`\`${file}\` is a directory`);
  if (status && !status.isFile()) writeDevice(text, file);
  else replaceFile(text, status ? realpathSync(file) : file, status?.mode);
}

/** What stands where a file goes; undefined where nothing does. */
function reached(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (fault) {
    throw unwritten(`\`${file}\``, (fault as NodeJS.ErrnoException).code);
  }
}

/** Notes and faults; whether anybody reads them must not change the outcome. */
export function note(text: string): void {
  try {
    writeAll(2, text, 'standard error');
  } catch {
    // nobody is there to be told
  }
}

function writeAll(descriptor: number, text: string, name: string): void {
  const bytes = Buffer.from(text, 'utf8');
  try {
    for (let sent = 0; sent < bytes.length; ) sent += retry(() => writeSync(descriptor, bytes, sent));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EPIPE') throw new ClosedPipe();
    throw unwritten(name, code);
  }
}

function writeDevice(text: string, file: string): void {
  const descriptor = opened(file, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    writeAll(descriptor, text, `\`${file}\``);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes beside the target and renames, so that there is the old file or the new one at any time. */
function replaceFile(text: string, target: string, mode: number | undefined): void {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // everything below is synchronous: with a listener there, Ctrl-C waits for its end instead of leaving half a file
  const wait = (): void => undefined;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, wait);
  try {
    const descriptor = opened(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, target);
    try {
      try {
        if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
        writeAll(descriptor, text, `\`${target}\``);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(temporary, target);
    } catch (fault) {
      unlinkSync(temporary);
      throw fault instanceof OutputFault ? fault : unwritten(`\`${target}\``, (fault as NodeJS.ErrnoException).code);
    }
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}

function opened(file: string, flags: number, name = file): number {
  try {
    return openSync(file, flags, 0o666);
  } catch (fault) {
    throw unwritten(`\`${name}\``, (fault as NodeJS.ErrnoException).code);
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

const unwritten = (name: string, code = 'unknown'): OutputFault =>
  new OutputFault(`${name} could not be written: ${REASONS[code] ?? code}`);
