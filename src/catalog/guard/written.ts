/** A bound as text: two digits are enough for an order of magnitude. */
export function written(value: number): string {
  if (!Number.isFinite(value)) return 'any';
  const short = Number(value.toPrecision(2));
  if (Math.abs(short) >= 1e12) return `${short / 1e12}T`;
  if (Math.abs(short) >= 1e9) return `${short / 1e9}B`;
  if (Math.abs(short) >= 1e6) return `${short / 1e6}M`;
  return String(short);
}
