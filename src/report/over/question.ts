import type { Driver } from '../../analysis/over/driver.ts';
import { type Amount, readAmount, type Wanted } from '../../quantity/amount.ts';
import type { Decimal } from '../../quantity/decimal.ts';

/** A question that cannot be put: what is wrong with it, in words for whoever asked. */
export class Refusal extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** A driver with what a person is told of it. */
export interface Asked {
  readonly driver: Driver;
  /** What stays as it is although it is of the kind, and why. */
  readonly leftOut: readonly { readonly id: string; readonly because: string }[];
  /** Values are shown times this, in this unit. */
  readonly shownIn?: { readonly scale: Decimal; readonly unit: string } | undefined;
  /** The one price that is moved, where it is one. */
  readonly price?: { readonly today: Decimal; readonly unit: string } | undefined;
}

export type Ends = readonly [Decimal, Decimal];

/** Two ends in base units, the lower first. @throws Refusal. */
export function endsIn(
  between: readonly string[],
  wanted: Wanted,
  scaled: (amount: Amount, value: Decimal) => Decimal = (_, value) => value,
): Ends {
  const ends = between.map(text => {
    const read = readAmount(text, wanted);
    if (!read.ok)
      throw new Refusal(`--between: \`${text}\` ${read.message}`, read.hint ?? `for example \`${wanted.example}\``);
    const { likely, unit } = read.amount;
    return scaled(read.amount, likely.times(unit.numerator).dividedBy(unit.denominator));
  }) as unknown as Ends;
  return rising(ends, between);
}

/** @throws Refusal where the first end is not below the second. */
export function rising(ends: Ends, between: readonly string[]): Ends {
  if (ends[0].lt(ends[1])) return ends;
  throw new Refusal(
    `--between: \`${between[0]}\` is not below \`${between[1]}\``,
    ends[0].eq(ends[1]) ? 'give two different ends' : `such as: --between "${between[1]}" "${between[0]}"`,
  );
}
