import type { Quantity } from '../../quantity/quantity.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import { fixed } from '../format.ts';
import type { Report } from '../report.ts';
import { drawsSentence, verdictSentence } from '../sentences/verdict.ts';
import type { Assumptions } from './assumptions-sheet.ts';
import type { CashFlowSheet } from './cash-flow-sheet.ts';
import { EDGE, LIVE, type OptionsSheet } from './options-sheet.ts';
import { originLines } from './origin-lines.ts';
import type { Outputs } from './plan-outputs.ts';
import { SheetWriter, type Told } from './sheet-writer.ts';
import type { Shape } from './workbook.ts';

const WIDTHS = [42, 18, 18, 20, 14, 14, 14, 16, 18, 18, 16, 16, 60];
const FIRST = 7;
const MTOK = 1_000_000;

/** The other sheets that the summary draws together. */
export interface Parts {
  readonly assumptions: Assumptions;
  readonly options: OptionsSheet;
  readonly cashFlow: CashFlowSheet;
  /** How many cells of formulas there would be, where they are too many and the figures are values. */
  readonly tooMany: number | undefined;
}

export const SUMMARY = 'Summary';
/** Where the mark stands that says whether what tco found by a search still belongs to the inputs. */
export const STALE = { sheet: SUMMARY, row: 3, column: 1, value: 'as computed by tco' } as const;

/** The answer, the plans side by side, and checks that the workbook adds up. */
export function summarySheet(report: Report, outputs: Outputs, formulas: Formulas, parts: Parts): SheetWriter {
  const sheet = new SheetWriter(SUMMARY, WIDTHS, { rows: 0, columns: 1 });
  const { basis } = report;
  sheet.text(0, 0, report.scenario.name, 'title');
  sheet.text(1, 0, verdictSentence(report), 'settled');
  sheet.text(2, 0, drawsSentence(report) ?? '', 'settled');
  sheet.text(3, 0, 'the two lines above, Break-even, Routing');
  const { changed } = parts.assumptions;
  const count = sheet.ref(changed);
  const stale = `IF(${count}=0,"${STALE.value}",${count}&IF(${count}=1," input has"," inputs have")&" changed since: run tco again")`;
  sheet.formula(STALE.row, STALE.column, stale, STALE.value, 'text', 'settled');
  const currency = basis.currency;
  sheet.text(4, 0, 'cheapest possible plan, live', 'total');
  sheet.head(FIRST - 1, [
    'plan',
    'kind',
    'possible',
    `${currency} a month, levelised`,
    'month 1',
    'per Mtok',
    'per accepted answer',
    'paid up front',
    'cash over the horizon',
    'present value',
    'if possible, a month',
    'above the cheapest',
    'why not, as computed by tco; fleets',
  ]);
  const rows = outputs.plans.map((p, i) => planRow(FIRST + i, p.plan.id));
  const helper = { sheet: SUMMARY, row: FIRST, column: 10 };
  const last = { ...helper, row: FIRST + Math.max(rows.length, 1) - 1 };
  const range = sheet.range(helper, last);
  const ids = sheet.range({ ...helper, column: 0 }, { ...last, column: 0 });
  const costs = rows.flatMap(r => (typeof r.open.value === 'number' ? [r.open.value] : []));
  const least = Math.min(...costs);
  rows.forEach((r, i) => {
    const row = FIRST + i;
    const above = `IF(${sheet.ref(r.open)}="","",${sheet.ref(r.open)}-MIN(${range}))`;
    sheet.formula(row, 11, above, typeof r.open.value === 'number' ? r.open.value - least : '', 'money');
  });
  const best = rows.find(r => r.open.value === least);
  sheet.formula(
    4,
    1,
    `IF(COUNT(${range})=0,"none",INDEX(${ids},MATCH(MIN(${range}),${range},0)))`,
    best?.id ?? 'none',
    'text',
    'total',
  );
  sheet.row = FIRST + rows.length + 1;
  if (parts.tooMany !== undefined) {
    const cells = fixed(`${parts.tooMany}`, 0);
    sheet.text(
      sheet.row++,
      0,
      `Figures are values, not formulas: they would take ${cells} cells. Recomputed by tco.`,
      'settled',
    );
  }
  checks(sheet, rows, parts);
  sheet.row++;
  originLines(sheet, report);
  return sheet;

  function planRow(row: number, id: string): PlanRow {
    const found = report.plans.find(p => p.id === id);
    const { figures } = outputs.plans.find(p => p.plan.id === id)!.plan;
    const { possible, sizes } = parts.options.plans.get(id)!;
    sheet.text(row, 0, id);
    sheet.text(row, 1, `${found?.kind ?? ''}${found?.baseline ? ', today' : ''}`);
    sheet.formula(row, 2, `IF(${sheet.ref(possible)},"yes","no")`, possible.value === true ? 'yes' : 'no', 'text');
    const cell = (column: number, q: Quantity | undefined, shape: Shape, times = 1): Told => {
      const value = q ? formulas.values(q)[0]! * times : Number.NaN;
      const shown = Number.isFinite(value) ? value : 'n/a';
      if (!q) return sheet.formula(row, column, '"n/a"', shown, 'text');
      const term = `${formulas.term(q, 0, SUMMARY).text}${times === 1 ? '' : `*${times}`}`;
      return sheet.formula(row, column, `IFERROR(${term},"n/a")`, shown, shape);
    };
    const monthly = cell(3, figures.monthly, 'money');
    cell(4, figures.firstMonth, 'money');
    cell(5, figures.perMtok, 'price', MTOK);
    cell(6, figures.perAccepted, 'price');
    cell(7, figures.upfront, 'money');
    const horizonTotal = cell(8, figures.horizonTotal, 'money');
    const presentValue = cell(9, figures.presentValue, 'money');
    const open = sheet.formula(
      row,
      10,
      `IF(${sheet.here(row, 2)}="yes",${sheet.ref(monthly)},"")`,
      possible.value === true ? monthly.value : '',
      'money',
    );
    if (found?.reasons.length) sheet.text(row, 12, found.reasons.join('; '), 'settled');
    else if (sizes.length) {
      // a size that may no longer be the cheapest is said beside the figures that rest on it
      const said = sizes.map(
        size =>
          `IF(OR(${sheet.ref(size)}="${LIVE}",${sheet.ref(size)}="${STALE.value}"),"","fleet size: "&${sheet.ref(size)}&" ")`,
      );
      sheet.formula(row, 12, said.join('&'), sizes.some(s => s.value === EDGE) ? `fleet size: ${EDGE} ` : '', 'text');
    }
    return { id, monthly, horizonTotal, presentValue, open };
  }
}

