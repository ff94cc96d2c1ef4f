import type { Wanted } from './amount.ts';
import { partsOf } from './amount-parts.ts';
import { isNotFinite, readNumber } from './read-number.ts';
import { type Refusal, refused } from './refusal.ts';

/** Looks again at what is not a number, to say what it would be in this program's grammar. */
export function notANumber(text: string, wanted: Wanted): Refusal {
  if (isNotFinite(text.split(/\s/, 1)[0]!))
    return refused('not-finite', `\`${text}\` is not a finite number`, `for example \`${wanted.example}\``);
  const plain = plainDigits(text);
  return refused(
    'number',
    `\`${text}\` is not a number this program reads`,
    plain && partsOf(plain)?.numbers.every(n => readNumber(n))
      ? `write \`${plain}\``
      : `for example \`${wanted.example}\``,
  );
}

/** The decimal digit that a full-width, Arabic or Devanagari digit stands for. */
const asciiDigit = (digit: string): string =>
  String((digit.codePointAt(0)! - (digit >= '\u0966' ? 0x966 : digit >= '\u06f0' ? 0x6f0 : 0x660)) % 10);

/** `$1,600` → `1600 USD`, `1_600` → `1600`, `.5` → `0.5`, `017` → `17`, full-width or Arabic digits → ASCII; undefined where it cannot be told. */
export function plainDigits(text: string): string | undefined {
  const ascii = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, asciiDigit)
    .replace(/[\u2212\u2010-\u2014]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1');
  const dollars = /^(?:US)?\$\s?(.*)$/.exec(ascii) ?? /^USD\s+(.*)$/.exec(ascii);
  const body = dollars ? dollars[1]! : ascii;
  const hex = /^0(x[0-9a-f]{1,12}|b[01]{1,40}|o[0-7]{1,13})$/i.test(body) ? String(Number(body)) : undefined;
  const number =
    hex ??
    /^[^\s%]+/
      .exec(body)?.[0]
      ?.replace(/(\d)[_'’,](?=\d{3}(?!\d))/g, '$1')
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.$/, '')
      .replace(/^(-?)0+(?=\d)/, '$1');
  if (!number || readNumber(number) === undefined) return undefined;
  const rest = hex ? '' : body.slice(/^[^\s%]+/.exec(body)![0].length).trim();
  return [number + (rest.startsWith('%') ? rest : ''), rest.startsWith('%') ? '' : rest, dollars ? 'USD' : '']
    .filter(Boolean)
    .join(' ');
}
