import * as z from 'zod/mini';
import { amountFault } from '../../input/amount-fault.ts';
import { isDate } from '../../input/day.ts';
import { type LeafFault as Fault, type Field, leaf as readLeaf } from '../../input/leaf.ts';
import { readAmount, type Wanted } from '../../quantity/amount.ts';

export type { Field, LeafFault as Fault } from '../../input/leaf.ts';

/** A single text that `read` turns into a value or refuses. */
export const leaf = <T>(standIn: T, read: (text: string) => { value: T } | { fault: Fault }): Field<T> =>
  readLeaf(() => standIn, read);

/** An amount, kept as its text once it is known to be readable. */
export const amount = (wanted: Wanted): Field<string> => leaf(wanted.example, text => amountText(text, wanted));

function amountText(text: string, wanted: Wanted): { value: string } | { fault: Fault } {
  const reading = readAmount(text, wanted);
  if (reading.ok) return { value: reading.amount.text };
  return { fault: amountFault(reading, `\`${wanted.example}\``) };
}

/** What to write in place of a price of 0. */
const NO_PRICE: Fault = {
  code: 'E455',
  message: 'a price of 0',
  hint: 'a price that is not known is left out, it is never 0',
};
const NOT_FREE: Fault = {
  code: 'E455',
  message: 'a price of 0 that is not declared free',
  hint: 'leave the price out and write `free: [BUCKET]` or `free: true`',
};

/** A price above 0. A written 0 is refused: what is free, where that can be, is said to be free. */
export function price(wanted: Wanted, canBeFree = false): Field<string> {
  const { min: _, above: __, ...rest } = wanted;
  return leaf(wanted.example, text => {
    const reading = readAmount(text, { ...rest, min: '0' });
    if (reading.ok && reading.amount.low.isZero()) return { fault: canBeFree ? NOT_FREE : NO_PRICE };
    return amountText(text, { ...rest, above: '0' });
  });
}

export const text: Field<string> = leaf('', value => ({ value }));

export const choice = <const W extends readonly string[]>(words: W): Field<W[number]> =>
  leaf<W[number]>(words[0]!, value =>
    words.includes(value)
      ? { value }
      : {
          fault: {
            code: 'E220',
            message: `\`${value}\` is not one of the allowed words`,
            expected: words.map(w => `\`${w}\``).join(', '),
          },
        },
  );

export const matching = (pattern: RegExp, code: string, message: string, expected: string): Field<string> =>
  leaf(expected, value =>
    pattern.test(value)
      ? { value }
      : { fault: { code, message: `\`${value}\` ${message}`, expected: `\`${expected}\`` } },
  );

/** A day that exists, `YYYY-MM-DD`. */
export const day: Field<string> = leaf('2026-01-01', value =>
  isDate(value) && value.startsWith('20')
    ? { value }
    : { fault: { code: 'E222', message: `\`${value}\` is not a day of the calendar`, expected: '`2026-03-31`' } },
);

export const wholeNumber: Field<number> = leaf(1, value => {
  if (/^[1-9]\d{0,6}$/.test(value)) return { value: Number(value) };
  if (/^[1-9]\d*$/.test(value))
    return { fault: { code: 'E215', message: `\`${value}\` is too large`, hint: 'allowed: 1 to 9999999' } };
  return { fault: { code: 'E218', message: `\`${value}\` is not a whole number above 0`, expected: '`8`' } };
});

/** One of two forms, told by whether a text stands there or a map or list. */
export function textOr<A, B>(first: Field<A>, second: Field<B>): Field<A | B> {
  const type = z.transform((value: unknown, context): unknown => {
    const payload = (typeof value === 'object' ? second : first)._zod.run(
      { value, issues: [] },
      { async: false, jitless: true },
    ) as z.core.ParsePayload;
    context.issues.push(...payload.issues);
    return payload.value;
  });
  return type as unknown as Field<A | B>;
}

export const optional = <T>(field: Field<T>): z.ZodMiniOptional<Field<T>> => z.optional(field);
export const list = <T>(field: Field<T>): Field<T[]> => z.array(field) as unknown as Field<T[]>;
export const mapOf = <T>(field: Field<T>): Field<Record<string, T>> =>
  z.record(z.string(), field) as unknown as Field<Record<string, T>>;
