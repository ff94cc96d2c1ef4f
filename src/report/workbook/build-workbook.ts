import type { Variable } from '../../quantity/quantity.ts';
import { inOrder } from '../../quantity/sheet.ts';
import { cellsFor } from '../../quantity/spreadsheet/inlined.ts';
import type { Dossier } from '../dossier/build-dossier.ts';
import { assumptionsSheet } from './assumptions-sheet.ts';
import { breakEvenSheet } from './break-even-sheet.ts';
import { calculationSheets } from './calculation-sheets.ts';
import { cashFlowSheet } from './cash-flow-sheet.ts';
import { liveModelOf } from './live-model.ts';
import { monthsSheet } from './months-sheet.ts';
import { optionsSheet } from './options-sheet.ts';
import { isNumber, type Outputs, outputsOf } from './plan-outputs.ts';
import { routingSheet } from './routing-sheet.ts';
import { sizeTrialsOf } from './size-trials.ts';
import { STALE, summarySheet } from './summary-sheet.ts';
import type { Workbook } from './workbook.ts';

/** Cells of formulas up to which a spreadsheet program is at ease; beyond them the figures are values. */
const MOST_CELLS = 600_000;

/** The answer as a workbook whose formulas are those that computed it: change an input, and all but what takes a search follows. */
export function workbookOf({ report, run }: Dossier, mostCells = MOST_CELLS): Workbook {
  const model = liveModelOf(run);
  const trials = sizeTrialsOf(run, model);
  const outputs = outputsOf(model, trials);
  const cells = cellsFor(outputs.all);
  const plain = cells > mostCells;
  const live = plain ? { ...model, isLive: () => false } : model;
  const laid = plain ? [] : trials;
  const settled = new Set(laid.flatMap(t => t.paths));
  const assumptions = assumptionsSheet(run, report, inputsOf(outputs), live, settled);
  const sheets = calculationSheets(outputs.all, model.model.context.calendar.months, assumptions, plain);
  const { formulas } = sheets;
  if (!plain) layOut(outputs, sheets);
  const months = monthsSheet(run, outputs, formulas);
  const options = optionsSheet(run, outputs, formulas, laid, STALE);
  for (const size of options.sizes) assumptions.settle(size.path, size.formula, size.value);
  const cashFlow = cashFlowSheet(run, outputs, months, formulas);
  const summary = summarySheet(report, outputs, formulas, {
    assumptions,
    options,
    cashFlow,
    tooMany: plain ? cells : undefined,
  });
  const searched = [breakEvenSheet(report, STALE), routingSheet(report, STALE)];
  sheets.write();
  return {
    title: report.scenario.name,
    sheets: [
      summary,
      assumptions.sheet,
      options.sheet,
      months.sheet,
      cashFlow.sheet,
      ...searched,
      ...(plain ? [] : [sheets.calculation]),
      ...(sheets.hasHours() ? [sheets.load] : []),
    ].map(s => s.done()),
  };
}

/** Figures first what all plans share, then plan by plan, so that a sheet is read from the top. */
function layOut({ plans, tokens }: Outputs, { formulas, heading }: ReturnType<typeof calculationSheets>): void {
  heading('Traffic');
  if (!isNumber(tokens)) formulas.blockOf(tokens);
  for (const { plan } of plans) {
    heading(`Plan ${plan.id}`);
    for (const q of [...plan.lines.map(l => l.monthly), ...Object.values(plan.figures)])
      if (q && !isNumber(q)) formulas.blockOf(q);
  }
  heading('Months, fleets and limits');
}

/** The inputs that formulas take, in order of use. */
function inputsOf({ all }: Outputs): readonly Variable[] {
  const found = new Set<Variable>();
  for (const q of inOrder(all))
    if (q.operation.kind === 'given')
      for (const v of q.operation.elements) if (v.source.kind !== 'constant') found.add(v);
  return [...found];
}
