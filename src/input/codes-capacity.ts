import { type CodeEntry, entry } from './code-entry.ts';

/** E530 to E539: `tco capacity`. */
export const CAPACITY_CODES: Readonly<Record<string, CodeEntry>> = {
  E530: entry(
    'a device that nothing can be estimated on',
    'The catalog has an entry of the device, but no FLOP/s at 16 or 32 bits in it, and a rate cannot be estimated without. An entry of your own in a folder for --catalog, with `flops` from the data sheet, mends that.',
  ),
  E531: entry(
    'a batch without the columns it needs',
    'The first line of the file names its columns, in any order. `id`, `model` and `hardware` (or `hw_class`) must be there, each once; what else describes a run is taken where it is there, and columns that hold results or anything else are not read.',
  ),
  E532: entry(
    'a quoted cell without an end',
    'In CSV (RFC 4180) a cell that begins with a quote ends with one; a quote inside of it is written twice. From the row shown on, the rest of the file is one cell, so nothing was answered.',
  ),
};
