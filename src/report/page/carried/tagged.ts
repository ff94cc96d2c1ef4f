import { Decimal } from '../../../quantity/decimal.ts';
import { type Unit, unit } from '../../../quantity/unit.ts';

/**
 * Data with maps, decimals and units as JSON. Every list begins with what it is (`l` list, `s` list of words, `m` map, `d` decimal, `u` unit), so that
 * no key of a user can be taken for a sign of this form. Fields that are undefined are left out.
 */
export function toTagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Decimal) return ['d', value.toString()];
  if (value instanceof Map) return ['m', ...[...value].flat().map(toTagged)];
  if (Array.isArray(value)) return isWords(value) ? ['s', value.join(' ')] : ['l', ...value.map(toTagged)];
  if (isUnit(value)) return ['u', value.text];
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, toTagged(child)]])),
  );
}

const isWords = (list: readonly unknown[]): boolean =>
  list.length > 1 && list.every(item => typeof item === 'string' && /^\S+$/.test(item));

const isUnit = (value: object): value is Unit => 'powers' in value && 'numerator' in value;

/** What {@link toTagged} wrote down. Units of one text are one unit. */
export function fromTagged(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (!Array.isArray(json)) {
    const object: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(json)) object[key] = fromTagged(child);
    return object;
  }
  const [tag, ...items] = json as [string, ...unknown[]];
  switch (tag) {
    case 'd':
      return new Decimal(items[0] as string);
    case 's':
      return (items[0] as string).split(' ');
    case 'u':
      return knownUnit(items[0] as string);
    case 'm': {
      const map = new Map<unknown, unknown>();
      for (let i = 0; i < items.length; i += 2) map.set(fromTagged(items[i]), fromTagged(items[i + 1]));
      return map;
    }
    default:
      return items.map(fromTagged);
  }
}

const UNITS = new Map<string, Unit>();

function knownUnit(text: string): Unit {
  const known = UNITS.get(text) ?? unit(text);
  UNITS.set(text, known);
  return known;
}
