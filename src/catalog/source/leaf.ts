import * as z from 'zod/mini';
import { type AmountCode, readAmount, type Wanted } from '../../quantity/amount.ts';

/** A type whose input is what the YAML tree holds: maps, lists and texts. */
export type Field<T> = z.ZodMiniType<T, unknown>;

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
  readonly severity?: 'error' | 'warning';
}

const AMOUNT_CODES: Readonly<Record<AmountCode, string>> = {
  number: 'E210',
  'not-finite': 'E211',
  'unit-unknown': 'E212',
  'unit-wrong': 'E213',
  'unit-missing': 'E214',
  'out-of-range': 'E215',
  'range-order': 'E216',
  'range-not-allowed': 'E217',
  'not-whole': 'E218',
};

/** A single text that `read` turns into a value or refuses. */
export function leaf<T>(standIn: T, read: (text: string) => { value: T } | { fault: Fault }): Field<T> {
  const type = z.transform((value: unknown, context): T => {
    const result =
      typeof value === 'string'
        ? value === ''
          ? { fault: EMPTY }
          : read(value)
        : { fault: value === undefined ? MISSING : NOT_TEXT };
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', params: { fault: result.fault }, input: value });
    return standIn;
  });
  return type as unknown as Field<T>;
}

const EMPTY: Fault = {
  code: 'E226',
  message: 'nothing is written behind the key',
  hint: 'write a value or delete the key',
};
const MISSING: Fault = { code: 'E302', message: 'is missing' };
const NOT_TEXT: Fault = { code: 'E225', message: 'is a map or a list, one value is wanted here' };

/** An amount, kept as its text once it is known to be readable. */
export const amount = (wanted: Wanted): Field<string> =>
  leaf(wanted.example, text => {
    const reading = readAmount(text, wanted);
    if (reading.ok) return { value: reading.amount.text };
    return {
      fault: {
        code: AMOUNT_CODES[reading.code],
        message: reading.message,
        expected: `\`${wanted.example}\``,
        ...(reading.hint === undefined ? {} : { hint: reading.hint }),
      },
    };
  });

/** A price. A written 0 is refused: what is free is said to be free. */
export const price = (wanted: Wanted): Field<string> =>
  leaf(wanted.example, text => {
    const reading = readAmount(text, { ...wanted, min: '0' });
    if (!reading.ok)
      return {
        fault: {
          code: AMOUNT_CODES[reading.code],
          message: reading.message,
          expected: `\`${wanted.example}\``,
          ...(reading.hint === undefined ? {} : { hint: reading.hint }),
        },
      };
    if (reading.amount.low.isZero())
      return {
        fault: {
          code: 'E455',
          message: 'a price of 0 that is not declared free',
          hint: 'leave the price out and write `free: [BUCKET]` or `free: true`',
        },
      };
    return { value: reading.amount.text };
  });

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
export const day: Field<string> = leaf('2026-01-01', value => {
  const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  const real =
    year !== undefined &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(date) >= 1 &&
    Number(date) <= daysOf(Number(year), Number(month));
  return real
    ? { value }
    : { fault: { code: 'E222', message: `\`${value}\` is not a day of the calendar`, expected: '`2026-03-31`' } };
});

const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

export const wholeNumber: Field<number> = leaf(1, value =>
  /^[1-9]\d{0,6}$/.test(value)
    ? { value: Number(value) }
    : { fault: { code: 'E218', message: `\`${value}\` is not a whole number above 0`, expected: '`8`' } },
);

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
