import { note } from './output.ts';
import { isTerminal } from './terminal.ts';

/** What a person sees of long work: one line on standard error that is written over, where that is a terminal. */
export interface WorkProgress {
  readonly told: (what: string) => void;
  /** Takes the line away. */
  readonly ended: () => void;
}

const CLEAR = '\r\u001b[K';

/** Work that is done sooner than this (ms) says nothing. */
const SOON = 400;

export async function workProgress(quiet: boolean): Promise<WorkProgress> {
  if (quiet || !(await isTerminal(2))) return { told: () => undefined, ended: () => undefined };
  const began = performance.now();
  let said = false;
  return {
    told: what => {
      if (performance.now() - began < SOON) return;
      said = true;
      note(`${CLEAR}${what} …`);
    },
    ended: () => {
      if (said) note(CLEAR);
    },
  };
}
