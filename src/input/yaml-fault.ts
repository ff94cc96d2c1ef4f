import type { YAMLError } from 'yaml';
import { oddSpace } from './characters.ts';
import type { Problem } from './problem.ts';
import { problemAt, type SourceText } from './source-text.ts';

const QUOTE = 'if the colon, hash or bracket belongs to the value, quote the value: key: "a: b"';

/** What the YAML library's error codes mean for the one who wrote the file. */
const SAID: Readonly<Record<string, readonly [message: string, hint?: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: ['a second colon on one line', QUOTE],
  BLOCK_IN_FLOW: ['an indented map or list inside brackets', 'inside { } and [ ] separate with commas'],
  BAD_SCALAR_START: ['a value cannot begin with this character', 'quote the value'],
  BAD_DQ_ESCAPE: ['unknown escape in a double-quoted text', 'use single quotes, or double the backslash'],
  BAD_INDENT: ['indentation does not line up', 'keys of one map begin in the same column'],
  MISSING_CHAR: ['a character is missing here'],
  MULTILINE_IMPLICIT_KEY: ['a key without a colon behind it, or one that runs over the line', QUOTE],
  UNEXPECTED_TOKEN: ['text that does not belong here', QUOTE],
  KEY_OVER_1024_CHARS: ['a key longer than 1024 characters'],
  IMPOSSIBLE: ['the text cannot be read here'],
};

/** An error of the YAML library as a problem of this program: own words, the place, and what to do. */
export function yamlProblem(error: YAMLError, source: SourceText): Problem {
  const mark = source.mark(Math.min(error.pos[0], source.text.length), Math.max(1, error.pos[1] - error.pos[0]));
  if (error.code === 'TAB_AS_INDENT' || (/^[ ]*\t/.test(source.line(mark.line)) && error.code !== 'MISSING_CHAR'))
    return tab(mark.line, source);
  if (error.code === 'RESOURCE_EXHAUSTION') return problemAt(mark, 'E111', 'nested too deep');
  const odd = oddSpace(source.line(mark.line));
  if (odd)
    return problemAt({ ...mark, column: odd.index + 1, length: 1 }, 'E105', `the line contains ${odd.what}`, {
      hint: 'replace it by a plain space',
    });
  const [message, hint] = SAID[error.code] ?? [error.message.split('\n')[0]!];
  const detail =
    error.code === 'MISSING_CHAR' || error.code === 'UNEXPECTED_TOKEN'
      ? `: ${lowerFirst(error.message.split('\n')[0]!)}`
      : '';
  return problemAt(mark, 'E109', `${message}${detail}`, hint === undefined ? {} : { hint });
}

function tab(line: number, source: SourceText): Problem {
  const at = source.line(line).indexOf('\t');
  const start = source.mark(0);
  return problemAt({ ...start, line, column: Math.max(0, at) + 1, length: 1 }, 'E110', 'tab used for indentation', {
    hint: 'use spaces (the excerpt shows a tab as →)',
  });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
