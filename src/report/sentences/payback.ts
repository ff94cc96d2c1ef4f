import { Decimal } from '../../quantity/decimal.ts';
import { money, percent, significant } from '../format.ts';
import type { Payback, Report } from '../report.ts';

/** When an outlay comes back: `own-studio pays back against sonnet in 14.2 months (12,000 USD up front; NPV 3,400 USD).` */
export function paybackSentence(payback: Payback, { basis }: Report): string {
  const { plan, against, upfront, months, npv, irr } = payback;
  const { currency } = basis;
  const details = [`${money(upfront)} ${currency} up front`, `NPV ${money(npv)} ${currency}`];
  if (irr !== null) details.push(`IRR ${percent(irr)} a year`);
  return `${plan} ${verb(payback, months)} against ${against} (${details.join('; ')})${because(payback, basis)}.`;
}

function verb({ status }: Payback, months: string | null): string {
  if (status === 'never' || months === null) return 'never pays back';
  if (new Decimal(months).isZero()) return 'pays back at once';
  const time = `${significant(months, 3)} months`;
  return status === 'within' ? `pays back in ${time}` : `pays back only after the horizon, in ${time},`;
}

/** Why it never comes back. */
function because({ shortfall }: Payback, { currency, horizonMonths }: Report['basis']): string {
  if (!shortfall) return '';
  const later = new Decimal(shortfall.later);
  if (later.lte(0)) return ': running it costs no less than what it saves';
  const left = `after ${horizonMonths} months ${money(shortfall.outstanding)} ${currency} are still out`;
  return `: ${left}, and all later months bring back ${money(later)} ${currency} at most`;
}
