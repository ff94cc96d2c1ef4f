import type { Decimal } from './decimal.ts';
import { isNotFinite, readNumber } from './read-number.ts';
import { CURRENCIES, unit as knownUnit, parseUnit, respelled, sameDimension, UNIT_SYMBOLS, type Unit } from './unit.ts';

/** A number with a unit as a person wrote it. `low = likely = high` unless it is a range; `low..high` has the midpoint as likely. */
export interface Amount {
  readonly low: Decimal;
  readonly likely: Decimal;
  readonly high: Decimal;
  /** Whether a likely value was written (`low..likely..high`). */
  readonly peaked: boolean;
  readonly unit: Unit;
  readonly text: string;
}

/** What a field accepts. */
export interface Wanted {
  /** Unit of the field, as written in examples: `USD/Mtok`, `tok`, `%`; `''` for a plain number. Several when the unit decides the meaning (`USD/GPU/h` or `USD/instance/h`). */
  readonly units: readonly string[];
  /** A right value, shown in messages. */
  readonly example: string;
  /** Inclusive bounds, in the first unit (a share in `%`: `0` and `100`). */
  readonly min?: string;
  readonly max?: string;
  /** The bounds themselves are not allowed. */
  readonly above?: string;
  readonly below?: string;
  readonly whole?: boolean;
  readonly ranges?: boolean;
  /** What to do where the amount is in another unit, for messages. */
  readonly otherUnit?: string;
}

export type Reading =
  | { readonly ok: true; readonly amount: Amount }
  | { readonly ok: false; readonly code: AmountCode; readonly message: string; readonly hint?: string };

export type AmountCode =
  | 'number'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-wrong'
  | 'out-of-range'
  | 'range-order'
  | 'range-not-allowed'
  | 'not-whole'
  | 'not-finite';

const LENGTH_LIMIT = 64;

/**
 * Reads `2.50 USD/Mtok`, `40k /day`, `25000..40000 USD/GPU`, `low..likely..high UNIT`, `35%`, `1/3`.
 * The number goes from its text into a decimal digit by digit; a bare number where a unit is wanted is refused.
 */
export function readAmount(text: string, wanted: Wanted): Reading {
  const trimmed = text.trim();
  if (trimmed.length > LENGTH_LIMIT)
    return no('number', `is ${trimmed.length} characters long, more than ${LENGTH_LIMIT}`);
  const split = separate(trimmed);
  if (!split) return notANumber(trimmed, wanted);
  const values = split.numbers.map(readNumber);
  if (values.some(v => v === undefined)) return notANumber(trimmed, wanted);
  const numbers = values as Decimal[];
  if (numbers.length > 1 && wanted.ranges === false)
    return no('range-not-allowed', `\`${trimmed}\` is a range, one value is wanted here`);
  const resolved = resolveUnit(
    split.unit,
    wanted,
    numbers.every(n => n.isZero()),
  );
  if ('code' in resolved) return resolved;
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i]!.lt(numbers[i - 1]!))
      return no(
        'range-order',
        `\`${trimmed}\` runs from high to low`,
        `write the lower value first: ${[...split.numbers].reverse().join('..')}`,
      );
  }
  const low = numbers[0]!;
  const high = numbers.at(-1)!;
  const likely = numbers.length === 3 ? numbers[1]! : low.plus(high).dividedBy(2);
  const fault = outside(low, high, resolved, wanted, trimmed) ?? fraction(numbers, wanted, trimmed);
  return (
    fault ?? { ok: true, amount: { low, likely, high, peaked: numbers.length === 3, unit: resolved, text: trimmed } }
  );
}