interface PlanRow {
  readonly id: string;
  readonly monthly: Told;
  readonly horizonTotal: Told;
  readonly presentValue: Told;
  /** The monthly cost where the plan is possible, else nothing. */
  readonly open: Told;
}

function checks(sheet: SheetWriter, rows: readonly PlanRow[], { options, cashFlow }: Parts): void {
  sheet.head(sheet.row++, [
    'check',
    'lines add up to the plan',
    'cash adds up to the horizon',
    'amortised cost is cash',
    'NPV is the present value',
  ]);
  for (const { id, monthly, horizonTotal, presentValue } of rows) {
    const row = sheet.row++;
    const cash = cashFlow.plans.get(id)!;
    const pairs = [
      [options.plans.get(id)!.lines, monthly],
      [cash.net, horizonTotal],
      [cash.amortised, horizonTotal],
      [cash.presentValue, presentValue],
    ] as const;
    sheet.text(row, 0, id);
    pairs.forEach(([a, b], i) => {
      const same = Math.abs(Number(a.value) - Number(b.value)) <= 0.005 + 1e-9 * Math.abs(Number(b.value));
      const [x, y] = [sheet.ref(a), sheet.ref(b)];
      sheet.formula(
        row,
        i + 1,
        `IF(ABS(${x}-${y})<=0.005+1E-9*ABS(${y}),"ok","differs")`,
        same ? 'ok' : 'differs',
        'text',
      );
    });
  }
}
