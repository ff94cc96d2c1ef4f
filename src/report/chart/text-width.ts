import { shortened } from '../width.ts';

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

/** Of signs without an entry: letters of the West, and from Hangul on those as wide as they are high. */
const OTHER = 700;
const FULL = 1000;
const FULL_FROM = 0x1100;
/** Of bold to regular. */
const BOLDER = 1.12;

/** How wide a text is drawn at most, in pixels at a font size in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const sign of text) thousandths += WIDTHS.get(sign) ?? (sign.codePointAt(0)! < FULL_FROM ? OTHER : FULL);
  return (thousandths / 1000) * size * (bold ? BOLDER : 1);
}

/** A text cut to so many pixels, with an ellipsis where something is missing. */
export function fitted(text: string, size: number, limit: number): string {
  if (textWidth(text.slice(0, LONGEST), size) <= limit && text.length <= LONGEST) return text;
  // the most columns that fit: none is narrower than a third of the size
  let [most, none] = [1, Math.ceil((limit / size) * 3) + 2];
  while (none - most > 1) {
    const columns = Math.floor((most + none) / 2);
    if (textWidth(shortened(text, columns), size) <= limit) most = columns;
    else none = columns;
  }
  return shortened(text, most);
}

/** A text cut before its last word, which often tells it from others. */
export function fittedKeepingEnd(text: string, size: number, limit: number): string {
  const end = text.slice(text.lastIndexOf(' ') + 1);
  const room = limit - textWidth(` ${end}`, size);
  if (textWidth(text, size) <= limit || end === text || room < limit / 3) return fitted(text, size, limit);
  return `${fitted(text.slice(0, -end.length - 1), size, room)} ${end}`;
}

/** Signs beyond which no text fits anywhere. */
const LONGEST = 2000;

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
