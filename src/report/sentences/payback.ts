import { Decimal } from '../../quantity/decimal.ts';
import { money, percent, significant } from '../format.ts';
import type { Payback, Report } from '../report.ts';

/** When an outlay comes back: `own-studio pays back against sonnet in 14.2 months (12,000 USD up front; NPV 3,400 USD).` */
export function paybackSentence(payback: Payback, report: Report): string {
  const { plan, against, months, npv } = payback;
  const { currency } = report.basis;
  const details = [outlay(payback, report), `NPV ${money(npv)} ${currency}`, rate(payback)].filter(Boolean);
  return `${plan} ${verb(payback, months)} against ${against} (${details.join('; ')})${because(payback, report.basis)}.`;
}

/** What is paid up front, or more than that where the book value of what is owned already is an outlay, too. */
function outlay({ plan, upfront }: Payback, { plans, basis }: Report): string {
  const amount = `${money(upfront)} ${basis.currency}`;
  const paid = plans.find(({ id }) => id === plan)?.upfront?.value ?? upfront;
  return new Decimal(paid).eq(upfront)
    ? `${amount} up front`
    : `${amount} at the start, what is owned already included`;
}

/** Rates beyond this say no more than that the outlay is small. */
const HIGHEST_RATE = 10;

function rate({ irr, irrReason, status }: Payback): string {
  if (irr === null) return irrReason === null || status === 'never' ? '' : `no IRR: ${irrReason}`;
  return new Decimal(irr).gt(HIGHEST_RATE)
    ? `IRR over ${percent(HIGHEST_RATE.toString())} a year`
    : `IRR ${percent(irr)} a year`;
}

function verb({ status, belowAgain }: Payback, months: string | null): string {
  if (status === 'never' || months === null) return 'never pays back';
  if (new Decimal(months).isZero()) return 'pays back at once';
  const time = `${significant(months, 3)} months`;
  const again = belowAgain === null ? '' : ` (and is below it again in month ${belowAgain})`;
  return status === 'within' ? `pays back in ${time}${again}` : `pays back only after the horizon, in ${time},`;
}

/** Why it never comes back. */
function because({ shortfall }: Payback, { currency, horizonMonths }: Report['basis']): string {
  if (!shortfall) return '';
  const later = new Decimal(shortfall.later);
  if (later.lte(0)) return ': running it costs no less than what it saves';
  const left = `after ${horizonMonths} months ${money(shortfall.outstanding)} ${currency} are still out`;
  return `: ${left}, and all later months bring back ${money(later)} ${currency} at most`;
}
