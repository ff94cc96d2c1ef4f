import { type Refusal, refused } from '../refusal.ts';

/** A distribution as it is written: `normal(30k, 2k) USD/GPU`. */
export interface Call {
  readonly name: string;
  /** What stands between the brackets, apart at `,` or `;`; a `%` behind every number has become the unit. */
  readonly parts: readonly string[];
  readonly unit: string;
  /** The whole text. */
  readonly text: string;
}

const LENGTH_LIMIT = 200;

/** Whether a text means a distribution: a word and an opening bracket. */
export const looksLikeSpread = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*\s*\(/u.test(text);

/** Apart at every `;`, or where there is none at every `,`. */
export const separated = (inside: string): string[] =>
  inside.split(inside.includes(';') ? ';' : ',').map(part => part.trim().replace(/\s+/g, ' '));

/** Takes a distribution apart, whatever its name is. */
export function callOf(text: string): Call | Refusal {
  if (text.length > LENGTH_LIMIT)
    return refused('number', `is ${text.length} characters long, more than ${LENGTH_LIMIT}`);
  const match = /^([^\s(]+)\s*\(([^()]*)\)(.*)$/su.exec(text);
  if (!match)
    return refused(
      'spread-arguments',
      `\`${text}\`: ${text.includes(')') ? 'the brackets do not match' : 'the bracket is not closed'}`,
      text.includes(')')
        ? 'one pair of brackets, then the unit'
        : `inside { } and [ ] a comma ends the value: write \`${text.replace(/\s*\($/, '(…')}; …)\` with semicolons, or put it in quotes`,
    );
  const [, name = '', inside = '', rest = ''] = match;
  if (!/^(?:$|\s|%)/.test(rest))
    return refused(
      'number',
      `\`${text}\`: the unit stands right behind the bracket`,
      `write \`${name}(${inside}) ${rest}\``,
    );
  return withPercentOutside({ name, parts: separated(inside), unit: rest.trim(), text });
}

const PERCENT = /%\s*(?=\.\.|$)/g;
const HAS_PERCENT = new RegExp(PERCENT, '');

/** `normal(35%, 5%)` is `normal(35, 5)%`. The weight of a choice and the sigma of a logarithm are no shares of the field. */
function withPercentOutside(call: Call): Call {
  if (call.name === 'samples') return call;
  const split = call.parts.map(part => {
    const at = part.indexOf('@');
    return at === -1 ? ([part, ''] as const) : ([part.slice(0, at).trim(), part.slice(at)] as const);
  });
  const shares = split.filter(([head]) => !/^sigma\b/.test(head));
  const numbers = shares.flatMap(([head]) => head.split('..'));
  const outside = call.unit === '' || /^[%/]/.test(call.unit);
  if (!outside || !numbers.every(number => HAS_PERCENT.test(number))) return call;
  return {
    ...call,
    parts: split.map(([head, weight]) => `${head.replace(PERCENT, '')}${weight}`),
    unit: call.unit.startsWith('%') ? call.unit : `%${call.unit}`,
  };
}
