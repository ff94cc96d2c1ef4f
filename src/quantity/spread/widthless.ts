import { type Refusal, refused } from '../refusal.ts';

/** The refusal of a range or a distribution that can only be one number. */
export function widthless(text: string, number: string, unit: string): Refusal {
  const point = unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`.trim();
  return refused('no-width', `\`${text}\` is a range of no width`, `write \`${point}\``);
}
