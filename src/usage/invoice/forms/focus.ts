import { hasAll, type InvoiceForm } from '../form.ts';
import type { BilledKind } from '../invoice-line.ts';
import type { Reading } from '../reading.ts';
import type { Cell, InvoiceRecord } from '../record.ts';
import { looseKind, tokenKind } from '../token-kind.ts';
import { readLineItem } from './openai.ts';

const daysOf = ({ cells }: InvoiceRecord, reading: Reading) =>
  reading.days(
    cells.get('ChargePeriodStart') ?? cells.get('BillingPeriodStart'),
    cells.get('ChargePeriodEnd') ?? cells.get('BillingPeriodEnd'),
  );

/** How many tokens a unit of FOCUS is: `Tokens`, `1000 Tokens`, `1000000 Tokens`. */
function tokensIn(unit: Cell | undefined): number | undefined {
  const match = /^(?:(1000|1000000) )?(?:tokens?|requests?)$/i.exec(unit?.text ?? '');
  return match ? Number(match[1] ?? 1) : undefined;
}

/**
 * The model and the bucket that a row names: in its SKU, `model/bucket` as `tco report` writes it, a line item as OpenAI does,
 * or words of its description. Providers are free in what they write there.
 */
function skuOf({ cells }: InvoiceRecord): {
  readonly model: string | undefined;
  readonly kind: BilledKind | undefined;
} {
  for (const name of ['SkuId', 'SkuMeter', 'ChargeDescription', 'ResourceName']) {
    const text = cells.get(name)?.text;
    if (text === undefined) continue;
    const item = readLineItem(text);
    if (item.model !== undefined) return item;
    const slash = text.lastIndexOf('/');
    const kind = tokenKind(text.slice(slash + 1));
    if (slash !== -1 && kind !== undefined) return { model: text.slice(0, slash), kind };
  }
  const model = (cells.get('x_Model') ?? cells.get('ResourceName') ?? cells.get('ResourceId'))?.text;
  const meter = cells.get('SkuMeter')?.text;
  return { model, kind: meter === undefined ? undefined : tokenKind(meter) };
}

/** A dataset of FOCUS 1.0 to 1.3 (https://focus.finops.org/focus-specification/v1-2/), as far as its rows name a model and a bucket. */
export const focusDataset: InvoiceForm = {
  id: 'focus',
  name: 'FOCUS',
  recognises: hasAll('BilledCost', 'ChargeCategory'),
  days: daysOf,
  lines(record, reading) {
    const { cells } = record;
    const amount = reading.decimal(cells.get('BilledCost'), 'BilledCost');
    if (!amount) return [];
    const category = cells.get('ChargeCategory')?.text;
    const said = cells.get('ChargeDescription')?.text ?? cells.get('SkuId')?.text ?? 'a charge without a description';
    const { model, kind } = skuOf(record);
    const used = category === 'Usage' && model !== undefined && kind !== undefined;
    const size = tokensIn(cells.get('ConsumedUnit'));
    const loose = category === 'Credit' ? 'credit' : category === 'Tax' ? 'tax' : looseKind(said, amount.isNegative());
    return [
      {
        at: record,
        days: daysOf(record, reading),
        provider: (cells.get('ServiceProviderName') ?? cells.get('ProviderName'))?.text,
        model: used ? model : undefined,
        kind: used && !amount.isNegative() ? kind : loose,
        tier: /\bbatch\b/i.test(said) ? 'batch' : /\bflex\b/i.test(said) ? 'flex' : 'standard',
        length: undefined,
        quantity:
          used && size !== undefined
            ? reading.quantity(cells.get('ConsumedQuantity'), 'ConsumedQuantity')?.times(size)
            : undefined,
        amount,
        currency: cells.get('BillingCurrency')?.text.toUpperCase(),
        said,
      },
    ];
  },
};