const no = (code: AmountCode, message: string, hint?: string): Reading & { ok: false } => ({
  ok: false,
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** Splits `25..40 USD/GPU` into its number texts and its unit text; a `%` directly behind a number is a unit. */
function separate(text: string): { numbers: string[]; unit: string } | undefined {
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

function resolveUnit(text: string, wanted: Wanted, zero: boolean): Unit | (Reading & { ok: false }) {
  const units = wanted.units.map(knownUnit);
  if (text === '') {
    const plain = units.find(u => u.powers.size === 0);
    return plain ? knownUnit('') : no('unit-missing', 'has no unit', `write the unit: \`${wanted.example}\``);
  }
  const given = parseUnit(text);
  if (!given) {
    const symbols = text.split(/[ /]+/).filter(Boolean);
    const wrong = symbols.find(s => !UNIT_SYMBOLS.includes(s)) ?? text;
    const better = respelled(wrong) ?? UNIT_SYMBOLS.find(s => s.toLowerCase() === wrong.toLowerCase());
    return no(
      'unit-unknown',
      `has the unknown unit \`${wrong}\``,
      better ? `did you mean \`${text.replace(wrong, better)}\`?` : `for example \`${wanted.example}\``,
    );
  }
  // `0%` switches a rate off, whatever its period
  if (zero && text === '%' && units[0]!.text.startsWith('%')) return units[0]!;
  for (const candidate of units) {
    if (sameDimension(candidate, given)) return given;
    // `120k /day` where requests per day are meant: what is counted is said by the field
    const counted = parseUnit(
      `${[...candidate.powers].find(([b, p]) => p === 1 && (b === 'tok' || b === 'request'))?.[0] ?? '?'}${text.startsWith('/') ? text : ''}`,
    );
    if (text.startsWith('/') && counted && sameDimension(candidate, counted)) return counted;
  }
  return no(
    'unit-wrong',
    `is in ${given.text || 'plain numbers'}, not in ${inOneCurrency(wanted, given)
      .map(u => u || 'plain numbers')
      .join(' or ')}`,
    `for example \`${wanted.example}\`${wanted.otherUnit ? `; ${wanted.otherUnit}` : ''}`,
  );
}

/** The units of a field, of those in many currencies only those in the one that was written, else in that of the example. */
function inOneCurrency({ units, example }: Wanted, given: Unit): readonly string[] {
  const currency = CURRENCIES.find(c => given.powers.has(c)) ?? CURRENCIES.find(c => example.includes(c));
  return units.filter(u => currency === undefined || u.includes(currency) || !CURRENCIES.some(c => u.includes(c)));
}

function outside(
  low: Decimal,
  high: Decimal,
  given: Unit,
  wanted: Wanted,
  text: string,
): (Reading & { ok: false }) | undefined {
  const first = knownUnit(wanted.units[0]!);
  const scaled = (v: Decimal) =>
    v.times(given.numerator).dividedBy(given.denominator).times(first.denominator).dividedBy(first.numerator);
  const [lo, hi] = [scaled(low), scaled(high)];
  const limits = `allowed: ${allowed(wanted)}`;
  if (
    wanted.units[0] === '%' &&
    given.text === '' &&
    hi.gt(100) &&
    low.lte(100) &&
    high.lte(100) &&
    wanted.max === '100'
  )
    return no('out-of-range', `\`${text}\` is ${hi.toFixed()} %`, `write \`${text}%\` or a share between 0 and 1`);
  if ((wanted.min !== undefined && lo.lt(wanted.min)) || (wanted.above !== undefined && lo.lte(wanted.above)))
    return no('out-of-range', `\`${text}\` is too small`, limits);
  if ((wanted.max !== undefined && hi.gt(wanted.max)) || (wanted.below !== undefined && hi.gte(wanted.below)))
    return no('out-of-range', `\`${text}\` is too large`, limits);
  return undefined;
}

/** `0 to 100 %`, `above 0 month`, `at least 0 tok`. */
function allowed({ units: [unit = ''], min, max, above, below }: Wanted): string {
  const from = min ?? (above === undefined ? undefined : `above ${above}`);
  const to = max ?? (below === undefined ? undefined : `below ${below}`);
  const span =
    from !== undefined && to !== undefined
      ? `${from} to ${to}`
      : from !== undefined
        ? min === undefined
          ? from
          : `at least ${from}`
        : max === undefined
          ? (to ?? 'any')
          : `at most ${to}`;
  return unit ? `${span} ${unit}` : span;
}

const fraction = (numbers: readonly Decimal[], wanted: Wanted, text: string) =>
  wanted.whole && numbers.some(n => !n.isInteger()) ? no('not-whole', `\`${text}\` is not a whole number`) : undefined;

/** Looks again at what is not a number, to say what it would be in this program's grammar. */
function notANumber(text: string, wanted: Wanted): Reading {
  if (isNotFinite(text.split(/\s/, 1)[0]!))
    return no('not-finite', `\`${text}\` is not a finite number`, `for example \`${wanted.example}\``);
  const plain = plainDigits(text);
  return no(
    'number',
    `\`${text}\` is not a number this program reads`,
    plain && separate(plain)?.numbers.every(n => readNumber(n))
      ? `write \`${plain}\``
      : `for example \`${wanted.example}\``,
  );
}

/** The decimal digit that a full-width, Arabic or Devanagari digit stands for. */
const asciiDigit = (digit: string): string =>
  String((digit.codePointAt(0)! - (digit >= '\u0966' ? 0x966 : digit >= '\u06f0' ? 0x6f0 : 0x660)) % 10);

/** `$1,600` → `1600 USD`, `1_600` → `1600`, `.5` → `0.5`, `017` → `17`, full-width or Arabic digits → ASCII; undefined where it cannot be told. */
function plainDigits(text: string): string | undefined {
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
