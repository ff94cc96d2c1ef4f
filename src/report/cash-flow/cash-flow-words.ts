import { money } from '../format.ts';
import type { CashFlowReport } from './cash-flow-report.ts';

/** What the columns of a cash flow mean where the reader could take them for something else. */
export function cashFlowNotes({ years, total }: CashFlowReport): string[] {
  const late = years.filter(y => y.macrs.convention === 'midQuarter').map(y => y.fiscalYear);
  const taxed = years.some(y => y.macrs.amount !== '0') || total.macrsLeft !== '0';
  const convention = late.length ? `half-year convention, mid-quarter for ${late.join(', ')}` : 'half-year convention';
  const left = total.macrsLeft === '0' ? '' : `; ${money(total.macrsLeft)} is left for later years`;
  return [
    `Both views come to ${money(total.net)} over the horizon; they are never added to each other.`,
    ...(taxed
      ? [`MACRS is what US tax lets be written off (5-year property, ${convention}${left}); it is in no other figure.`]
      : []),
  ];
}
