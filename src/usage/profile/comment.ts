import { shown } from '../../input/characters.ts';

/** Text of a log as part of one line: without what breaks a line, acts on a screen or cannot be seen. */
export const harmless = (text: string): string =>
  shown(text, () => ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Signs of a name that is shown: a log may have anything as a model. */
const LONGEST_NAME = 80;

/** A name of a log as part of one line. */
export function nameText(text: string): string {
  const signs = [...harmless(text)];
  return signs.length > LONGEST_NAME ? `${signs.slice(0, LONGEST_NAME - 1).join('')}…` : signs.join('');
}

/** Names that are shown of many. */
const SOME = 3;

/** Some names of a log as part of one line. */
export function namesText(names: readonly string[]): string {
  const some = names.slice(0, SOME).map(nameText).join(', ');
  return names.length > SOME ? `${some} and ${names.length - SOME} more` : some;
}

const WIDTH = 110;

/** Lines of a comment, folded at blanks; a word that is longer stands alone. */
export function commentLines(text: string, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(text).split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return lines.map(l => `# ${indent}${l}`);
}

/** A whole number with thousands apart: 31,213,000. */
export const grouped = (n: bigint | number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 request`, `2,400 requests`. */
export const counted = (n: bigint | number, one: string): string =>
  `${grouped(n)} ${one}${BigInt(n) === 1n ? '' : 's'}`;

/** A line of YAML and what is said behind it. */
export interface Entry {
  readonly yaml: string;
  readonly why?: string | undefined;
}

const COLUMN = 44;

/** Lines with their comments below each other as far as they are short. */
export const entryLines = (entries: readonly Entry[], indent: string): readonly string[] =>
  entries.map(({ yaml, why }) =>
    why === undefined ? indent + yaml : `${(indent + yaml).padEnd(COLUMN)}  # ${harmless(why).replace(/^; /, '')}`,
  );
