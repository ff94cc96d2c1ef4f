import { type CodeEntry, entry } from './code-entry.ts';

/** E560 to E569: `tco diff`. */
export const DIFFERENCE_CODES: Readonly<Record<string, CodeEntry>> = {
  E560: entry(
    'two currencies',
    'What is compared must be in one currency: the program knows no exchange rates. Write both scenarios in the same `currency`, with every price in it.',
  ),
  E561: entry(
    'nothing that can be compared',
    '`tco diff` takes scenarios and saved reports, which `tco compare` and `tco route` write with --format json. The file is JSON of another kind.',
  ),
};
