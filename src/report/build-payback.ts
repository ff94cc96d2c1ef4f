import type { PaybackFound } from '../analysis/finance/payback.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { decimalText } from './figure.ts';
import type { Payback } from './report.ts';

/** A payback as the report carries it. */
export function paybackReport(found: PaybackFound): Payback {
  const text = (value: Decimal | null) => (value === null ? null : decimalText(value));
  return {
    plan: found.plan,
    against: found.against,
    upfront: decimalText(found.outlay),
    status: found.status,
    months: text(found.months),
    wholeMonths: found.months === null ? null : found.months.ceil().toNumber(),
    discountedMonths: text(found.discountedMonths),
    npv: decimalText(found.npv),
    irr: text(found.irr.rate),
    belowAgain: found.belowAgain,
    irrReason: found.irr.reason,
    discountedStatus: found.discountedStatus,
    shortfall: found.short
      ? { outstanding: decimalText(found.short.outstanding), later: decimalText(found.short.later) }
      : null,
  };
}
