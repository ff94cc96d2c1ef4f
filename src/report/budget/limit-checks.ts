import type { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import type { BudgetLimit } from '../../scenario/gates.ts';
import { unitOfMetric } from '../../scenario/metric.ts';
import { decimalText } from '../figure.ts';
import type { Report } from '../report.ts';
import type { BudgetCheck } from './budget-report.ts';
import { type Found, figureAt } from './figure-at.ts';
import { held, type Open, undecided } from './judge.ts';
import { allowedChange, limitIn } from './threshold.ts';

/** The report that figures are held against: of this run, and of another. */
export interface Compared {
  readonly report: Report;
  /** Undefined where no baseline was given. */
  readonly before: Report | undefined;
  readonly daysPerMonth: Decimal;
}

/** The checks of one entry of `budget:`, one for each side it limits. */
export function checksOf(limit: BudgetLimit, compared: Compared): readonly BudgetCheck[] {
  const { max, min, warn, is, maxIncrease, warnIncrease, maxChange, warnChange } = limit;
  const found = figureAt(limit.figure, compared.report, limit.bound);
  return [
    ...(max ? [sideCheck('max', limit, max, warn, found, compared)] : []),
    ...(min ? [sideCheck('min', limit, min, warn, found, compared)] : []),
    ...(is === undefined ? [] : [textCheck(limit, is, found)]),
    ...(maxIncrease || warnIncrease
      ? [changeCheck('maxIncrease', limit, maxIncrease, warnIncrease, found, compared)]
      : []),
    ...(maxChange || warnChange ? [changeCheck('maxChange', limit, maxChange, warnChange, found, compared)] : []),
  ];
}

const open = (
  limit: BudgetLimit,
  operator: BudgetCheck['operator'],
  stated: string | undefined,
  warn: string | undefined,
  unit: string,
): Open => ({
  metric: limit.metric,
  operator,
  unit,
  stated: stated ?? null,
  statedWarn: warn ?? null,
  bound: limit.bound,
  at: { file: limit.at.file, line: limit.at.line, column: limit.at.column },
});

const unitIn = (limit: BudgetLimit, { report }: Compared): string =>
  unitOfMetric(limit.figure, report.basis.currency) ?? '';

function sideCheck(
  operator: 'max' | 'min',
  limit: BudgetLimit,
  level: Given,
  warn: Given | undefined,
  found: Found,
  compared: Compared,
): BudgetCheck {
  const unit = unitIn(limit, compared);
  const inUnit = (given: Given) => limitIn(unit, given, compared.daysPerMonth);
  const check = held(
    open(limit, operator, level.amount.text, warn?.amount.text, unit),
    found,
    { breach: inUnit(level), warn: warn && inUnit(warn) },
    operator === 'max' ? 1 : -1,
  );
  return limit.figure.kind === 'age' ? agedCheck(check, limit.figure.of, compared.report) : check;
}

/** Prices that are too old decide nothing: what rests on them is neither kept nor broken. */
export function agedCheck(check: BudgetCheck, of: 'prices' | 'catalog', { budget }: Report): BudgetCheck {
  if (check.verdict !== 'breach') return check;
  const oldest = budget?.oldestPrice;
  const reason =
    of === 'prices' && oldest
      ? `the price of ${oldest.entry} was last read on ${oldest.read}, ${oldest.age} days before ${budget.day}`
      : `the catalog is ${check.actual} days old on ${budget?.day}`;
  return { ...check, verdict: 'indeterminate', reason };
}

/** Where the ranges leave open which plan is the cheapest, one that may be it is neither confirmed nor refuted. */
function textCheck(limit: BudgetLimit, wanted: string, found: Found): BudgetCheck {
  const base = open(limit, 'is', wanted, undefined, '');
  if (found.kind !== 'text') return undecided(base, found.kind === 'number' ? 'it is a number' : found.reason);
  const known = { actual: found.text, limit: wanted };
  if (found.text === 'depends' && found.candidates.includes(wanted))
    return undecided(base, `the ranges leave open which of ${found.candidates.join(', ')} is the cheapest`, known);
  const check = undecided(base, '', known);
  return { ...check, verdict: found.text === wanted ? 'pass' : 'breach', reason: null };
}

function changeCheck(
  operator: 'maxIncrease' | 'maxChange',
  limit: BudgetLimit,
  level: Given | undefined,
  warn: Given | undefined,
  now: Found,
  compared: Compared,
): BudgetCheck {
  const { before, daysPerMonth, report } = compared;
  const unit = unitIn(limit, compared);
  const base = open(limit, operator, level?.amount.text, warn?.amount.text, unit);
  const actual = now.kind === 'number' ? { actual: decimalText(now.value) } : {};
  if (!before) return undecided(base, 'no --baseline was given', actual);
  if (/^[A-Z]{3}\b/.test(unit) && before.basis.currency !== report.basis.currency)
    return undecided(base, `the baseline is in ${before.basis.currency}, not in ${report.basis.currency}`, actual);
  const [lens, lensBefore] = [report, before].map(({ basis }) => basis.lens ?? 'all');
  if (lens !== lensBefore) return undecided(base, `the baseline counts ${lensBefore} costs, not ${lens}`, actual);
  const was = figureAt(limit.figure, before, limit.bound);
  if (was.kind !== 'number')
    return undecided(base, `in the baseline ${was.kind === 'text' ? 'it is not a number' : was.reason}`, actual);
  const known = { baseline: decimalText(was.value) };
  const isShare = [level, warn].some(l => l?.amount.unit.text === '%');
  if (isShare && was.value.isZero())
    return undecided(base, 'it was 0 in the baseline, and no share of 0 is a change', { ...actual, ...known });
  // what became `never` has risen beyond every number
  const side = operator === 'maxChange' && now.kind === 'number' && now.value.lt(was.value) ? -1 : 1;
  const threshold = (given: Given | undefined) =>
    given && was.value.plus(allowedChange(unit, given, was.value, daysPerMonth).times(side));
  return held(base, now, { breach: threshold(level), warn: threshold(warn) }, side, known);
}
