import { valuesOver } from '../../analysis/finance/months-of-plan.ts';
import { flowsOf } from '../../analysis/finance/plan-flows.ts';
import { monthsLater } from '../../input/day.ts';
import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { type Decimal, ZERO } from '../../quantity/decimal.ts';
import { inShownUnit, likelyValues } from '../../quantity/exact.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { decimalText } from '../figure.ts';
import { boughtFrom } from './bought-from.ts';
import type { LedgerLine, LedgerMonth, LedgerReport } from './dossier-report.ts';

/** The cost lines of some plans by month; month 1 begins on `asOf`. */
export const ledgerOf = (plans: readonly Plan[], context: Context): LedgerReport =>
  plans.flatMap(plan => plan.lines.map(line => ledgerLine(plan, line, context)));

function ledgerLine(plan: Plan, line: Plan['lines'][number], context: Context): LedgerLine {
  const measured = line.measured?.() ?? {};
  const counted = measured.running ?? measured.inService;
  return {
    plan: plan.id,
    line: line.id,
    label: line.label,
    option: line.option,
    charge: line.charge,
    behaviour: line.behaviour,
    ...boughtFrom(line.option, context),
    unit: counted ? unitInMonth(counted) : null,
    boughtUnit: measured.bought?.shown.text ?? null,
    months: monthsOf(line, { counted, listed: measured.listed, bought: measured.bought }, context),
  };
}

/** Of a flow, what a month comes to; of what stands there, a month of it. */
const unitInMonth = ({ shown: { text } }: Quantity): string =>
  text.endsWith('/month') ? text.slice(0, -'/month'.length) : `${text} month`;

type Counted = Readonly<Record<'counted' | 'listed' | 'bought', Quantity | undefined>>;

function monthsOf(line: Plan['lines'][number], measured: Counted, context: Context): readonly LedgerMonth[] {
  const { calendar, asOf } = context;
  const { months } = calendar;
  const flows = flowsOf([line], context);
  const once = (q: Quantity, here: boolean) => (here ? likelyValues(q)[0]! : ZERO);
  const row = (q: Quantity) => valuesOver(q, months);
  const [usage, purchases, sales, depreciation] = [flows.usage, flows.purchases, flows.sales, flows.depreciation].map(
    row,
  ) as [Row, Row, Row, Row];
  const shown = (q: Quantity | undefined) => q && row(q).map(v => inShownUnit(v, q));
  const [counted, listed, bought] = [shown(measured.counted), shown(measured.listed), shown(measured.bought)];
  const last = months.labels.length - 1;
  return months.labels.map((_, m) => {
    const ahead = purchases[m]!.plus(once(flows.upfront, m === 0));
    const owned = once(flows.owned, m === 0);
    const back = sales[m]!.plus(once(flows.bookValue, m === last));
    const amortised = decimalText(usage[m]!.plus(depreciation[m]!));
    return {
      month: m + 1,
      from: monthsLater(asOf, m),
      cash: decimalText(usage[m]!.plus(ahead).plus(owned).minus(back)),
      amortised,
      quantity: counted ? decimalText(counted[m]!) : null,
      ...some('listed', listed?.[m], amortised),
      ...some('paidAhead', ahead),
      ...some('bought', bought?.[m]),
      ...some('broughtIn', owned),
      ...some('returned', back),
    };
  });
}

type Row = readonly Decimal[];

/** A field that is there where it says something. */
function some<K extends string>(name: K, value: Decimal | undefined, unless = '0'): { readonly [key in K]?: string } {
  const text = value && decimalText(value);
  return (text === undefined || text === unless ? {} : { [name]: text }) as { readonly [key in K]?: string };
}
