import { displayWidth, shortened } from '../width.ts';

/** Advance widths of DejaVu Sans in thousandths of the size, by groups of signs; it is wider than most fonts, so that what fits in it fits. */
const GROUPS: readonly (readonly [signs: string, width: number])[] = [
  ["ijlI|'", 300],
  [' .,:;/\\!·-()[]tf', 390],
  ['r"', 460],
  ['acekszvxyLJF', 615],
  ['bdghnopqu0123456789', 640],
  ['ABCEKPRSTVXYZ', 700],
  ['DGHNOQU', 790],
  ['w+=×<>~↑', 840],
  ['mMW%@…', 1000],
];

const WIDTHS: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(([signs, width]) => [...signs].map(sign => [sign, width] as const)),
);

/** Of signs without an entry, per column of a terminal. */
const OTHER = 640;
/** Of bold to regular. */
const BOLDER = 1.12;

/** How wide a text is drawn at most, in pixels at a font size in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const sign of text) thousandths += WIDTHS.get(sign) ?? Math.max(1, displayWidth(sign)) * OTHER;
  return (thousandths / 1000) * size * (bold ? BOLDER : 1);
}

/** A text cut to so many pixels, with an ellipsis where something is missing. */
export function fitted(text: string, size: number, limit: number): string {
  if (textWidth(text, size) <= limit) return text;
  for (let columns = Math.min(displayWidth(text), Math.ceil(limit / size / 0.3)); columns > 1; columns--) {
    const part = shortened(text, columns);
    if (textWidth(part, size) <= limit) return part;
  }
  return '…';
}

/** A paragraph in lines of so many pixels. */
export function lines(text: string, size: number, limit: number): string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= limit) found[found.length - 1] = `${last} ${word}`;
    else found.push(fitted(word, size, limit));
  }
  return found;
}
