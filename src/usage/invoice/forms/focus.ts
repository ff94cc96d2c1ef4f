import type { ServiceTier } from '../../../catalog/price-list.ts';
import { hasAll, type InvoiceForm, listed } from '../form.ts';
import type { Reading } from '../reading.ts';
import type { Cell, InvoiceRecord } from '../record.ts';
import { kindOf, tokenKind } from '../token-kind.ts';
import { type LineItem, readLineItem } from './openai.ts';

/** The words of a row that may name its service tier. */
const SAYING_TIERS = ['SkuId', 'SkuMeter', 'ChargeDescription', 'ResourceName'];

const tierIn = ({ cells }: InvoiceRecord): ServiceTier =>
  (['batch', 'flex', 'priority'] as const).find(tier =>
    SAYING_TIERS.some(name => new RegExp(`(?:^|[^a-z])${tier}(?:[^a-z]|$)`, 'i').test(cells.get(name)?.text ?? '')),
  ) ?? 'standard';

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
function skuOf({ cells }: InvoiceRecord): Pick<LineItem, 'model' | 'kind'> & Partial<LineItem> {
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
  needs: [
    {
      what: 'model',
      names: ['SkuId', 'SkuMeter', 'ChargeDescription', 'ResourceName', 'ResourceId', 'x_Model'],
      help: names => `--columns model=…,token_type=…,amount=BilledCost says which columns do; ${listed(names)}`,
    },
  ],
  lines(record, reading) {
    const { cells } = record;
    const amount = reading.decimal(cells.get('BilledCost'), 'BilledCost');
    if (!amount) return [];
    const category = cells.get('ChargeCategory')?.text;
    const description = cells.get('ChargeDescription') ?? cells.get('SkuId');
    const said = description?.text ?? 'a charge without a description';
    const { model, kind: named, length } = skuOf(record);
    const isUsage = category === 'Usage';
    const used = isUsage && model !== undefined && named !== undefined;
    const unit = cells.get('ConsumedUnit');
    const size = tokensIn(unit);
    const isTokens = isUsage && size !== undefined && /token/i.test(unit!.text);
    const loose = kindOf(undefined, said, isTokens, amount.isNegative());
    const charged = category === 'Credit' ? 'credit' : category === 'Tax' ? 'tax' : loose;
    const kind = (used || isTokens) && !amount.isNegative() ? (named ?? charged) : charged;
    return [
      {
        at: kind === 'unknownTokens' ? (description ?? record) : record,
        days: daysOf(record, reading),
        provider: (cells.get('ServiceProviderName') ?? cells.get('ProviderName'))?.text,
        model: used ? model : undefined,
        kind,
        tier: tierIn(record),
        length,
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
