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

/** The time that a log covers. `step`: hours that a row stands for. Undefined for a log without sound rows. */
export function covered(rows: readonly CubeRow[], step: number): Covered | undefined {
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
  const period = { first: inside[0]!, last: inside.at(-1)! + step - 1 };
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
