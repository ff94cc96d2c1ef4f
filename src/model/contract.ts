import { monthsLater } from '../input/day.ts';
import { isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Option } from '../scenario/scenario.ts';
import type { Context } from './context.ts';
import type { Line } from './line.ts';
import { monthMask } from './month-row.ts';
import { ONE } from './one.ts';
import { paced } from './paced.ts';

type Dated = Pick<Context, 'calendar' | 'asOf'>;

/** Months of the horizon that begin no later than a day; month 1 begins on `asOf`. */
export const monthsBegunBy = (day: string, { calendar, asOf }: Dated): number =>
  calendar.months.labels.filter((_, m) => monthsLater(asOf, m) <= day).length;

/** 1 in the months in which the commitments of an option hold, 0 after its contract has ended; ONE where it does not end. */
export function committedMonths({ id, contract }: Option, context: Dated): Quantity {
  if (!contract) return ONE;
  const held = monthsBegunBy(contract.ends, context);
  const { months } = context.calendar;
  return held >= months.labels.length ? ONE : monthMask(months, m => m < held, `months under the contract of ${id}`);
}

/** Whether commitments are owed by a plan: by every plan under a contract that is signed, else by those that use the option. */
export const owed = ({ contract }: Option, inUse: Quantity): Quantity => (contract?.signed ? ONE : inUse);

/** What is paid once on leaving a contract within the horizon, in the last month that it holds. */
export function exitLine(option: Option, inUse: Quantity, context: Context): Line | undefined {
  const { contract, id } = option;
  if (!contract?.exitFee || isZero(contract.exitFee) || contract.paidAnyway) return undefined;
  const { calendar, scenario, asOf } = context;
  const last = monthsBegunBy(contract.ends, context) - 1;
  if (last < 0 || contract.ends >= monthsLater(asOf, calendar.months.labels.length)) return undefined;
  const fee = Quantity.given(contract.exitFee, `exit fee of ${id}`).times(owed(option, inUse), A_MONTH);
  const due = monthMask(calendar.months, m => m === last, `month in which the contract of ${id} ends`);
  return onceLine(id, 'exitFee', 'exit fee', fee, due, scenario.currency);
}

/** What moving to another model costs, each time it comes up. */
export function migrationLine(option: Option, inUse: Quantity, context: Context): Line | undefined {
  const { migration, id } = option;
  if (!migration || isZero(migration.cost)) return undefined;
  const { calendar, scenario, asOf } = context;
  const { every, on } = migration;
  const due = (m: number) =>
    every === undefined
      ? m > 0 && monthsLater(asOf, m) >= on! && monthsLater(asOf, m - 1) < on!
      : m > 0 && m % every === 0;
  const cost = Quantity.given(migration.cost, `model migration of ${id}`).times(inUse, A_MONTH);
  const months = monthMask(calendar.months, due, `months in which ${id} moves to another model`);
  return onceLine(id, 'migration', 'model migration', cost, months, scenario.currency);
}

/** A payment due in some months of the horizon, written to its option. */
const onceLine = (
  option: string,
  line: string,
  label: string,
  cost: Quantity,
  due: Quantity,
  currency: string,
): Line => ({
  id: `${option}.${line}`,
  label,
  option,
  charge: 'usage',
  behaviour: 'fixed',
  once: true,
  running: paced(cost.as(`${label} of ${option} in its month`, `${currency}/month`), due),
});

/** Paid once is paid in one month. */
const A_MONTH = Quantity.constant(1, '1/month', 'in one month', '');
