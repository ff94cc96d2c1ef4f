import { type Stats, statSync } from 'node:fs';

/** What stands at a path; undefined where nothing does or it cannot be reached: whoever then reads or writes it says why. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
