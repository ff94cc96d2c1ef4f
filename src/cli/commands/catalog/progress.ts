import { note } from '../../output.ts';
import { isTerminal } from '../../terminal.ts';

const STEP = 64 * 1024;

/** What a person sees of a download. */
export interface Progress {
  readonly told: (bytes: number, total: number | undefined) => void;
  /** Goes to a new line, if anything stands on this one. */
  readonly ended: () => void;
}

/** Says on standard error how much has come, where that is a terminal. */
export async function downloadProgress(quiet: boolean): Promise<Progress> {
  if (quiet || !(await isTerminal(2))) return { told: () => undefined, ended: () => undefined };
  let said: number | undefined;
  return {
    told: (bytes, total) => {
      if (said !== undefined && bytes - said < STEP && bytes !== total) return;
      said = bytes;
      const kB = (size: number): string => `${Math.ceil(size / 1000)} kB`;
      note(`\r${total === undefined ? kB(bytes) : `${kB(bytes)} of ${kB(total)}`} fetched`);
    },
    ended: () => {
      if (said !== undefined) note('\n');
    },
  };
}
