import type { Decimal } from './decimal.ts';
import { valuesOf } from './evaluate.ts';
import { EXACT, inShownUnit, likelyValues } from './exact.ts';
import type { Quantity, Ratio } from './quantity.ts';
import { inOrder } from './sheet.ts';

/** The likely value of a formula without axes, in the unit it is shown in, with one of its inputs replaced; what does not depend on it is not computed again. */
export function valueWith(q: Quantity, path: string, input: Ratio): Decimal {
  const changed = new Map<Quantity, readonly Decimal[]>();
  for (const row of inOrder([q])) {
    const own = row.operation.kind === 'given' && row.operation.elements.some(v => v.path === path);
    if (!own && !row.of.some(part => changed.has(part))) continue;
    const parts = row.of.map(part => changed.get(part) ?? likelyValues(part));
    changed.set(
      row,
      valuesOf(row, parts, EXACT, v => quotient(v.path === path ? input : v.likely)),
    );
  }
  return inShownUnit((changed.get(q) ?? likelyValues(q))[0]!, q);
}

const quotient = ({ numerator, denominator }: Ratio): Decimal => numerator.dividedBy(denominator);
