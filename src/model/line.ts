import type { Axis } from '../quantity/axis.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Discounting } from './discounting.ts';

/** One cost of one plan: everything in the world that costs money has this shape. */
export interface Line {
  readonly id: string;
  readonly label: string;
  /** Option it belongs to; null for what the plan pays as a whole. */
  readonly option: string | null;
  readonly charge: 'usage' | 'purchase';
  readonly behaviour: 'fixed' | 'stepped' | 'variable';
  /** Paid at the end of each month: USD/month, a scalar or over months. */
  readonly running?: Quantity;
  /** Paid once, at time 0: USD. */
  readonly initial?: Quantity;
  /** Paid at the start of each month: USD over months. */
  readonly purchases?: Quantity;
  /** Received at the end of each month: USD over months. */
  readonly sales?: Quantity;
  /** Received at the end of the horizon: USD. */
  readonly bookValue?: Quantity;
  /** The cost of each month when purchases are spread over their life: USD/month, without `running`. */
  readonly amortised?: Quantity;
}

const sum = (parts: readonly (Quantity | undefined)[]): Quantity => (parts.filter(Boolean) as Quantity[]).reduce((a, b) => a.plus(b));

/** Present value over the horizon, USD. */
export function presentValueOf(line: Line, d: Discounting): Quantity {
  const paid = sum([line.running && d.presentValue(line.running), line.initial, line.purchases && d.presentValueAtStart(line.purchases)]);
  return returned(line, paid, q => d.presentValueAtEnd(q), q => d.atHorizonEnd(q));
}

/** Undiscounted cash over the horizon, what still has value at its end returned at book value: USD. */
export function cashOf(line: Line, d: Discounting, months: Axis): Quantity {
  const paid = sum([line.running && d.undiscounted(line.running), line.initial, line.purchases?.sumOver(months)]);
  return returned(line, paid, q => q.sumOver(months), q => q);
}

function returned(line: Line, paid: Quantity, sales: (q: Quantity) => Quantity, book: (q: Quantity) => Quantity): Quantity {
  const withSales = line.sales ? paid.minus(sales(line.sales)) : paid;
  return line.bookValue ? withSales.minus(book(line.bookValue)) : withSales;
}

/** Running and amortised cost of month 1: USD/month. */
export function firstMonthOf(line: Line, months: Axis): Quantity | undefined {
  const parts = [line.running, line.amortised].flatMap(q => (q ? [q.at(months, 0)] : []));
  return parts.length ? sum(parts) : undefined;
}

/** What must be there for a plan to be possible: it is, while `margin` is not negative. */
export interface Margin {
  readonly margin: Quantity;
  readonly need: Quantity;
  readonly have: Quantity;
  /** `the busiest hour needs {need}, {have} is usable`; figures are put in by the report. */
  readonly sentence: string;
}
