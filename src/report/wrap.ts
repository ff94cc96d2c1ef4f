import { displayWidth, shortened } from './width.ts';

/** Columns that prose fills at most, however wide the terminal is. */
export const LONGEST_LINE = 100;

/** Breaks a paragraph into lines of at most `width` columns; lines after the first begin with `hanging` spaces. */
export function wrap(text: string, width: number, indent = 0, hanging = indent): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const { word, joined } of words(text, Math.max(8, width - Math.max(indent, hanging)))) {
    // the pieces of a long word belong together, whether a line ends between them or not
    const gap = empty || joined ? '' : ' ';
    if (!empty && displayWidth(line) + gap.length + displayWidth(word) > width) {
      lines.push(line);
      line = ' '.repeat(hanging) + word;
    } else line += gap + word;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

interface Word {
  readonly word: string;
  /** Whether it goes on with the word before it. */
  readonly joined: boolean;
}

/** The words of a text, those longer than a line cut in pieces; a number keeps the `%` behind it. */
function words(text: string, longest: number): Word[] {
  const found = text.split(/ +(?!%)/).filter(word => word !== '');
  return found.flatMap(word => pieces(word, longest).map((piece, i) => ({ word: piece, joined: i > 0 })));
}

function pieces(word: string, longest: number): string[] {
  if (displayWidth(word) <= longest) return [word];
  const parts: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const part = shortened(rest, longest, '') || rest;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}
