/** The sum of decimals as they are written, to the last digit; sums of {@link decimalText} would be rounded again. */
export function exactSum(decimals: Iterable<string>): string {
  let sum = 0n;
  let places = 0;
  for (const text of decimals) {
    const [whole = '0', part = ''] = text.split('.');
    if (part.length > places) {
      sum *= 10n ** BigInt(part.length - places);
      places = part.length;
    }
    sum += BigInt(whole + part.padEnd(places, '0'));
  }
  return plain(sum, places);
}

/** A whole number of units of the last place, without zeros at the end. */
function plain(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${part && `.${part}`}`;
}
