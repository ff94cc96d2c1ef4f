import { Decimal } from '../../quantity/decimal.ts';
import { decimalText } from '../figure.ts';
import { unitPrice } from '../ledger/unit-price.ts';
import type { Priced } from './charge.ts';

/** Digits of a quantity; with as many of a price their product has 34 at most, which the arithmetic holds without rounding. */
const QUANTITY_DIGITS = 17;
const PRODUCT_DIGITS = 34;

/**
 * Two costs of one quantity as unit prices. FOCUS wants quantity × unit price to be the cost as it is written: both are rounded to
 * so many digits that the product need not be, and the costs are those products, within 1e-16 of the ledger's.
 */
export function pricedAt(
  category: Priced['category'],
  counted: string,
  unit: string,
  costs: { readonly list: string; readonly contracted: string },
): Priced {
  const quantity = new Decimal(counted).toSignificantDigits(QUANTITY_DIGITS);
  const digits = PRODUCT_DIGITS - quantity.precision();
  const per = (cost: string) => new Decimal(unitPrice(cost, counted)!).toSignificantDigits(digits);
  const [list, contracted] = [per(costs.list), per(costs.contracted)];
  return {
    category,
    quantity: decimalText(quantity),
    unit,
    listUnitPrice: decimalText(list),
    listCost: quantity.times(list).toFixed(),
    contractedUnitPrice: decimalText(contracted),
    contractedCost: quantity.times(contracted).toFixed(),
  };
}
