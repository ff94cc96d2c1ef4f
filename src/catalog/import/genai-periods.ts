import { isDate } from '../../input/day.ts';
import type { Tree } from '../../input/tree.ts';
import { textOf } from './draft.ts';

/** One conditional price: from a day on, or in a window of the day, or always; `at` is its place in the list. */
export interface Conditional {
  readonly at: number;
  readonly from?: string;
  /** `00:30-16:30`, UTC. */
  readonly utc?: string;
}

/** A stretch of days: the price that holds in it, and the windows of the day with prices of their own, later ones winning. */
export interface Stretch {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly base: number;
  readonly windows: readonly Conditional[];
}

/**
 * Lays a list of conditional prices out over time. In genai-prices the last one whose condition holds wins, and the first where none does;
 * a start day counts from its beginning (UTC), a window from its start up to its end, the end excluded.
 */
export function layOut(conditionals: readonly Conditional[]): Stretch[] {
  const days = [...new Set(conditionals.flatMap(c => (c.from === undefined ? [] : [c.from])))].sort();
  const starts: (string | undefined)[] = [undefined, ...days];
  return starts.map((validFrom, i) => {
    const held = conditionals.filter(c => c.from === undefined || (validFrom !== undefined && c.from <= validFrom));
    const base = held.findLast(c => c.utc === undefined)?.at;
    const windows = held.filter(c => c.utc !== undefined && (base === undefined || c.at > base));
    return { validFrom, validTo: starts[i + 1], base: base ?? 0, windows };
  });
}

/** The condition of a list item, or undefined where it cannot be said in an entry. */
export function readConstraint(node: Tree | undefined, at: number): Conditional | undefined {
  if (node === undefined || (node.kind === 'text' && node.text === 'null')) return { at };
  if (node.kind !== 'map') return undefined;
  const text = (key: string) => textOf(node.entries.get(key)?.value);
  const known = ['type', 'start_date', 'start_time', 'end_time'];
  if ([...node.entries.keys()].some(key => !known.includes(key))) return undefined;
  const from = text('start_date');
  if (from !== undefined && !(isDate(from) && from.startsWith('20'))) return undefined;
  const [start, end] = [minutes(text('start_time')), minutes(text('end_time'))];
  if ((text('start_time') !== undefined && !start) || (text('end_time') !== undefined && !end)) return undefined;
  if ((start === undefined) !== (end === undefined)) return undefined;
  // an end before the start never holds there
  if (start !== undefined && end !== undefined && end <= start) return undefined;
  const day = from === undefined ? {} : { from };
  if (from === undefined && start === undefined) return undefined;
  return { at, ...day, ...(start === undefined ? {} : { utc: `${start}-${end}` }) };
}

/** `00:30:00Z` as `00:30`; whole minutes of UTC only. */
function minutes(text: string | undefined): string | undefined {
  return /^(\d{2}:\d{2}):00(?:\.0+)?(?:Z|\+00:00)$/.exec(text ?? '')?.[1];
}
