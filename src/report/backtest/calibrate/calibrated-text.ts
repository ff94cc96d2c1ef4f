import { readPath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import { type TextEdit, textEdits } from '../../../input/text-edit.ts';
import { textWith } from '../../page/handed-back/text-edits.ts';
import { sanitize } from '../../sanitize.ts';

/** What `tco profile` says behind a figure: of another figure it is not true. */
const MEASURED = /\s+# (?=.*\[(?:cube|sizes|days) \d+\]|.*open question \d).*$/;

/**
 * The text with settings written into it, and a comment above each line that they changed: what stood there, and where the new figure
 * comes from; of lines that came in together the first has one. JSON has no comments. Undefined where a setting has no place in the text.
 */
export function calibratedText(written: string, settings: readonly Setting[], source: string): string | undefined {
  const paths = settings.map(({ path }) => path);
  const before = textEdits(written, paths);
  const text = textWith(written, before, settings);
  if (text === undefined) return undefined;
  const commented = withComments(text, wasOnLines(written, before, text, paths), source);
  // lines that were written in have the end that all others have
  return written.includes('\r\n') ? commented.replace(/\r?\n/g, '\r\n') : commented;
}

/** What stood in the place of the figures, by the start of the line on which they stand now. */
function wasOnLines(
  written: string,
  before: Readonly<Record<string, TextEdit>>,
  text: string,
  paths: readonly string[],
): ReadonlyMap<number, readonly string[]> {
  const now = textEdits(text, paths);
  const byLine = new Map<number, readonly string[]>();
  for (const path of paths) {
    const [edit, at] = [before[path]!, now[path]];
    if (!at || edit.json) continue;
    const start = text.lastIndexOf('\n', at.start - 1) + 1;
    const segments = readPath(path)?.segments ?? [path];
    // of a share of a plan it takes task and option to say what it was
    const name = segments.slice(segments[0] === 'plans' ? -2 : -1).join('.');
    const was = edit.keys.length ? [] : [`${name} ${written.slice(edit.start, edit.end).replace(/\s+/g, ' ')}`];
    byLine.set(start, [...(byLine.get(start) ?? []), ...was]);
  }
  return byLine;
}

function withComments(text: string, byLine: ReadonlyMap<number, readonly string[]>, source: string): string {
  const starts = [...byLine].sort(([a], [b]) => b - a);
  return starts.reduce((whole, [start, was]) => {
    const above = whole.lastIndexOf('\n', start - 2) + 1;
    if (was.length === 0 && start > 0 && byLine.get(above)?.length === 0) return whole;
    const indent = /^[ \t]*/.exec(whole.slice(start))![0];
    const end = whole.indexOf('\n', start);
    const line = whole.slice(start, end < 0 ? undefined : end);
    const [measured = ''] = MEASURED.exec(line) ?? [];
    const before = was.length ? `was ${was.join(', ')}${measured && ` (${measured.replace(/^\s*# /, '')})`}; ` : '';
    const changed = measured ? line.slice(0, -measured.length) : line;
    return `${whole.slice(0, start)}${indent}# ${sanitize(`${before}calibrated with ${source}`)}\n${changed}${whole.slice(start + line.length)}`;
  }, text);
}
