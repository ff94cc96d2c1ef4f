import type { Wanted } from '../quantity/amount.ts';
import { CURRENCIES } from '../quantity/unit.ts';

const cache = new Map<Wanted, Map<string, Wanted>>();

/** A field's wanted units are written in USD; an amount in another currency is read in its own, and compared with the scenario's currency later. */
export function inItsCurrency(wanted: Wanted, text: string): Wanted {
  // the name of a file of samples says nothing of its unit
  const unit = text.slice(text.lastIndexOf(')') + 1);
  const currency = CURRENCIES.find(code => code !== 'USD' && unit.includes(code));
  if (!currency || !wanted.units.some(unit => unit.includes('USD'))) return wanted;
  const others = cache.get(wanted) ?? new Map<string, Wanted>();
  const known = others.get(currency);
  if (known) return known;
  const inOther = (text: string) => text.replace('USD', currency);
  const other = { ...wanted, units: wanted.units.map(inOther), example: inOther(wanted.example) };
  cache.set(wanted, others.set(currency, other));
  return other;
}

/** The currency a unit is in, or undefined. */
export const currencyOf = (powers: ReadonlyMap<string, number>): string | undefined =>
  [...powers.keys()].find(base => (CURRENCIES as readonly string[]).includes(base));
