import { displayWidth, shortened } from './width.ts';

/** Breaks a paragraph into lines of at most `width` columns; lines after the first begin with `hanging` spaces. */
export function wrap(text: string, width: number, indent = 0, hanging = indent): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of words(text, Math.max(8, width - Math.max(indent, hanging)))) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = ' '.repeat(hanging);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

/** The words of a text, those longer than a line cut in pieces; a number keeps the `%` behind it. */
function words(text: string, longest: number): string[] {
  const found = text.split(/ +(?!%)/).filter(word => word !== '');
  return found.flatMap(word => (displayWidth(word) <= longest ? [word] : pieces(word, longest)));
}

function pieces(word: string, longest: number): string[] {
  const parts: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const part = shortened(rest, longest, '') || rest;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}
