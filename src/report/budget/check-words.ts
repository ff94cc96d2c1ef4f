import { Decimal } from '../../quantity/decimal.ts';
import { count, money, plain, significant, unitPrice, volume } from '../format.ts';
import { counted } from '../sentences/words.ts';
import type { BudgetCheck, BudgetReport } from './budget-report.ts';

/** How a check is printed; a volume by month is shown by day, as everywhere. */
export interface CheckWords {
  readonly actual: string;
  readonly limit: string;
  /** `412 over`, `588 left`; empty where there is none. */
  readonly room: string;
}

export function wordsOf(check: BudgetCheck, daysPerMonth: string): CheckWords {
  const { actual, operator, baseline, delta, unit, level } = check;
  const decisive = level === 'warn' ? check.warn : check.limit;
  const stated = level === 'warn' ? check.statedWarn : check.stated;
  const write = (value: string) => numberOf(value, unit, daysPerMonth);
  // two numbers that differ must not look alike
  const exact = (value: string) => perDay(value, unit, daysPerMonth);
  const isClose =
    delta !== null &&
    !new Decimal(delta).isZero() &&
    actual !== null &&
    decisive !== null &&
    write(actual) === write(decisive);
  // eight digits tell most of them apart, all of them the rest
  const close = (value: string) =>
    plain(exact(actual!)) === plain(exact(decisive!)) ? exact(value).toFixed() : plain(exact(value));
  const shown = (value: string | null) =>
    value === null || !/^-?\d/.test(value) ? (value ?? '–') : isClose ? close(value) : write(value);
  const limit = decisive === null && operator !== 'possible' ? (stated ?? '–') : shown(decisive);
  return {
    actual:
      actual === null || actual === 'never' || operator === 'is' || operator === 'possible'
        ? (actual ?? '–')
        : `${shown(actual)}${unitShown(unit)}`,
    limit: `${LIMITS[operator](limit, stated ?? '', baseline === null || decisive === null ? undefined : write(baseline))}${level === 'warn' && check.limit !== null ? ` (limit ${write(check.limit)})` : ''}`,
    room: roomOf(delta, value => numberOf(value, unit, daysPerMonth), check),
  };
}

type Limit = (limit: string, stated: string, before: string | undefined) => string;

const LIMITS: Readonly<Record<BudgetCheck['operator'], Limit>> = {
  max: limit => `≤ ${limit}`,
  min: limit => `≥ ${limit}`,
  is: limit => `is ${limit}`,
  possible: () => 'any plan',
  maxIncrease: (limit, stated, before) => {
    const change = stated.startsWith('-') ? `− ${stated.slice(1)}` : `+ ${stated}`;
    return before === undefined ? `${change} at most` : `≤ ${limit} (${before} ${change})`;
  },
  maxChange: (_, stated, before) => (before === undefined ? `within ${stated}` : `within ${stated} of ${before}`),
};

function roomOf(delta: string | null, write: (value: string) => string, { operator }: BudgetCheck): string {
  if (delta === null) return '';
  const value = new Decimal(delta);
  if (value.isZero()) return 'none left';
  // a share of 13 % is 7 points below one of 20 %, not 7 %
  const size = write(value.abs().toFixed()).replace(/ %$/, ' points');
  if (value.isNegative()) return `${size} left`;
  return `${size} ${operator === 'min' ? 'short' : 'over'}`;
}

const perDay = (value: string, unit: string, daysPerMonth: string): Decimal =>
  unit === 'tok/month' ? new Decimal(value).dividedBy(daysPerMonth) : new Decimal(value);

function numberOf(value: string, unit: string, daysPerMonth: string): string {
  if (unit === 'tok/month') return volume(perDay(value, unit, daysPerMonth));
  if (unit === '' || unit === '1/year') return `${significant(new Decimal(value).times(100), 3)} %`;
  if (unit === 'month') return significant(value, 3);
  if (/\/(?:Mtok|answer)$/.test(unit)) return unitPrice(value);
  return ['replica', 'GPU', 'day'].includes(unit) ? count(value) : money(value);
}

const UNITS: Readonly<Record<string, string>> = {
  '': '',
  '1/year': ' a year',
  'tok/month': ' tok/day',
  month: ' months',
  day: ' days',
};

const unitShown = (unit: string): string => UNITS[unit] ?? ` ${unit}`;

/** The checks that people are shown: what is not stated is left out while it holds, unless nothing is stated. */
export const listed = ({ checks, stated }: BudgetReport): readonly BudgetCheck[] =>
  checks.filter(check => !stated || check.at !== null || check.verdict !== 'pass');

/** How many problems a sentence names. */
const NAMED = 3;

/** What was found, in one sentence that begins with the verdict. */
export function verdictWords(budget: BudgetReport, daysPerMonth: string): string {
  const { verdict, stated } = budget;
  const checks = listed(budget);
  const of = (wanted: string) => checks.filter(check => check.verdict === wanted);
  const all = counted(checks.length, 'check');
  const named = (found: readonly BudgetCheck[]) =>
    `${found
      .slice(0, NAMED)
      .map(check => checkWords(check, daysPerMonth))
      .join('; ')}${found.length > NAMED ? `; and ${found.length - NAMED} more` : ''}`;
  const broken = of('breach');
  const open = of('indeterminate');
  const near = of('warn');
  if (verdict === 'breach')
    return `breach: ${broken.length} of ${all} broken${open.length ? `, ${open.length} not decided` : ''}: ${named(broken)}`;
  if (verdict === 'indeterminate') return `indeterminate: ${open.length} of ${all} cannot be decided: ${named(open)}`;
  if (verdict === 'warn') return `warn: ${near.length} of ${all} beyond the warning: ${named(near)}`;
  return stated
    ? `pass: ${all}, none broken`
    : 'pass: the scenario states no limit under `budget:`; only that a plan is possible and that no price is too old was checked';
}

/** `plans.hybrid.monthly is 8,412 USD/month, limit ≤ 8,000`. */
export function checkWords(check: BudgetCheck, daysPerMonth: string): string {
  if (check.verdict === 'indeterminate') return `${check.metric}: ${check.reason}`;
  const { actual, limit } = wordsOf(check, daysPerMonth);
  const note = check.reason ? ` (${check.reason})` : '';
  const end = check.bound === 'value' ? '' : ` at its ${check.bound} end`;
  return `${check.metric}${end} is ${actual}, ${check.verdict === 'warn' ? 'warning' : 'limit'} ${limit}${note}`;
}
