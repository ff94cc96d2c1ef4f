import type { Axis } from '../quantity/axis.ts';
import { constantGiven } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import { ONE } from './one.ts';
import { HOURS_OF_WEEK, isFlat, roughWeight, type WeekShape, type Weight } from './traffic.ts';

/** Something that holds in some hours of the week: a price window or an on-duty schedule; the fraction of each of the 168 hours it covers. */
export interface Mask {
  readonly name: string;
  readonly covered: readonly number[];
}

/** The hours of the week in classes of like hours, from busiest to quietest. Without an axis every hour is alike. */
export interface Hours {
  readonly axis: Axis | undefined;
  /** Hours of a week in each class. */
  readonly count: readonly number[];
  /** The class of each of the 168 hours, from Monday 00:00 on. */
  readonly classOf: readonly number[];
  /** Day class of each hour class, and how many hours of such a day it stands for. */
  readonly day: readonly number[];
  readonly perDay: readonly number[];
  /** Share of the week's hours in each class, over the axis. */
  readonly share: Quantity;
  /** A mask over the axis. */
  mask(name: string): Quantity;
  /** The values of one hour of each class. */
  pick<T>(week: readonly T[]): readonly T[];
}

/** Groups the hours that no shape and no mask tells apart. `byDay` also keeps unlike days apart, for work that may wait within its day. */
export function hoursOf(
  shapes: readonly WeekShape[],
  volumes: readonly number[],
  masks: readonly Mask[],
  byDay: boolean,
): Hours {
  if (shapes.every(isFlat) && masks.every(m => m.covered.every(c => c === m.covered[0]))) {
    const uniform: Hours = {
      axis: undefined,
      count: [HOURS_OF_WEEK],
      classOf: Array<number>(HOURS_OF_WEEK).fill(0),
      day: [0],
      perDay: [24],
      share: ONE,
      mask: name => constantRow(undefined, [masks.find(m => m.name === name)!.covered[0]!], name),
      pick: w => [w[0]!],
    };
    return uniform;
  }
  const tuple = (h: number): string =>
    [
      ...shapes.map(s => `${Number(s.base[h]!)}:${s.slope ? Number(s.slope[h]!) : ''}`),
      ...masks.map(m => m.covered[h]!),
    ].join('|');
  const tuples = Array.from({ length: HOURS_OF_WEEK }, (_, h) => tuple(h));
  const dayKeys = Array.from({ length: 7 }, (_, d) => (byDay ? tuples.slice(d * 24, d * 24 + 24).join(';') : ''));
  const days = [...new Set(dayKeys)];
  const classes = new Map<string, number[]>();
  tuples.forEach((t, h) => {
    const key = `${days.indexOf(dayKeys[Math.floor(h / 24)]!)}#${t}`;
    classes.set(key, [...(classes.get(key) ?? []), h]);
  });
  const means = shapes.map(meanOf);
  const busy = (h: number): number =>
    shapes.reduce((sum, s, i) => sum + (roughWeight(s, h) / means[i]!) * volumes[i]!, 0);
  const groups = [...classes.entries()]
    .map(([key, hours]) => ({ hours, day: Number(key.split('#')[0]), busy: busy(hours[0]!) }))
    .sort((a, b) => b.busy - a.busy || a.hours[0]! - b.hours[0]!);
  const axis: Axis = { name: 'hour', labels: groups.map(g => label(g.hours)) };
  const daysOf = (d: number) => dayKeys.filter(k => k === days[d]).length;
  return {
    axis,
    count: groups.map(g => g.hours.length),
    classOf: Array.from({ length: HOURS_OF_WEEK }, (_, h) => groups.findIndex(g => g.hours.includes(h))),
    day: groups.map(g => g.day),
    perDay: groups.map(g => g.hours.length / daysOf(g.day)),
    share: constantRow(
      axis,
      groups.map(g => g.hours.length),
      'hours of a week',
    ).per(Quantity.constant(HOURS_OF_WEEK, '', 'hours of the week')),
    mask: name =>
      constantRow(
        axis,
        groups.map(g => masks.find(m => m.name === name)!.covered[g.hours[0]!]!),
        name,
      ),
    pick: w => groups.map(g => w[g.hours[0]!]!),
  };
}

const meanOf = (s: WeekShape): number =>
  s.base.reduce<number>((sum, _, h) => sum + roughWeight(s, h), 0) / HOURS_OF_WEEK || 1;

/** A structural row of plain numbers over the hours. Fractions of an hour are kept to the minute. */
export function constantRow(axis: Axis | undefined, values: readonly Weight[], name: string): Quantity {
  const givens = values.map((v, i) => constantGiven(v, '', `${name}${axis ? `, ${axis.labels[i]}` : ''}`));
  return axis ? Quantity.row(axis, givens, name) : Quantity.given(givens[0]!, name);
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function label(hours: readonly number[]): string {
  const first = hours[0]!;
  const at = `${DAYS[Math.floor(first / 24)]} ${String(first % 24).padStart(2, '0')}:00`;
  return hours.length === 1 ? at : `${at} and ${hours.length - 1} like it`;
}
