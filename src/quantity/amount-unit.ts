import type { Wanted } from './amount.ts';
import { type Refusal, refused } from './refusal.ts';
import { CURRENCIES, unit as knownUnit, parseUnit, respelled, sameDimension, UNIT_SYMBOLS, type Unit } from './unit.ts';

/** The unit of an amount from its text, where the field takes it. `zero`: only the number 0 stands before it. */
export function unitOf(text: string, wanted: Wanted, zero: boolean): Unit | Refusal {
  const units = wanted.units.map(knownUnit);
  if (text === '') {
    const plain = units.find(u => u.powers.size === 0);
    return plain ? knownUnit('') : refused('unit-missing', 'has no unit', `write the unit: \`${wanted.example}\``);
  }
  const given = parseUnit(text);
  if (!given) {
    const symbols = text.split(/[ /]+/).filter(Boolean);
    const wrong = symbols.find(s => !UNIT_SYMBOLS.includes(s)) ?? text;
    const better = respelled(wrong) ?? UNIT_SYMBOLS.find(s => s.toLowerCase() === wrong.toLowerCase());
    return refused(
      'unit-unknown',
      `has the unknown unit \`${wrong}\``,
      better ? `did you mean \`${text.replace(wrong, better)}\`?` : `for example \`${wanted.example}\``,
    );
  }
  // `0%` switches a rate off, whatever its period
  if (zero && text === '%' && units[0]!.text.startsWith('%')) return units[0]!;
  for (const candidate of units) {
    if (sameDimension(candidate, given)) return given;
    // `120k /day` where requests per day are meant: what is counted is said by the field
    const counted = parseUnit(
      `${[...candidate.powers].find(([b, p]) => p === 1 && (b === 'tok' || b === 'request'))?.[0] ?? '?'}${text.startsWith('/') ? text : ''}`,
    );
    if (text.startsWith('/') && counted && sameDimension(candidate, counted)) return counted;
  }
  return refused(
    'unit-wrong',
    `is in ${given.text || 'plain numbers'}, not in ${inOneCurrency(wanted, given)
      .map(u => u || 'plain numbers')
      .join(' or ')}`,
    `for example \`${wanted.example}\`${wanted.otherUnit ? `; ${wanted.otherUnit}` : ''}`,
  );
}

/** The units of a field, of those in many currencies only those in the one that was written, else in that of the example. */
function inOneCurrency({ units, example }: Wanted, given: Unit): readonly string[] {
  const currency = CURRENCIES.find(c => given.powers.has(c)) ?? CURRENCIES.find(c => example.includes(c));
  return units.filter(u => currency === undefined || u.includes(currency) || !CURRENCIES.some(c => u.includes(c)));
}
