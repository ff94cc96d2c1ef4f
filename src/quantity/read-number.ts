import { Decimal } from './decimal.ts';

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?$/;
const SUFFIX: Readonly<Record<string, string>> = { k: '1e3', M: '1e6', B: '1e9', T: '1e12' };

/** The decimal a number text stands for, or undefined when it is not in the grammar (leading zeros, `.5`, `1_000`, `0x10`, `NaN`). */
export function readNumber(text: string): Decimal | undefined {
  const ratio = /^(0|[1-9]\d{0,17})\/([1-9]\d{0,17})$/.exec(text);
  if (ratio) return new Decimal(ratio[1]!).dividedBy(ratio[2]!);
  const scale = Object.hasOwn(SUFFIX, text.at(-1) ?? '') ? SUFFIX[text.at(-1)!] : undefined;
  const digits = scale ? text.slice(0, -1) : text;
  if (!NUMBER.test(digits)) return undefined;
  const value = new Decimal(digits).times(scale ?? 1);
  const limit = value.isZero() ? 0 : value.e;
  if (limit > 30 || limit < -30) return undefined;
  return value.isZero() ? new Decimal(0) : value;
}

/** `.inf`, `NaN`, `0/0`, `1e309`: written like a number, but none that can be counted with. */
export function isNotFinite(number: string): boolean {
  if (/^[-+]?\.?(inf|nan|infinity)$/i.test(number) || /^-?\d{1,18}\/0+$/.test(number)) return true;
  const digits = number.replace(/[kMBT]$/, '');
  return (NUMBER.test(digits) && readNumber(number) === undefined) || /^[-+]?\d+(\.\d+)?[eE][+-]?\d{3,}$/.test(digits);
}
