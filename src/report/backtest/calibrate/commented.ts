import { readPath } from '../../../input/path.ts';
import type { Setting } from '../../../input/settings.ts';
import type { TextEdit } from '../../../input/text-edit.ts';
import { sanitize } from '../../sanitize.ts';

/** What `tco profile` says behind a figure: of another figure it is not true. */
const MEASURED = /\s+# (?=.*\[(?:cube|sizes|days) \d+\]|.*open question \d).*$/;

/** The text with a comment above each line that is to change: what stood there, and where the new figure comes from. JSON has no comments. */
export function commented(
  text: string,
  edits: Readonly<Record<string, TextEdit>>,
  settings: readonly Setting[],
  source: string,
): string {
  const byLine = new Map<number, string[]>();
  for (const { path } of settings) {
    const edit = edits[path];
    if (!edit || edit.json) continue;
    const start = text.lastIndexOf('\n', edit.start - 1) + 1;
    const segments = readPath(path)?.segments ?? [path];
    // of a share of a plan it takes task and option to say what it was
    const name = segments.slice(segments[0] === 'plans' ? -2 : -1).join('.');
    const was = edit.keys.length ? undefined : `${name} ${text.slice(edit.start, edit.end).replace(/\s+/g, ' ')}`;
    byLine.set(start, [...(byLine.get(start) ?? []), ...(was === undefined ? [] : [was])]);
  }
  const starts = [...byLine].sort(([a], [b]) => b - a);
  return starts.reduce((whole, [start, was]) => {
    const indent = /^[ \t]*/.exec(whole.slice(start))![0];
    const end = whole.indexOf('\n', start);
    const line = whole.slice(start, end < 0 ? undefined : end);
    const [measured = ''] = MEASURED.exec(line) ?? [];
    const before = was.length ? `was ${was.join(', ')}${measured && ` (${measured.replace(/^\s*# /, '')})`}; ` : '';
    const changed = measured ? line.slice(0, -measured.length) : line;
    return `${whole.slice(0, start)}${indent}# ${sanitize(`${before}calibrated with ${source}`)}\n${changed}${whole.slice(start + line.length)}`;
  }, text);
}
