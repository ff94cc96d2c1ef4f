import type { Stats } from 'node:fs';
import { statusOf } from './status-of.ts';

/** Device and inode of every file that this run has read, under whatever name. */
const read = new Set<string>();

/** Remembers a file that is read, so that no output of the same run is written over it. Pipes and devices do not lose what was read. */
export function noteRead(status: Stats | undefined): void {
  if (status?.isFile()) read.add(identityOf(status));
}

/** Whether the file at a path was read in this run. */
export function wasRead(path: string): boolean {
  const status = statusOf(path);
  return status !== undefined && read.has(identityOf(status));
}

const identityOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;
