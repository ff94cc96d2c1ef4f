import { percent, volume, volumes } from '../format.ts';
import type { Report } from '../report.ts';
import { listed, perDay } from '../sentences/words.ts';
import { alike } from './alike.ts';
import type { RoutingReport, SweepReport } from './routing-report.ts';

/** A point of a sweep in words: `208M tok/day`, or `62 % of today's API prices`. */
function sweptEnds(over: SweepReport['over'], report: Report, ...ats: readonly string[]): readonly string[] {
  if (over === 'apiPrice') return ats.map(at => percent(at));
  const days = ats.map(at => perDay(at, report));
  return days.length === 2 ? volumes(days[0]!, days[1]!) : days.map(day => volume(day));
}

const UNIT = { traffic: ' tok/day', apiPrice: " of today's API prices" } as const;

/** A stretch of a sweep with one split; `letter` is the same wherever the split is. */
export interface Stretch {
  readonly letter: string;
  readonly split: string;
  /** `below 208M tok/day`, `from 208M to 295M tok/day`. */
  readonly where: string;
}

/** The splits along the sweep, the lowest first. */
export function stretchesOf({ over, points, changes }: SweepReport, report: Report): readonly Stretch[] {
  const splits = changes.length
    ? [changes[0]!.from, ...changes.map(({ to }) => to)]
    : points.slice(0, 1).map(p => p.split);
  const letters = lettersOf(splits);
  const unit = UNIT[over];
  return splits.map((split, i): Stretch => {
    const [from, to] = [changes[i - 1]?.at, changes[i]?.at];
    const ends = sweptEnds(over, report, ...[from, to].flatMap(end => (end === undefined ? [] : [end])));
    const where =
      ends.length === 2
        ? `from ${ends[0]} to ${ends[1]}${unit}`
        : from !== undefined
          ? `from ${ends[0]}${unit} on`
          : to !== undefined
            ? `below ${ends[0]}${unit}`
            : 'everywhere';
    return { letter: letters.get(split)!, split, where };
  });
}

/** A, B, …, Z, AA, … for different splits, in their order. */
function lettersOf(splits: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const split of splits) if (!known.has(split)) known.set(split, letterAt(known.size));
  return known;
}

const letterAt = (n: number): string =>
  (n >= 26 ? letterAt(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

/** Whether the split of today is the best at every point that was looked at. */
export const staysBest = ({ points, changes }: SweepReport): boolean =>
  changes.length === 0 &&
  points.every(({ rerouted, fixed }) => rerouted !== null && fixed !== null && alike(rerouted, fixed));

export function staysSentence({ over, points }: SweepReport, report: Report): string {
  const [low, high] = sweptEnds(over, report, points[0]!.at, points.at(-1)!.at);
  return `From ${low} to ${high}${UNIT[over]} the same split stays the best: ${points[0]!.split}.`;
}

const ASKED_BY = { worth: 'what a change is worth (--all)', sweep: 'other traffic (--over traffic)' } as const;

/** What waits to be asked for; no sentence where nothing does. */
export const unaskedSentence = ({ unasked = [] }: RoutingReport): readonly string[] =>
  unasked.length
    ? [
        `Not worked out unasked, since the problem is large: ${listed(
          unasked.map(what => ASKED_BY[what]),
          'and',
        )}.`,
      ]
    : [];
