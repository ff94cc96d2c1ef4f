/** A character that has no business in an input: where it is and what it is. */
export interface BadCharacter {
  readonly code: 'E104' | 'E105' | 'E106';
  readonly index: number;
  readonly what: string;
}

const CONTROL = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]';
const INVISIBLE =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]|\\udb40[\\udc00-\\udfff]';
const LONE = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const BAD = new RegExp(`(${CONTROL})|(${INVISIBLE})|(${LONE})`, 'g');

/** What must not reach a screen: all of these, and line ends. */
const UNSHOWN = new RegExp(`${CONTROL}|${INVISIBLE}|${LONE}|[\\t\\n\\r]`, 'g');

/** A text with every character that cannot be seen, or that a terminal acts on, replaced. */
export const shown = (text: string, replacement: (point: number) => string): string =>
  text.replace(UNSHOWN, c => replacement(c.codePointAt(0)!));

const NAMES: Readonly<Record<number, string>> = {
  0: 'NUL',
  27: 'escape',
  127: 'delete',
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8288: 'word joiner',
  65279: 'byte order mark',
};

/** The characters of a text that are control characters, cannot be seen, turn the reading direction, or are half of a pair; at most `limit`. A joiner inside an emoji is left alone. */
export function badCharacters(text: string, limit = 20): BadCharacter[] {
  const found: BadCharacter[] = [];
  for (const match of text.matchAll(BAD)) {
    const point = match[0].codePointAt(0)!;
    if (
      point === 0x200d &&
      /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(
        text.slice(Math.max(0, match.index - 2), match.index),
      )
    )
      continue;
    found.push({
      code: match[1] !== undefined ? 'E104' : match[2] !== undefined ? 'E105' : 'E106',
      index: match.index,
      what: describe(point),
    });
    if (found.length === limit) break;
  }
  return found;
}

/** `U+200B (zero-width space)`. */
export const codePoint = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

function describe(point: number): string {
  const bidi =
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069) ||
    point === 0x200e ||
    point === 0x200f ||
    point === 0x061c;
  const name = bidi ? 'turns the reading direction' : NAMES[point];
  return name ? `${codePoint(point)} (${name})` : codePoint(point);
}

const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** The first space of a text that YAML does not take for one (no-break, thin, ideographic), with its index. */
export function oddSpace(text: string): { index: number; what: string } | undefined {
  const index = text.search(ODD_SPACE);
  return index < 0
    ? undefined
    : { index, what: `${codePoint(text.codePointAt(index)!)} (a space that is not the plain one)` };
}
