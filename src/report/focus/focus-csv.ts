import { monthsLater } from '../../input/day.ts';
import { type CsvCell, csvFile } from '../csv.ts';
import { PLAIN_CSV } from '../csv-profile.ts';
import type { DossierReport } from '../dossier/dossier-report.ts';
import { ledgerPlans } from '../ledger/ledger-plans.ts';
import { byCost } from '../sentences/words.ts';
import { chargesOf } from './charges.ts';
import { type Entry, type FocusVersion, focusColumns } from './focus-columns.ts';
import { serviceOf } from './service.ts';

/** The plan that a bill is made of: the cheapest at likely values. Plans are alternatives, and a bill adds up whatever is in it. */
export const billedPlan = (report: DossierReport): string | undefined => byCost(report.plans)[0]?.id;

/**
 * One plan of the ledger as a bill in the FinOps standard FOCUS: https://focus.finops.org. A null is an empty cell without quotes, as in the
 * data samples of the specification; months begin at midnight UTC. Without a plan there are no rows.
 */
export function renderFocusCsv(report: DossierReport, version: FocusVersion, plan = billedPlan(report)): string {
  const columns = focusColumns(version);
  const rows = entriesOf(report, plan).map(entry => columns.map(({ kind, of }): CsvCell => [kind, of(entry)]));
  return csvFile(
    columns.map(column => column.name),
    rows,
    PLAIN_CSV,
  );
}

/** The charges of a plan, month after month. */
function entriesOf(report: DossierReport, plan: string | undefined): readonly Entry[] {
  const found = ledgerPlans(report).find(p => p.plan.id === plan);
  const lines = (found?.lines ?? []).map(line => ({ line, service: serviceOf(line) }));
  const first = lines[0]?.line.months[0]?.from;
  return Array.from({ length: report.basis.horizonMonths }, (_, m) => m).flatMap(m =>
    lines.flatMap(({ line, service }) =>
      chargesOf(line, line.months[m]!).map(charge => ({
        report,
        line,
        charge,
        service,
        start: midnight(line.months[m]!.from),
        end: midnight(monthsLater(first!, m + 1)),
      })),
    ),
  );
}

const midnight = (day: string): string => `${day}T00:00:00Z`;
