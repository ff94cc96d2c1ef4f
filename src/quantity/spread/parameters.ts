import type { Decimal } from '../decimal.ts';
import { isRefusal, type Refusal, refused } from '../refusal.ts';
import type { Call } from './call.ts';
import { numbersIn } from './number-in.ts';

/** Two numbers that say which distribution of a kind is meant: mean and sd, or two quantiles. */
export type Pair = readonly [string, string];

export const QUANTILES: readonly Pair[] = [
  ['p5', 'p95'],
  ['p10', 'p90'],
  ['p25', 'p75'],
];

/** The pair that was written and its two values; without names it is the first of those known. */
export function parametersOf(
  { name, parts, text }: Call,
  known: readonly Pair[],
): { readonly pair: Pair; readonly values: readonly [Decimal, Decimal] } | Refusal {
  const wrong = (message: string, hint = forms(name, known)) =>
    refused('spread-arguments', `\`${text}\`: ${message}`, hint);
  const named = parts.map(part => /^([\p{L}_][\p{L}\p{N}_]*)\s*=\s*(.*)$/su.exec(part));
  const isNamed = named.every(match => match !== null);
  if (!isNamed && named.some(match => match !== null)) return wrong('either both numbers have a name or none has');
  const names = named.flatMap(match => (match ? [match[1]!] : []));
  const words = known.flat();
  const unknown = names.find(word => !words.includes(word));
  if (unknown !== undefined)
    return { ...wrong(`unknown name \`${unknown}\``), near: { written: unknown, known: words } };
  if (parts.length !== 2)
    return wrong(`\`${name}\` takes two numbers, not ${parts.length === 1 && parts[0] === '' ? 'none' : parts.length}`);
  if (isNamed && names[0] === names[1]) return wrong(`\`${names[0]}\` is written twice`);
  const pair = isNamed ? known.find(([a, b]) => names.includes(a) && names.includes(b)) : known[0]!;
  if (!pair) return wrong(`\`${names[0]}\` and \`${names[1]}\` do not go together`);
  const written = isNamed ? pair.map(word => named[names.indexOf(word)]![2]!) : parts;
  const values = numbersIn(written, text);
  return isRefusal(values) ? values : { pair, values: values as unknown as readonly [Decimal, Decimal] };
}

/** `normal(mean, sd)`, `normal(p5=…, p95=…)`. */
const forms = (name: string, known: readonly Pair[]): string =>
  known
    .slice(0, 3)
    .map(([a, b], i) => `\`${name}(${i === 0 ? `${a}, ${b}` : `${a}=…, ${b}=…`})\``)
    .join(' or ');
