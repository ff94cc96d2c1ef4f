import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ClosedPipe, OutputFault, UsageFault } from './exit.ts';
import { identityOf } from './input.ts';
import { retry } from './retry.ts';

/** Writes a result to standard output, or whole or not at all to a file; never over one of the `inputs`. */
export function emit(text: string, file?: string, inputs: readonly (string | undefined)[] = []): void {
  if (file === undefined || file === '-') writeAll(1, text, 'standard output');
  else writeFile(text, file, inputs);
}

function writeFile(text: string, file: string, inputs: readonly (string | undefined)[]): void {
  const identity = identityOf(file);
  if (identity !== undefined && inputs.includes(identity))
    throw new UsageFault(`--output \`${file}\` is the input file; it would be overwritten`);
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isDirectory()) throw new OutputFault(`\`${file}\` is a directory`);
  if (status && !status.isFile()) writeDevice(text, file);
  else replaceFile(text, status ? realpathSync(file) : file, status?.mode);
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
};

const unwritten = (name: string, code = 'unknown'): OutputFault =>
  new OutputFault(`${name} could not be written: ${REASONS[code] ?? code}`);
