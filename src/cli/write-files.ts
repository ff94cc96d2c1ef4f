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
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputFault } from './exit.ts';
import { unwritten, writeAll } from './write-all.ts';

/** What is to stand in a file. */
export interface FileContent {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** A file that has been written beside its target. */
interface Prepared {
  readonly temporary: string;
  readonly target: string;
}

/**
 * Writes files whole or not at all, over what was there on purpose: all are written beside their targets before the first is
 * renamed, so that what cannot be written leaves every old file as it was.
 */
export function writeFiles(files: readonly FileContent[]): void {
  // everything below is synchronous: with a listener there, Ctrl-C waits for its end instead of leaving half a file
  const wait = (): void => undefined;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, wait);
  const prepared: Prepared[] = [];
  const devices: FileContent[] = [];
  try {
    for (const { file, content } of files) {
      const status = reached(file);
      if (status?.isDirectory()) throw new OutputFault(`\`${file}\` is a directory`);
      if (status && !status.isFile()) devices.push({ file, content });
      else prepared.push(preparedFile(content, status ? realpathSync(file) : file, status?.mode));
    }
    for (const { file, content } of devices) writeDevice(content, file);
    while (prepared.length) {
      const { temporary, target } = prepared[0]!;
      renamed(temporary, target);
      prepared.shift();
    }
  } finally {
    for (const { temporary } of prepared) unlinkSync(temporary);
    for (const signal of signals) process.off(signal, wait);
  }
}

/** What stands where a file goes; undefined where nothing does. */
function reached(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (fault) {
    throw unwritten(`\`${file}\``, (fault as NodeJS.ErrnoException).code);
  }
}

function writeDevice(content: FileContent['content'], file: string): void {
  const descriptor = opened(file, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    writeAll(descriptor, content, `\`${file}\``);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes beside the target. */
function preparedFile(content: FileContent['content'], target: string, mode: number | undefined): Prepared {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const descriptor = opened(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, target);
  try {
    try {
      if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
      writeAll(descriptor, content, `\`${target}\``);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (fault) {
    unlinkSync(temporary);
    throw fault instanceof OutputFault ? fault : unwritten(`\`${target}\``, (fault as NodeJS.ErrnoException).code);
  }
  return { temporary, target };
}

function renamed(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (fault) {
    throw unwritten(`\`${target}\``, (fault as NodeJS.ErrnoException).code);
  }
}

function opened(file: string, flags: number, name = file): number {
  try {
    return openSync(file, flags, 0o666);
  } catch (fault) {
    throw unwritten(`\`${name}\``, (fault as NodeJS.ErrnoException).code);
  }
}
