import type { Plan } from '../../model/plan.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { inOrder } from '../../quantity/sheet.ts';

/** The one input price that some plans pay, as what all API prices move with; undefined where they pay several, or none. */
export function inputPrice(
  plans: readonly Plan[],
): { readonly today: Decimal; readonly unit: string; readonly name: string } | undefined {
  const found = new Map<string, Variable>();
  for (const q of inOrder(plans.flatMap(p => p.lines.flatMap(l => (l.id.endsWith('.input') ? [l.monthly] : [])))))
    if (q.operation.kind === 'given' && q.name?.startsWith('input price of '))
      for (const v of q.operation.elements) found.set(`${v.amount.likely.toFixed()} ${v.amount.unit.text}`, v);
  const [only, ...others] = found.values();
  return only && !others.length ? { today: only.amount.likely, unit: only.amount.unit.text, name: 'input' } : undefined;
}
