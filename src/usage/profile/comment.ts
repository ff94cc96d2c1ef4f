/** Text of a log as part of one line: without what breaks a line or acts on a screen. */
export const harmless = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]+/g, ' ').trim();

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

/** `1 request`, `1,200 requests`. */
export const counted = (n: bigint | number, what: string): string =>
  `${grouped(n)} ${what}${Number(n) === 1 ? '' : 's'}`;

/** A line of YAML and what is said behind it. */
export interface Entry {
  readonly yaml: string;
  readonly why?: string | undefined;
}

const COLUMN = 44;

/** Lines with their comments below each other as far as they are short. */
export const entryLines = (entries: readonly Entry[], indent: string): readonly string[] =>
  entries.map(({ yaml, why }) =>
    why === undefined ? indent + yaml : `${(indent + yaml).padEnd(COLUMN)}  # ${harmless(why)}`,
  );
