import {
  atEnd,
  atStart,
  balances,
  DISCOUNTED_PAYBACK,
  FLOWS,
  figuresOf,
  IRR,
  MONTHLY_IRR,
  NPV,
  OUTLAY,
  PAYBACK,
  presentValueOf,
  savingOf,
} from './measures.ts';
import { MONTHLY, type Month, netOf } from './months.ts';
import { type Num, num, sum } from './number.ts';

const plain = balances(
  () => num(1),
  () => num(1),
);
const discounted = balances(atEnd, atStart);
const cumulative = MONTHLY.map((_, i) => sum(MONTHLY.slice(0, i + 1).map(m => netOf(m.staged))));

const usd = (x: Num): string => x.toFixed(4);
const factor = (x: Num): string => x.toFixed(10);

interface Column {
  readonly head: string;
  readonly cell: (m: Month, i: number) => string;
  /** What stands in the last row; without it the column adds up to nothing. */
  readonly total?: Num;
}

const money = (head: string, of: (m: Month) => Num): Column => ({
  head: `${head} USD`,
  cell: m => usd(of(m)),
  total: sum(MONTHLY.map(of)),
});
const count = (head: string, of: (m: Month) => number | Num, digits = 0): Column => ({
  head,
  cell: m => num(of(m).toString()).toFixed(digits),
});

const COLUMNS: readonly Column[] = [
  { head: 'month', cell: m => `${m.month}` },
  { head: 'from', cell: m => m.from },
  { head: 'fiscal year', cell: m => m.fiscalYear },
  count('chat Mtok', m => m.chatTokens.dividedBy(1e6), 6),
  count('index Mtok', m => m.indexTokens.dividedBy(1e6)),
  count('old: replicas busy', m => m.old.busy, 6),
  count('old: replicas needed', m => m.old.needed),
  count('old: replicas bought', m => m.old.ordered),
  count('old: replicas in service', m => m.old.inService),
  { head: 'old: price of a replica USD', cell: m => usd(m.old.price) },
  money('old: purchases', m => m.old.purchases),
  money('old: sales', m => m.old.sales),
  count('new: replicas busy', m => m.new.busy, 6),
  count('new: replicas needed', m => m.new.needed),
  count('new: replicas ordered', m => m.new.ordered),
  count('new: replicas in service', m => m.new.inService),
  { head: 'new: price of a replica USD', cell: m => usd(m.new.price) },
  money('new: purchases', m => m.new.purchases),
  count('rented: replicas busy', m => m.rented.busy, 6),
  count('rented: replicas', m => m.rented.replicas),
  { head: 'rented: price of an hour USD', cell: m => m.rented.price.toFixed(10) },
  { head: 'API price, of that of month 1', cell: m => factor(m.apiPriceFactor) },
  money('API bill of chat', m => m.chatAtApi),
  money('API bill of index', m => m.indexAtApi),
  money('rent', m => m.rented.rent),
  money('electricity', m => m.electricity),
  money('colocation', m => m.colocation),
  money('maintenance', m => m.maintenance),
  money('staff', m => m.staff),
  money('overheads', m => m.overheads),
  money('model migration', m => m.migration),
  money('exit fee', m => m.exitFee),
  money('running costs', m => m.staged.usage),
  money('up-front', m => m.staged.upfront),
  money('owned before', m => m.staged.owned),
  money('purchases', m => m.staged.purchases),
  money('sales', m => m.staged.sales),
  money('book value returned', m => m.staged.bookValue),
  money('net cash', m => netOf(m.staged)),
  { head: 'cumulative cash USD', cell: (_, i) => usd(cumulative[i]!) },
  money('depreciation', m => m.staged.depreciation),
  money('amortised cost', m => m.staged.usage.plus(m.staged.depreciation)),
  { head: 'book value at the end of the month USD', cell: m => usd(m.bookValue) },
  { head: 'discount factor at the start', cell: m => factor(atStart(m.month)) },
  { head: 'discount factor at the end', cell: m => factor(atEnd(m.month)) },
  money('present value', m => presentValueOf(m.month, m.staged)),
  money('baseline: API bill', m => m.api.bill),
  money('baseline: staff', m => m.api.staff),
  money('baseline: model migration', m => m.api.migration),
  money('baseline: present value', m => presentValueOf(m.month, m.baseline)),
  money('saving of running costs and sales', savingOf),
  { head: 'balance of outlay and savings USD', cell: (_, i) => usd(plain[i]!) },
  { head: 'the same discounted USD', cell: (_, i) => usd(discounted[i]!) },
  { head: 'flow for NPV and IRR USD', cell: m => usd(FLOWS[m.month]!) },
];

const csv = (rows: readonly (readonly string[])[]): string => rows.map(r => `${r.join(',')}\n`).join('');

/** A row for each month and one of totals; the balances begin at the outlay, the flows at its negative. */
export const monthsCsv = (): string =>
  csv([
    COLUMNS.map(c => `"${c.head}"`),
    ...MONTHLY.map((m, i) => COLUMNS.map(c => c.cell(m, i))),
    COLUMNS.map((c, i) => (i === 0 ? 'total' : c.total ? usd(c.total) : '')),
  ]);

export const measuresCsv = (): string => {
  const of = (plan: 'staged' | 'baseline') =>
    Object.entries(figuresOf(plan)).map(([name, value]) => [plan, name, value.toFixed(6)]);
  return csv([
    ['plan', 'figure', 'value'],
    ...of('staged'),
    ...of('baseline'),
    ['staged', 'outlay at time 0', OUTLAY.toFixed(6)],
    ['staged', 'payback in months', PAYBACK.toFixed(6)],
    ['staged', 'discounted payback in months', DISCOUNTED_PAYBACK.toFixed(6)],
    ['staged', 'NPV', NPV.toFixed(6)],
    ['staged', 'IRR a month', MONTHLY_IRR.toFixed(10)],
    ['staged', 'IRR a year', IRR.toFixed(10)],
  ]);
};
