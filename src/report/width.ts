/** How many columns a text takes in a terminal, counted as the string-width package counts. */
export function displayWidth(text: string): number {
  if (SINGLE.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment);
  return width;
}

/** Cuts a text to `limit` columns between graphemes; `mark` (an ellipsis) says that something is missing. */
export function shortened(text: string, limit: number, mark = '…'): string {
  if (SINGLE.test(text)) return text.length <= limit ? text : text.slice(0, Math.max(0, limit - mark.length)) + mark;
  // a grapheme takes a column at least, so what lies far beyond the limit need not be measured
  const head = text.slice(0, limit * 16);
  if (head.length === text.length && displayWidth(text) <= limit) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes(head)) {
    const next = width + graphemeWidth(segment);
    if (next > limit - mark.length) break;
    kept += segment;
    width = next;
  }
  return kept + mark;
}

/** Fills a text up to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** Signs that take one column each and never join: Latin letters and the punctuation of this program's own texts. Most text is no more; taking it apart would load the Unicode tables (9 ms). */
const SINGLE = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2199\u2212\u2248\u2264\u2265]*$/;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]/u;

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function graphemeWidth(segment: string): number {
  if (EMOJI.test(segment)) return 2;
  let width = 0;
  for (const sign of segment) if (!/[\u0300-\u036f]/.test(sign)) width += WIDE.test(sign) ? 2 : 1;
  return width;
}
