import { type CodeEntry, entry } from './code-entry.ts';

/** E570 to E579: `tco diff`. */
export const DIFFERENCE_CODES: Readonly<Record<string, CodeEntry>> = {
  E570: entry(
    'two currencies',
    'What is compared must be in one currency: the program knows no exchange rates. Write both scenarios in the same `currency`, with every price in it.',
  ),
  E572: entry(
    'two ways of counting',
    'One of the two reports was made with --lens, the other counts other costs. Make both with the same lens, or without one.',
  ),
  E571: entry(
    'nothing that can be compared',
    '`tco diff` takes scenarios and saved reports, which `tco compare` and `tco route` write with --format json. The file is JSON of another kind.',
  ),
};
