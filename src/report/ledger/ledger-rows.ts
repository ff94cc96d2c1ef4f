import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';
import type { DossierReport, LedgerLine, LedgerMonth } from '../dossier/dossier-report.ts';
import { exactSum } from '../dossier/exact-sum.ts';
import { ledgerPlans } from './ledger-plans.ts';
import { unitPrice } from './unit-price.ts';

/** A row of the ledger as a table: one cost line in one month, or a sum. */
export interface LedgerRow {
  /** `line`; `monthTotal` and `planTotal`: their sums; `infeasible`: a plan that is not possible; `end`: how many rows come before it. */
  readonly row: 'line' | 'monthTotal' | 'planTotal' | 'infeasible' | 'end';
  readonly plan?: string;
  readonly option?: string | null;
  readonly line?: string;
  readonly label?: string;
  readonly month?: string;
  readonly from?: string;
  readonly fiscalYear?: string | undefined;
  readonly charge?: string;
  readonly behaviour?: string;
  readonly cash?: string;
  readonly amortised?: string;
  readonly quantity?: string | null;
  readonly unit?: string | null;
  /** `amortised` ÷ `quantity`. */
  readonly unitPrice?: string | null;
  readonly bought?: string | undefined;
  readonly boughtUnit?: string | null | undefined;
  readonly reasons?: string;
}

/** The plans month by month, the settled split behind those of the scenario, then the end. */
export function ledgerRows(report: DossierReport): readonly LedgerRow[] {
  const rows = ledgerPlans(report).flatMap(({ plan, lines, cashFlow }): readonly LedgerRow[] =>
    cashFlow
      ? planRows(plan.id, lines, cashFlow.months)
      : [{ row: 'infeasible', plan: plan.id, reasons: plan.reasons.join('; ') }],
  );
  // plans are alternatives: their costs have no sum
  return [...rows, { row: 'end', label: 'rows above', quantity: String(rows.length), unit: 'row' }];
}

function planRows(plan: string, lines: readonly LedgerLine[], months: CashFlowReport['months']): readonly LedgerRow[] {
  const byMonth = months.map(({ month, from, fiscalYear }, m) => {
    const when = { month: String(month), from, fiscalYear };
    const rows = lines.map(line => lineRow(line, line.months[m]!, when));
    return [...rows, { row: 'monthTotal', plan, ...when, ...sums(rows) } as const];
  });
  const totals = byMonth.map(rows => rows.at(-1)!);
  return [...byMonth.flat(), { row: 'planTotal', plan, ...sums(totals) }];
}

const lineRow = (
  line: LedgerLine,
  amount: LedgerMonth,
  when: Pick<LedgerRow, 'month' | 'from' | 'fiscalYear'>,
): LedgerRow => ({
  row: 'line',
  plan: line.plan,
  option: line.option,
  line: line.line,
  label: line.label,
  ...when,
  charge: line.charge,
  behaviour: line.behaviour,
  cash: amount.cash,
  amortised: amount.amortised,
  quantity: amount.quantity,
  unit: line.unit,
  unitPrice: unitPrice(amount.amortised, amount.quantity),
  bought: amount.bought,
  boughtUnit: amount.bought && line.boughtUnit,
});

const sums = (rows: readonly LedgerRow[]): { readonly cash: string; readonly amortised: string } => ({
  cash: exactSum(rows.map(row => row.cash!)),
  amortised: exactSum(rows.map(row => row.amortised!)),
});
