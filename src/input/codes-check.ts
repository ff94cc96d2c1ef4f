import { type CodeEntry, entry } from './code-entry.ts';

/** E560 to E569: `tco check`. */
export const CHECK_CODES: Readonly<Record<string, CodeEntry>> = {
  E560: entry(
    'a baseline that is not a saved report',
    '`--baseline` takes a report as `tco check --format json` or `tco compare --format json` writes it. The file is something else, or a part that a check needs is missing or broken.',
  ),
  E561: entry(
    'a baseline of another question',
    'The baseline was computed with another catalog, of another day, over another horizon or from another scenario than this run. What changed against it is then partly that. `--catalog` takes a compiled catalog, so that both can rest on the same one.',
  ),
};
