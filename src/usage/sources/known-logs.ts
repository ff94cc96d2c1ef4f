import type { KnownLog } from './known-log.ts';

/** The logs whose columns are known, by their name on the command line. */
export const KNOWN_LOGS: readonly KnownLog[] = [];
