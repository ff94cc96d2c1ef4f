import type { Wanted } from './amount.ts';
import { Decimal } from './decimal.ts';
import { type Refusal, refused } from './refusal.ts';
import { unit as knownUnit, type Unit } from './unit.ts';

/** A number of one unit in another; units of different kinds are told apart by their size alone. */
const converted = (value: Decimal, from: Unit, to: Unit): Decimal =>
  value.times(from.numerator).dividedBy(from.denominator).times(to.denominator).dividedBy(to.numerator);

/** An end of what a field takes; `open`: it is not taken itself. */
export interface Bound {
  readonly value: Decimal;
  readonly open: boolean;
}

/** The bounds of a field in the unit of an amount. */
export function boundsIn(unit: Unit, { units, min, max, above, below }: Wanted): { least?: Bound; most?: Bound } {
  const first = knownUnit(units[0]!);
  const bound = (closed: string | undefined, open: string | undefined): Bound | undefined => {
    const value = closed ?? open;
    return value === undefined
      ? undefined
      : { value: converted(new Decimal(value), first, unit), open: closed === undefined };
  };
  const [least, most] = [bound(min, above), bound(max, below)];
  return { ...(least ? { least } : {}), ...(most ? { most } : {}) };
}

/** What is wrong with an amount that leaves the bounds of its field; `low` and `high` are in its own unit. */
export function outOfBounds(
  low: Decimal,
  high: Decimal,
  given: Unit,
  wanted: Wanted,
  text: string,
): Refusal | undefined {
  const first = knownUnit(wanted.units[0]!);
  const lo = converted(low, given, first);
  const hi = high === low ? lo : converted(high, given, first);
  if (
    wanted.units[0] === '%' &&
    given.text === '' &&
    hi.gt(100) &&
    low.lte(100) &&
    high.lte(100) &&
    wanted.max === '100'
  )
    return refused('out-of-range', `\`${text}\` is ${hi.toFixed()} %`, `write \`${text}%\` or a share between 0 and 1`);
  if ((wanted.min !== undefined && lo.lt(wanted.min)) || (wanted.above !== undefined && lo.lte(wanted.above)))
    return refused('out-of-range', `\`${text}\` is too small`, `allowed: ${allowedIn(wanted)}`);
  if ((wanted.max !== undefined && hi.gt(wanted.max)) || (wanted.below !== undefined && hi.gte(wanted.below)))
    return refused('out-of-range', `\`${text}\` is too large`, `allowed: ${allowedIn(wanted)}`);
  return undefined;
}

/** `0 to 100 %`, `above 0 month`, `at least 0 tok`. */
export function allowedIn({ units: [unit = ''], min, max, above, below }: Wanted): string {
  const from = min ?? (above === undefined ? undefined : `above ${above}`);
  const to = max ?? (below === undefined ? undefined : `below ${below}`);
  const span =
    from !== undefined && to !== undefined
      ? `${from} to ${to}`
      : from !== undefined
        ? min === undefined
          ? from
          : `at least ${from}`
        : max === undefined
          ? (to ?? 'any')
          : `at most ${to}`;
  return unit ? `${span} ${unit}` : span;
}
