import { plain } from './format.ts';
import type { Derivation } from './report.ts';

/** A formula with the numbers of its inputs in place of their names; of a row, its first and last value. */
export function withNumbers(formula: string, inputs: readonly Derivation[]): string {
  const values = new Map<string, string[]>();
  for (const input of inputs) values.set(input.name, [...(values.get(input.name) ?? []), number(input)]);
  if (values.size === 0) return formula;
  // longer names first, so that `input tokens` is not taken for `input`
  const names = [...values.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<!${LETTER})(?:${names.map(escaped).join('|')})(?!${LETTER})`, 'g');
  return formula.replace(pattern, name => {
    const queue = values.get(name)!;
    // inputs of the same name take their turns in the order in which they are listed
    return queue.length > 1 ? queue.shift()! : queue[0]!;
  });
}

/** What a name may go on with; `×` and `÷` are not letters. (`\p{L}` would say it shorter, but takes long to compile.) */
const LETTER = '[\\w\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\ud7ff]';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function number({ value, unit }: Derivation): string {
  // a formula with 80 in the place of 80 % would be wrong by a hundred
  const shown = (text: string) => (unit.startsWith('%') ? `${plain(text)} ${unit}` : plain(text));
  if (typeof value === 'string') return value.startsWith('-') ? `(${shown(value)})` : shown(value);
  const [first = '0', last = '0'] = [value[0], value.at(-1)];
  return value.every(item => item === first) ? shown(first) : `[${shown(first)} … ${shown(last)}]`;
}
