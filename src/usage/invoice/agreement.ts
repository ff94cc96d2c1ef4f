import { Decimal, ONE, ZERO } from '../../quantity/decimal.ts';

/** A number with the text that it was read from. */
export interface Written {
  readonly text: string;
  readonly value: Decimal;
}

/** How many times too large or too small a price is that was meant for another unit. */
const FACTORS = [ONE, '1e-3', '1e-6', '1e3', '1e6'].map(factor => new Decimal(factor));

/**
 * The factor by which a price comes to the amount, 1 where it does as it stands; undefined where none of thousands and millions makes
 * it do. What rounding to the digits that are written can have cut off is no difference; a whole quantity is counted and not rounded.
 * What is given back may have the price of what was taken.
 */
export function agreeingFactor(quantity: Written, price: Written, amount: Written): Decimal | undefined {
  const isBack = amount.value.isNegative();
  const paid = isBack ? amount.value.abs() : amount.value;
  const each = isBack ? price.value.abs() : price.value;
  const cut = quantity.value.isInteger() ? ZERO : halfDigit(quantity.text);
  return FACTORS.slice(0, paid.isZero() ? 1 : undefined).find(factor => {
    const one = each.times(factor);
    const slack = halfDigit(amount.text)
      .plus(quantity.value.plus(cut).times(halfDigit(price.text)).times(factor))
      .plus(one.abs().times(cut));
    return quantity.value.times(one).minus(paid).abs().lte(slack);
  });
}

/** Half a unit of the last digit of a plain number. */
function halfDigit(text: string): Decimal {
  const [, fraction = '', exponent = '0'] = /(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text)!;
  return new Decimal(`5e${Number(exponent) - fraction.length - 1}`);
}
