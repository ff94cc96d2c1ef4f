const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
/** What an amount of an entry file can hold with room to spare. */
const LONGEST_WHOLE = 15;
const LONGEST_PART = 30;

/**
 * The decimal a number text stands for, its point moved `places` to the right, digit by digit: `3e-05` by 6 is `30`.
 * Undefined for what is no number, or has more than 15 digits before the point or 30 behind it.
 */
export function movePoint(text: string, places: number): string | undefined {
  const [, sign, whole = '', part = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const digits = `${whole}${part}`;
  const point = whole.length + Number(exponent) + places;
  if (Math.abs(point) > 99 || digits.length > 99) return undefined;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const right = point >= 0 ? digits.slice(point) : `${'0'.repeat(-point)}${digits}`;
  const units = left.replace(/^0+/, '') || '0';
  const rest = right.replace(/0+$/, '');
  if (rest.length > LONGEST_PART || units.length > LONGEST_WHOLE) return undefined;
  const value = rest === '' ? units : `${units}.${rest}`;
  return sign === '-' && value !== '0' ? `-${value}` : value;
}
