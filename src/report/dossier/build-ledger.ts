import { valuesOver } from '../../analysis/finance/months-of-plan.ts';
import { flowsOf } from '../../analysis/finance/plan-flows.ts';
import { monthsLater } from '../../input/day.ts';
import type { Context } from '../../model/context.ts';
import type { Plan } from '../../model/plan.ts';
import { ZERO } from '../../quantity/decimal.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { decimalText } from '../figure.ts';
import type { LedgerLine, LedgerReport } from './dossier-report.ts';

/** The cost lines of some plans by month; month 1 begins on `asOf`. */
export const ledgerOf = (plans: readonly Plan[], context: Context): LedgerReport =>
  plans.flatMap(plan => plan.lines.map(line => ledgerLine(plan, line, context)));

function ledgerLine(plan: Plan, line: Plan['lines'][number], context: Context): LedgerLine {
  const { calendar, asOf } = context;
  const { months } = calendar;
  const flows = flowsOf([line], context);
  const once = (q: typeof flows.upfront) => likelyValues(q)[0]!;
  const [usage, purchases, sales, depreciation] = [flows.usage, flows.purchases, flows.sales, flows.depreciation].map(
    q => valuesOver(q, months),
  );
  const last = months.labels.length - 1;
  return {
    plan: plan.id,
    line: line.id,
    label: line.label,
    option: line.option,
    charge: line.charge,
    behaviour: line.behaviour,
    months: months.labels.map((_, m) => ({
      month: m + 1,
      from: monthsLater(asOf, m),
      cash: decimalText(
        usage!
          [m]!.plus(purchases![m]!)
          .plus(m === 0 ? once(flows.upfront).plus(once(flows.owned)) : ZERO)
          .minus(sales![m]!)
          .minus(m === last ? once(flows.bookValue) : ZERO),
      ),
      amortised: decimalText(usage![m]!.plus(depreciation![m]!)),
    })),
  };
}
