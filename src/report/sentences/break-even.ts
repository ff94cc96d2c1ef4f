import { volume, volumes } from '../format.ts';
import type { BreakEven, Report } from '../report.ts';
import { counted, listed, perDay } from './words.ts';

type Interval = BreakEven['intervals'][number];

/** Which of two plans is cheaper at which traffic: `b beats a at 212M–340M, 371M–512M and from 530M tok/day for good.` */
export function breakEvenSentence(pair: BreakEven, report: Report, limit: number): string {
  const because = pair.reason ? `: ${pair.reason}` : '';
  const doubt = pair.certified ? '' : ' (not certified)';
  const [a, b] = pair.between;
  const { intervals } = pair;
  const last = intervals.at(-1);
  const subject = last?.cheaper ?? intervals.findLast(interval => interval.cheaper !== null)?.cheaper ?? null;
  if (last === undefined || subject === null) return `${a} and ${b} cost the same at every volume${because}.`;
  const other = subject === a ? b : a;
  // a reason that names both plans is the sentence already
  if (intervals.length === 1 && pair.reason?.includes(a) && pair.reason.includes(b)) return `${pair.reason}${doubt}.`;
  if (intervals.length === 1) return `${subject} is cheaper than ${other} at every volume${because}${doubt}.`;
  const won = intervals.filter(interval => interval.cheaper === subject);
  const lasting = !pair.endless && last.to === null && last.cheaper === subject ? last : undefined;
  const passing = won.filter(interval => interval !== lasting);
  const shown = passing.slice(0, limit).map(interval => between(interval, report));
  const more = passing.length > limit ? [`… ${counted(passing.length - limit, 'more interval')}`] : [];
  const always = lasting ? [`from ${volume(perDay(lasting.from, report))}`] : [];
  const where = listed([...shown, ...more, ...always], 'and');
  const ending = lasting ? ' for good' : pair.endless ? ', and so on without end' : '';
  return `${subject} beats ${other} ${preposition(where)}${where} tok/day${ending}${because}${equality(intervals, report)}${doubt}.`;
}

const preposition = (where: string): string => (/^\d/.test(where) ? 'at ' : '');

function between({ from, to }: Interval, report: Report): string {
  if (to === null) return `above ${volume(perDay(from, report))}`;
  if (/^0(\.0*)?$/.test(from)) return `up to ${volume(perDay(to, report))}`;
  const [low, high] = volumes(perDay(from, report), perDay(to, report));
  return `${low}–${high}`;
}

function equality(intervals: readonly Interval[], report: Report): string {
  const equal = intervals.filter(interval => interval.cheaper === null && interval.from !== interval.to);
  return equal.length === 0
    ? ''
    : `; both cost the same ${between(equal[0]!, report)} tok/day${equal.length > 1 ? ' and elsewhere' : ''}`;
}

/** The cheapest plan along the traffic: `By traffic the cheapest is sonnet up to 212M, then hybrid tok/day.` */
export function envelopeSentence(report: Report, limit: number): string | undefined {
  const segments = report.envelope;
  if (segments.length < 2) return undefined;
  const parts = segments.map(({ from, to, cheapest }) => {
    const name = cheapest ?? 'no plan';
    if (to === null) return `${name} from ${volume(perDay(from, report))} tok/day on`;
    return `${name} up to ${volume(perDay(to, report))}`;
  });
  const left = parts.length - limit - 1;
  const shown = left > 0 ? [...parts.slice(0, limit), `… ${counted(left, 'more change')}`, parts.at(-1)!] : parts;
  return `Cheapest: ${shown.join(', ')}.`;
}
