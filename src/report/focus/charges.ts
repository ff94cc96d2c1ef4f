import type { LedgerLine, LedgerMonth } from '../dossier/dossier-report.ts';
import type { Charge, Priced } from './charge.ts';
import { pricedAt } from './priced.ts';

/** What nothing else is counted in. */
const MONTH = 'month';
const UNIT = 'unit';

const isZero = (decimal: string | undefined): boolean => decimal === undefined || Number(decimal) === 0;

/** The charges of a cost line in a month: none where nothing was used and nothing paid. Cash and amortised cost of the month are their sums. */
export const chargesOf = (line: LedgerLine, month: LedgerMonth): readonly Charge[] =>
  line.charge === 'usage' ? usage(line, month) : [...ahead(line, month), ...share(line, month), ...returned(month)];

function usage(line: LedgerLine, { amortised, listed, quantity }: LedgerMonth): readonly Charge[] {
  const unused = quantity === null || isZero(quantity);
  if (isZero(amortised) && unused) return [];
  const cost = { billed: amortised, effective: amortised, part: '' };
  // what a commitment pays anyway comes off the bill, and what is missing to a minimum is on top of it: neither counts anything
  if (amortised.startsWith('-')) return [{ ...cost, category: 'Credit', frequency: 'Recurring', priced: null }];
  if (line.line.endsWith('.minimumSpend'))
    return [{ ...cost, category: 'Adjustment', frequency: 'Recurring', priced: null }];
  const frequency = line.behaviour === 'variable' ? 'Usage-Based' : line.line.match(ONCE) ? 'One-Time' : 'Recurring';
  const category = line.term === 'spot' ? 'Dynamic' : 'Standard';
  const priced = counted(category, unused ? '1' : quantity, unused ? MONTH : line.unit!, amortised, listed);
  return [{ ...cost, category: 'Usage', frequency, priced }];
}

/** Lines that are paid once, when they are due. */
const ONCE = /\.(?:exitFee|migration)$/;

/** What is bought for later months: it costs when it is paid, and nothing as usage (the specification: EffectiveCost is 0). */
function ahead(line: LedgerLine, { paidAhead, bought, broughtIn }: LedgerMonth): readonly Charge[] {
  const charge = (part: string, billed: string, quantity: string, unit: string): Charge => ({
    category: 'Purchase',
    frequency: 'One-Time',
    part,
    billed,
    effective: '0',
    priced: counted('Standard', quantity, unit, billed),
  });
  return [
    ...(isZero(paidAhead)
      ? []
      : [isZero(bought) ? charge('', paidAhead!, '1', UNIT) : charge('', paidAhead!, bought!, line.boughtUnit!)]),
    ...(isZero(broughtIn) ? [] : [charge('owned already, at book value', broughtIn!, '1', UNIT)]),
  ];
}

/** The month's part of what was paid ahead: nothing is billed for it. */
function share(line: LedgerLine, { amortised, quantity }: LedgerMonth): readonly Charge[] {
  if (isZero(amortised)) return [];
  const unused = quantity === null || isZero(quantity);
  return [
    {
      category: 'Usage',
      frequency: 'Recurring',
      part: line.boughtUnit === null ? 'monthly share' : 'depreciation',
      billed: '0',
      effective: amortised,
      priced: counted('Other', unused ? '1' : quantity, unused ? MONTH : line.unit!, amortised),
    },
  ];
}

/** Sales and the value that is left: they belong to a purchase, whose EffectiveCost is 0 as well; depreciation has left them out already. */
const returned = ({ returned: back }: LedgerMonth): readonly Charge[] =>
  isZero(back)
    ? []
    : [
        {
          category: 'Adjustment',
          frequency: 'One-Time',
          part: 'value that comes back',
          billed: negative(back!),
          effective: '0',
          priced: null,
        },
      ];

const negative = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);

const counted = (category: Priced['category'], quantity: string, unit: string, contracted: string, list = contracted) =>
  pricedAt(category, quantity, unit, { list, contracted });
