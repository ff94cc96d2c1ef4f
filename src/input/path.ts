/** Dotted paths of `--set` and `explain`: `tasks."my task".input`. */

const BARE = /^[\p{L}\p{N}_][\p{L}\p{N}_/:-]*$/u;

/** Writes a path; segments with dots, spaces or other signs are quoted. */
export const writePath = (segments: readonly (string | number)[]): string =>
  segments.map(s => (BARE.test(String(s)) ? String(s) : JSON.stringify(String(s)))).join('.');

/** Reads a path up to its end, or to an `=` outside quotes; undefined when it is not one. `length` is how much of the text it took. */
export function readPath(text: string): { readonly segments: readonly string[]; readonly length: number } | undefined {
  const segments: string[] = [];
  let at = 0;
  for (;;) {
    const match = /^(?:"((?:[^"\\]|\\["\\])*)"|([^."=\s]+))/.exec(text.slice(at));
    if (!match) return undefined;
    segments.push((match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2]!).normalize('NFC'));
    at += match[0].length;
    if (at === text.length || text[at] === '=') return { segments, length: at };
    if (text[at] !== '.') return undefined;
    at++;
  }
}
