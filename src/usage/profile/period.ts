import { dayAt } from '../../input/day.ts';
import type { CubeRow } from '../cube/cube.ts';
import { plain } from './figure-text.ts';

/** Hours since 1970 in the time zone of the profile, the last one included. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

export interface Covered {
  readonly period: Period;
  /** Rows that lie apart from all others by more than three days and are few: a clock that jumped. They are left out. */
  readonly jumped: readonly CubeRow[];
  /** Stretches of more than a day inside the period without a request. */
  readonly gaps: readonly Period[];
}

const APART = 72;
const FEW = 0.001;
const GAP = 24;

/** Requests in the missing hours of a day, as a share of a usual day, below which nothing is missing from it. */
const QUIET = 0.05;

/**
 * The time that a log covers: from one bound that was asked for to the other, or from its first to its last row. A day that begins late or
 * ends early is whole where other days have next to nothing in those hours. `step`: hours that a row stands for. Undefined for a log
 * without sound rows.
 */
export function covered(rows: readonly CubeRow[], step: number, asked: Partial<Period> = {}): Covered | undefined {
  const byHour = new Map<number, bigint>();
  for (const { hour, rows: n } of rows) byHour.set(hour, (byHour.get(hour) ?? 0n) + n);
  const hours = [...byHour.keys()].sort((a, b) => a - b);
  if (hours.length === 0) return undefined;
  const islands: number[][] = [];
  for (const hour of hours) {
    const island = islands.at(-1);
    if (island && hour - island.at(-1)! <= APART + step) island.push(hour);
    else islands.push([hour]);
  }
  const size = (island: readonly number[]) => island.reduce((n, hour) => n + Number(byHour.get(hour)), 0);
  const total = size(hours);
  const kept = islands.filter(island => size(island) > FEW * total);
  const inside = kept.flat();
  const period = { ...wholeDays(byHour, { first: inside[0]!, last: inside.at(-1)! + step - 1 }), ...asked };
  const gaps = inside.flatMap((hour, i) => {
    const next = inside[i + 1];
    return next !== undefined && next - hour - step >= GAP ? [{ first: hour + step, last: next - 1 }] : [];
  });
  return {
    period,
    gaps,
    jumped: rows.filter(({ hour }) => hour < period.first || hour > period.last || !isKept(hour, kept)),
  };
}

/** A period rounded out to whole days at an end where that leaves nothing out; one day alone is taken whole. */
function wholeDays(byHour: ReadonlyMap<number, bigint>, { first, last }: Period): Period {
  const [begins, ends] = [Math.floor(first / 24), Math.floor(last / 24)];
  if (begins === ends) return { first: begins * 24, last: ends * 24 + 23 };
  const between = Array.from({ length: Math.max(0, ends - begins - 1) }, (_, i) => begins + 1 + i);
  const on = (day: number, from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => Number(byHour.get(day * 24 + from + i) ?? 0n)).reduce(
      (n, x) => n + x,
      0,
    );
  const usual = (from: number, to: number) => between.reduce((n, day) => n + on(day, from, to), 0);
  const quiet = (from: number, to: number) => between.length > 0 && usual(from, to) <= QUIET * usual(0, 24);
  return {
    first: quiet(0, first - begins * 24) ? begins * 24 : first,
    last: quiet(last - ends * 24 + 1, 24) ? ends * 24 + 23 : last,
  };
}

const isKept = (hour: number, islands: readonly (readonly number[])[]): boolean =>
  islands.some(island => hour >= island[0]! && hour <= island.at(-1)!);

export const hoursOf = ({ first, last }: Period): number => last - first + 1;

/** `30 days`, or `5 h` of what is shorter than two. */
export function spanText(period: Period): string {
  const hours = hoursOf(period);
  return hours < 48 ? `${hours} h` : `${plain(hours / 24, 4)} days`;
}

/** `2026-06-30` of an hour. */
export const dayOf = (hour: number): string => dayAt(Math.floor(hour / 24));
