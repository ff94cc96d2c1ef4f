import { CASH } from './cash.ts';
import { LIVE, type Section } from './live-sections.ts';
import { SPLIT } from './split.ts';

/** The page from top to bottom; the split stands behind the cash, and the program of the page goes without it. */
export const ALL: readonly Section[] = LIVE.flatMap(section => (section === CASH ? [section, SPLIT] : [section]));
