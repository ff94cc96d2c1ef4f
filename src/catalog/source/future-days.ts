import type { Segment, Tree } from '../../input/tree.ts';
import type { Finding } from './finding.ts';

/** Days on which somebody looked; those from which something holds may well lie ahead. */
const DAYS_OF_READING = ['read', 'recordedAt'];

/** Days of reading in an entry that lie after `last` (`YYYY-MM-DD`), which is what `called` says: a figure that was read in the future would never grow old. */
export function futureDays(tree: Tree, last: string, called: string, path: readonly Segment[] = []): Finding[] {
  if (tree.kind === 'list') return tree.items.flatMap((item, i) => futureDays(item, last, called, [...path, i]));
  if (tree.kind !== 'map') return [];
  return [...tree.entries].flatMap(([key, { value }]) => {
    const at = [...path, key];
    if (!DAYS_OF_READING.includes(key) || value.kind !== 'text') return futureDays(value, last, called, at);
    if (value.text <= last) return [];
    const message = `\`${key}: ${value.text}\` lies after ${last}, ${called}`;
    return [{ code: 'E468', path: at, message, hint: 'what is announced for a later day has it as its `validFrom`' }];
  });
}
