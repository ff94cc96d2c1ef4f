/** Splits `25..40 USD/GPU` into its number texts and its unit text; a `%` directly behind a number is a unit. */
export function partsOf(text: string): { numbers: string[]; unit: string } | undefined {
  const fractionOfOne = /^(\d+)\/(\d+)$/.exec(text);
  if (fractionOfOne) return { numbers: [text], unit: '' };
  const match = /^(\S+?)(%*)(?:\s+(.*))?$/.exec(text.replace('%/', '% /'));
  if (!match) return undefined;
  const [, head = '', percent = '', rest = ''] = match;
  if (/^\p{N}/u.test(rest)) return undefined;
  const unit = percent ? (rest.startsWith('/') || rest === '' ? `${percent}${rest}` : `${percent} ${rest}`) : rest;
  const numbers = head.split('..').map(n => (percent && n.endsWith('%') ? n.slice(0, -1) : n));
  return numbers.length <= 3 ? { numbers, unit } : undefined;
}
