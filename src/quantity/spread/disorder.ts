import type { Decimal } from '../decimal.ts';
import { type Refusal, refused } from '../refusal.ts';

/** What is wrong with `low..high` or `low..likely..high` that does not rise; `texts` are the numbers as they were written. */
export function disorder(numbers: readonly Decimal[], texts: readonly string[], text: string): Refusal | undefined {
  const falls = (i: number) => numbers[i + 1]!.lt(numbers[i]!);
  const falling = numbers.slice(1).map((_, i) => falls(i));
  if (!falling.includes(true)) return undefined;
  if (!falling.includes(false))
    return refused(
      'range-order',
      `\`${text}\` runs from high to low`,
      `write the lower value first: ${[...texts].reverse().join('..')}`,
    );
  const [low, likely, high] = texts;
  const between = 'the likely value lies between the two ends: low..likely..high';
  return falling[0]
    ? refused('range-order', `\`${text}\`: the low end ${low} is above the likely value ${likely}`, between)
    : refused('range-order', `\`${text}\`: the likely value ${likely} is above the high end ${high}`, between);
}
