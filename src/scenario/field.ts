import * as z from 'zod/mini';
import { amountFault } from '../input/amount-fault.ts';
import { type Field, type LeafFault, leaf as readLeaf } from '../input/leaf.ts';
import { type Amount, readAmount, type Wanted } from '../quantity/amount.ts';
import type { Refusal } from '../quantity/refusal.ts';
import { SPREAD_NAMES } from '../quantity/spread/read-spread.ts';
import { inItsCurrency } from './currency.ts';

z.config({ jitless: true });

/** An amount that was read, before its place is known; `wanted` is what its field accepts. */
export class AmountText {
  readonly amount: Amount;
  readonly wanted: Wanted;
  constructor(amount: Amount, wanted: Wanted) {
    this.amount = amount;
    this.wanted = wanted;
  }
}

/** A text whose place will be needed: an id of something else, a catalog name. */
export class NameText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type { Field } from '../input/leaf.ts';

/** What JSON Schema says of a type, beside what zod knows; made when it is asked for, since most runs do not. */
export const descriptions = new WeakMap<object, () => Record<string, unknown>>();

/** A type for a single text: `read` gives its value or a fault; after a fault, `standIn` lets the other checks of the run go on. */
export function leaf<T>(
  json: () => Record<string, unknown>,
  standIn: () => T,
  read: (text: string) => { value: T } | { fault: LeafFault },
): Field<T> {
  const type = readLeaf(standIn, read, () => expectedOf(json()));
  descriptions.set(type, json);
  return type;
}

/** What a field's JSON Schema says of its values, for a person. */
function expectedOf({ enum: words, examples }: Record<string, unknown>): string | undefined {
  if (Array.isArray(words)) return words.map(word => `\`${word}\``).join(', ');
  return Array.isArray(examples) ? `one value such as \`${examples[0]}\`` : undefined;
}

/** An amount with a unit. */
export function amount(description: string, wanted: Wanted): Field<AmountText> {
  const json = () => amountJson(description, wanted);
  return leaf<AmountText>(
    json,
    () => standInFor(wanted),
    text => {
      const own = inItsCurrency(wanted, text);
      const reading = readAmount(text, own, { samples: true, width: true });
      if (reading.ok) return { value: new AmountText(reading.amount, own) };
      const expected = `${wanted.units[0] === '' ? 'a number' : 'an amount'} such as \`${wanted.example}\``;
      return { fault: amountFault(withUnitAsked(reading, text, wanted), expected) };
    },
  );
}

/** What takes the place of an amount with a fault, so that the other checks of the run go on. */
export const standInFor = (wanted: Wanted): AmountText => new AmountText(exampleOf(wanted), wanted);

const withUnitAsked = (refusal: Refusal, text: string, { units: [unit = ''] }: Wanted): Refusal =>
  refusal.code === 'unit-missing' ? { ...refusal, hint: `did you mean \`${text.trim()} ${unit}\`?` } : refusal;

const NUMBERS = '-?[0-9][0-9.%/eEkMBT+-]*';
const SPREADS = `(${SPREAD_NAMES.join('|')})\\([^()]+\\)%?`;

/** What an editor can check: a text with a number or a distribution in front; a plain number only where no unit is needed, within its bounds. */
function amountJson(description: string, wanted: Wanted): Record<string, unknown> {
  const scale = wanted.units.includes('%') ? 100 : wanted.units[0] === '' ? 1 : undefined;
  const before = wanted.ranges === false ? NUMBERS : `(${NUMBERS}|${SPREADS})`;
  const pattern = `^${before}${scale ? '( .+)?' : ' .+'}$`;
  const bound = (key: string, value: string | undefined) =>
    scale && value !== undefined ? { [key]: Number(value) / scale } : {};
  const bounds = {
    ...bound('minimum', wanted.min),
    ...bound('maximum', wanted.max),
    ...bound('exclusiveMinimum', wanted.above),
    ...bound('exclusiveMaximum', wanted.below),
  };
  const example = scale === 1 && /^[0-9.]+$/.test(wanted.example) ? Number(wanted.example) : wanted.example;
  return { description, type: scale ? ['string', 'number'] : 'string', pattern, ...bounds, examples: [example] };
}

function exampleOf(wanted: Wanted): Amount {
  const reading = readAmount(wanted.example, wanted);
  if (!reading.ok) throw new Error(`example ${wanted.example} is wrong: ${reading.message}`);
  return reading.amount;
}

/** One of a few words. */
export function choice<const W extends readonly string[]>(description: string, words: W): Field<W[number]> {
  return leaf<W[number]>(
    () => ({ description, enum: words }),
    () => words[0]!,
    text => {
      if (words.includes(text)) return { value: text };
      return {
        fault: {
          code: 'E220',
          message: `\`${text}\` is not one of the allowed words`,
          expected: words.map(w => `\`${w}\``).join(', '),
          words,
        },
      };
    },
  );
}

/** `true` or `false`. */
export const flag = (description: string): Field<boolean> =>
  leaf(
    () => ({ description, type: 'boolean' }),
    () => false,
    text => {
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      const yes = /^(yes|on|y|TRUE|True)$/.test(text)
        ? 'true'
        : /^(no|off|n|FALSE|False)$/.test(text)
          ? 'false'
          : undefined;
      return {
        fault: {
          code: 'E221',
          message: `expected true or false, got the text \`${text}\``,
          ...(yes ? { hint: `write \`${yes}\`` } : {}),
        },
      };
    },
  );

/** Free text. */
export const text = (description: string): Field<string> =>
  leaf<string>(
    () => ({ description, type: 'string' }),
    () => '',
    value => ({ value }),
  );

/** A text whose place is kept: the id of something else. */
export const name = (description: string): Field<NameText> =>
  leaf(
    () => ({ description, type: 'string' }),
    () => new NameText(''),
    value => ({ value: new NameText(value) }),
  );

/** A map with just these keys. */
export function section<S extends Record<string, Field<unknown>>>(
  description: string,
  shape: S,
): z.ZodMiniObject<S, z.core.$strict> {
  const type = z.strictObject(shape);
  descriptions.set(type, () => ({ description }));
  return type;
}

/** A map from ids to values of one kind. */
export function byId<T>(description: string, value: Field<T>): Field<Record<string, T>> {
  const type = z.record(z.string(), value);
  descriptions.set(type, () => ({ description }));
  return type as unknown as Field<Record<string, T>>;
}

/** A list of values of one kind. */
export function list<T>(description: string, item: Field<T>): Field<T[]> {
  const type = z.array(item);
  descriptions.set(type, () => ({ description }));
  return type as unknown as Field<T[]>;
}

export const optional = <T>(field: Field<T>): z.ZodMiniOptional<Field<T>> => z.optional(field);
