/** A whole number of units of 10^-`decimals`, as exact decimal text with at least `shortest` decimals. */
export function decimalText(units: bigint, decimals: number, shortest = 0): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, -decimals), digits.slice(-decimals)];
  const kept = fraction.replace(/0+$/, '').padEnd(shortest, '0');
  return `${units < 0n ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}`;
}
