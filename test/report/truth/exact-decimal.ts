/** A decimal as a whole number of 10^-40; sums and products of texts without any rounding. */
const PLACES = 40;

export function units(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a plain decimal: ${text}`);
  const [, sign, whole, part = ''] = match;
  const value = BigInt(whole! + part.padEnd(PLACES, '0'));
  return sign ? -value : value;
}

export const sumOf = (texts: readonly string[]): bigint => texts.reduce((sum, t) => sum + units(t), 0n);

/** Whether a product is what is written, to the last digit. */
export function isProduct(a: string, b: string, product: string): boolean {
  return units(a) * units(b) === units(product) * 10n ** BigInt(PLACES);
}

/** Whether two sums are equal up to the rounding of decimals of thirty digits. */
export function near(a: bigint, b: bigint): boolean {
  const difference = a < b ? b - a : a - b;
  const size = a < 0n ? -a : a;
  return difference <= size / 10n ** 24n + 10n ** BigInt(PLACES - 18);
}
