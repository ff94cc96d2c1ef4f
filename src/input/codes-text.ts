import { entry } from './code-entry.ts';

/** E1xx: the text of the file and its YAML. */
export const TEXT_CODES = {
  E101: entry(
    'file too large',
    'A scenario may have 1 MiB, a catalog file 16 MiB. A file beyond that is most likely not what was meant, and reading it could stop the machine. Split it, or leave out what is not needed.',
  ),
  E102: entry(
    'file is not UTF-8 but UTF-16 or UTF-32',
    'The file begins like a UTF-16 or UTF-32 text, as some Windows editors write it. Save it again as UTF-8.',
  ),
  E103: entry(
    'bytes that are not UTF-8',
    'The file holds bytes that no UTF-8 text has, most often because it was saved as Latin-1 or Windows-1252. Replacing them silently would change names, so the place is shown instead. Save the file as UTF-8.',
  ),
  E104: entry(
    'control character',
    'A NUL, escape or other control character stands in the text (also when written as an escape such as "\\0"). Terminals and other programs act on them. Only tab, line feed and carriage return are allowed.',
  ),
  E105: entry(
    'invisible or bidirectional character',
    'A character that cannot be seen, or that turns the reading direction round, stands in the text. Two keys that look alike would differ, and a line could read as something else than it is. Delete it, the message names its code point and column.',
  ),
  E106: entry(
    'half of a surrogate pair',
    'An escape such as "\\ud800" stands for half a character. It cannot be written out as UTF-8. Write the whole character.',
  ),
  E107: entry(
    'file is empty',
    'The file has nothing in it but white space or comments. A scenario needs at least `tasks` and `options`; `tco init` writes one to start from. Own prices and `tco-project.yaml` have keys of their own, which the message names.',
  ),
  E108: entry(
    'top level is not a map',
    'The file must be a map of keys at its top level, a scenario one with `tasks:` and `options:`; a list or a single text was found. A no-break space behind a colon (`key:\\u00a05`) also makes a text of what looks like a map.',
  ),
  E109: entry(
    'YAML syntax',
    'The file cannot be read as YAML 1.2. The usual reasons are a colon or a hash inside a value that is not quoted, a bracket that is not closed, and indentation that does not line up.',
  ),
  E110: entry(
    'tab used for indentation',
    'YAML does not allow tabs for indentation, because their width is not defined. Use spaces; the excerpt shows each tab as an arrow.',
  ),
  E111: entry(
    'nested too deep',
    'Maps and lists may be nested 32 deep. A scenario needs less than ten levels; a deeper file is broken, or made to stop the program.',
  ),
  E112: entry(
    'anchors and aliases are not allowed',
    'YAML can repeat a value by `&name` and `*name`. This program does not follow them: a small file could grow to gigabytes, and an excerpt could no longer show where a number stands. Write the value again.',
  ),
  E113: entry(
    'tags are not allowed',
    'A YAML tag such as `!!binary`, `!!js/function` or `!secret` changes what a value is. The scenario needs none: every field knows what it wants. Delete the tag.',
  ),
  E114: entry(
    'directives are not allowed',
    'A `%YAML` or `%TAG` line changes how the rest of the file is read; under YAML 1.1 the text `no` is false and `017` is 15. This program reads YAML 1.2 only. Delete the line.',
  ),
  E115: entry(
    'more than one document',
    'A second document begins in the same file (`---`). Only one of them could be used, so none is. Keep one scenario in one file.',
  ),
  E116: entry('complex key', 'A map or a list was written as a key, or a key with `?`. Keys are plain text here.'),
  E117: entry(
    'merge key',
    'The merge key `<<` of YAML 1.1 is not part of YAML 1.2 and is not followed. Write the keys out.',
  ),
  E118: entry(
    'duplicate key',
    'The same key is written twice in one map, and only one of them could count. Both places are shown. `1` and `"1"` are the same key; so are two spellings of one accented letter.',
  ),
  E119: entry(
    'keys that differ only in case',
    'Two keys of one map differ only in upper and lower case. They are different keys, but one of them is probably a slip.',
  ),
  E120: entry(
    'carriage returns without line feeds',
    'The lines end in a carriage return alone, as on very old systems, so the file would be one single line. Save it with LF or CRLF line ends.',
  ),
  E121: entry(
    'text that YAML reads as a comment',
    'A hash behind a space begins a comment, so what follows it is not part of the value. Quote the value, or put a space behind the hash of a comment.',
  ),
  E122: entry(
    'reserved key',
    'The keys `__proto__`, `constructor` and `prototype` have a meaning inside JavaScript and are not accepted as keys or ids.',
  ),
  E123: entry(
    'too many values',
    'The file holds more than 50,000 keys and values. Reading it would take long, and costing it longer. Join tasks that are alike.',
  ),
  E130: entry('file cannot be read', 'The file is missing or may not be read. Check the path and its rights.'),
  E132: entry(
    'a saved report where a scenario is wanted',
    'The file is what `--format json` wrote. `tco explain` and `tco diff` read it, and `tco check --baseline`; the scenario that it was computed from stands in it as text, under `scenario`.',
  ),
  E131: entry(
    'not a regular file',
    'The path is a directory, a device, a pipe or a socket; or a link, where none is followed: in folders of own prices, and for `tco-project.yaml`. A scenario is read from a regular file, or from standard input when the path is `-`.',
  ),
} as const;
