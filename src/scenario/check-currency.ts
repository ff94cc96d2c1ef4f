import type { Segment } from '../input/tree.ts';
import { currencyOf } from './currency.ts';
import { AmountText } from './field.ts';
import type { Findings } from './findings.ts';

/** Reports every amount that is in another currency than the scenario. */
export function checkCurrency(
  value: unknown,
  currency: string,
  findings: Findings,
  path: readonly Segment[] = [],
): void {
  if (value instanceof AmountText) {
    const other = currencyOf(value.amount.unit.powers);
    if (other && other !== currency && !findings.isFaulty(path)) {
      findings.report(path, 'E312', `\`${value.amount.text}\` is in ${other}, the scenario is in ${currency}`, {
        hint: `write the amount in ${currency}${findings.has(['currency']) ? '' : ` or set \`currency: ${other}\``}`,
      });
    }
  } else if (Array.isArray(value))
    for (const [i, item] of value.entries()) checkCurrency(item, currency, findings, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) checkCurrency(child, currency, findings, [...path, key]);
}
