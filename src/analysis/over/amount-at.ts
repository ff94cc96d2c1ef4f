import { Faults } from '../../model/fault.ts';
import { type Model, modelOf } from '../../model/model.ts';
import { type Decimal, ONE, ZERO } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { movedGiven } from '../../quantity/moved.ts';
import { type Driver, liveAt } from './driver.ts';

/** The amount at a path, as its values go from one end to another; in the unit it is written in. */
export function amountDriver(
  over: string,
  path: string,
  today: Decimal | null,
  ends: readonly [Decimal, Decimal],
  { context }: Model,
): Driver {
  const { scenario, catalog, asOf } = context;
  return {
    over,
    unit: givenAt(scenario, path)!.amount.unit.text,
    today,
    ends,
    whole: false,
    model: (at, onRead) => {
      const live = liveAt(at, ends, onRead);
      const moved = withGivens(scenario, g => (g.path === path ? movedGiven(g, { from: ZERO, rate: ONE }, live) : g));
      return modelOf(moved, catalog, asOf, {}, new Faults());
    },
  };
}

const isGiven = (value: object): value is Given => 'amount' in value && 'path' in value && 'source' in value;

/** The same value with each of its inputs replaced by what `replace` makes of it. */
export function withGivens<T>(value: T, replace: (given: Given) => Given): T {
  const walk = (v: unknown): unknown => {
    if (typeof v !== 'object' || v === null) return v;
    if (isGiven(v)) return replace(v);
    if (Array.isArray(v)) return v.map(walk);
    if (v instanceof Map) return new Map([...v].map(([key, child]) => [key, walk(child)]));
    if (Object.getPrototypeOf(v) !== Object.prototype && Object.getPrototypeOf(v) !== null) return v;
    return Object.fromEntries(Object.entries(v).map(([key, child]) => [key, walk(child)]));
  };
  return walk(value) as T;
}

/** Every input of a value, by path. */
export function givensIn(value: unknown): ReadonlyMap<string, Given> {
  const found = new Map<string, Given>();
  withGivens(value, given => {
    found.set(given.path, given);
    return given;
  });
  return found;
}

export const givenAt = (value: unknown, path: string): Given | undefined => givensIn(value).get(path);
