import type { Axis } from '../quantity/axis.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Discounting } from './discounting.ts';
import { inMonth, type Paced } from './paced.ts';

/** One cost of one plan: everything in the world that costs money has this shape. */
export interface Line {
  readonly id: string;
  readonly label: string;
  /** Option it belongs to; null for what the plan pays as a whole. */
  readonly option: string | null;
  readonly charge: 'usage' | 'purchase';
  readonly behaviour: 'fixed' | 'stepped' | 'variable';
  /** It comes once or now and then: what a month costs does not go on with it. */
  readonly once?: true;
  /** Paid at the end of each month: USD/month. */
  readonly running?: Paced;
  /** Paid once, at time 0: USD. */
  readonly initial?: Quantity;
  /** Paid at the start of each month: USD. */
  readonly purchases?: Paced;
  /** Received at the end of each month: USD. */
  readonly sales?: readonly Paced[];
  /** Received at the end of the horizon: USD. */
  readonly bookValue?: Quantity;
  /** Hardware that enters the books: months from purchase to service, and what was in service before the horizon. */
  readonly placed?: { readonly lead: number; readonly before?: { readonly cost: Quantity; readonly since: string } };
  /** The cost of each month when purchases are spread over their life: USD/month, without `running`. */
  readonly amortised?: readonly Paced[];
  /** What its amounts count, where something is counted; only a ledger asks. */
  readonly measured?: () => Measured;
}

/** How much of something a line pays for, over months or alike in all of them: of a flow by the month (`Mtok/month`), else what is there in a month (`GPU`). */
export interface Measured {
  /** What `running` pays for. */
  readonly running?: Quantity;
  /** `running` before discounts: USD/month. */
  readonly listed?: Quantity;
  /** What `purchases` buy. */
  readonly bought?: Quantity;
  /** What `amortised` is the cost of. */
  readonly inService?: Quantity;
}

const sum = (parts: readonly (Quantity | undefined)[]): Quantity | undefined => {
  const known = parts.flatMap(p => (p ? [p] : []));
  return known.length ? known.reduce((a, b) => a.plus(b)) : undefined;
};

/** Present value over the horizon, USD. */
export function presentValueOf(line: Line, d: Discounting): Quantity {
  const paid = [
    line.running && d.presentValue(line.running),
    line.initial,
    line.purchases && d.presentValueAtStart(line.purchases),
  ];
  const received = [
    ...(line.sales ?? []).map(s => d.presentValueAtEnd(s)),
    line.bookValue && d.atHorizonEnd(line.bookValue),
  ];
  return less(sum(paid)!, sum(received));
}

/** Undiscounted cash over the horizon, what still has value at its end returned at book value: USD. */
export function cashOf(line: Line, d: Discounting): Quantity {
  const paid = [line.running && d.undiscounted(line.running), line.initial, line.purchases && d.summed(line.purchases)];
  return less(sum(paid)!, sum([...(line.sales ?? []).map(s => d.summed(s)), line.bookValue]));
}

const less = (paid: Quantity, received: Quantity | undefined): Quantity => (received ? paid.minus(received) : paid);

/** Running and amortised cost of month 1: USD/month. */
export function firstMonthOf(line: Line, months: Axis): Quantity | undefined {
  return sum([line.running, ...(line.amortised ?? [])].map(p => p && inMonth(p, months, 0)));
}

/** What must be there for a plan to be possible: it is, while `margin` is not negative. */
export interface Margin {
  readonly margin: Quantity;
  readonly need: Quantity;
  readonly have: Quantity;
  /** `the busiest hour needs {need}, {have} is usable`; figures are put in by the report. */
  readonly sentence: string;
}
