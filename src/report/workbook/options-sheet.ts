import type { Quantity } from '../../quantity/quantity.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { Run } from '../assemble.ts';
import type { Outputs, PlanOutputs } from './plan-outputs.ts';
import { SheetWriter, type Told } from './sheet-writer.ts';
import type { Shape } from './workbook.ts';

/** Where the cost lines of each plan add up, and whether its limits hold. */
export interface OptionsSheet {
  readonly sheet: SheetWriter;
  /** By plan: the sum of its lines, and whether it is possible. */
  readonly plans: ReadonlyMap<string, { readonly lines: Told; readonly possible: Told }>;
}

const WIDTHS = [30, 26, 38, 12, 12, 18, 14, 44];
/** What runs short by less than this share is the rounding of float64. */
const ROUNDING = '1E-9';

/** The cost lines of every plan, its fleets, and what must hold for it to be possible. */
export function optionsSheet(run: Run, outputs: Outputs, formulas: Formulas, stale: Told): OptionsSheet {
  const sheet = new SheetWriter('Options', WIDTHS, { rows: 3, columns: 1 });
  const { currency } = run.scenario;
  sheet.text(0, 0, 'Options', 'title');
  sheet.text(1, 0, 'Cost lines, levelised: what each comes to a month over the horizon, discounted.');
  sheet.head(2, ['plan', 'option', 'cost', 'behaviour', 'charge', `${currency} a month`, 'share of the plan']);
  sheet.row = 3;
  const sums = outputs.plans.map(plan => costLines(plan, sheet, formulas));
  sheet.row += 2;
  fleets(outputs, sheet, formulas, stale);
  sheet.row += 2;
  sheet.head(sheet.row++, ['plan', 'must hold', '', '', '', 'needed', 'there', 'holds']);
  const possible = outputs.plans.map(plan => limits(plan, sheet, formulas));
  return {
    sheet,
    plans: new Map(outputs.plans.map(({ plan }, i) => [plan.id, { lines: sums[i]!, possible: possible[i]! }])),
  };
}

/** A formula cell for a quantity without axes. */
export function figure(
  sheet: SheetWriter,
  row: number,
  column: number,
  q: Quantity,
  formulas: Formulas,
  shape: Shape,
): Told {
  const value = formulas.values(q)[0]!;
  return sheet.formula(
    row,
    column,
    formulas.term(q, 0, sheet.name).text,
    Number.isFinite(value) ? value : '#DIV/0!',
    shape,
  );
}

function costLines({ plan, lines }: PlanOutputs, sheet: SheetWriter, formulas: Formulas): Told {
  const first = sheet.row;
  const total = { row: first + lines.length, column: 5, sheet: sheet.name };
  const whole = lines.reduce((sum, { line }) => sum + formulas.values(line.monthly)[0]!, 0);
  for (const { line } of lines) {
    const row = sheet.row++;
    sheet.text(row, 0, plan.id);
    sheet.text(row, 1, line.option ?? 'all of the plan');
    sheet.text(row, 2, line.label);
    sheet.text(row, 3, line.behaviour);
    sheet.text(row, 4, line.charge);
    const told = figure(sheet, row, 5, line.monthly, formulas, 'money');
    sheet.formula(
      row,
      6,
      `IF(${sheet.ref(total)}=0,0,${sheet.ref(told)}/${sheet.ref(total)})`,
      whole === 0 ? 0 : Number(told.value) / whole,
      'percent',
    );
  }
  const row = sheet.row++;
  sheet.text(row, 0, plan.id, 'total');
  for (let c = 1; c < 5; c++) sheet.text(row, c, c === 2 ? 'together' : '', 'total');
  const last = { sheet: sheet.name, row: Math.max(first, row - 1), column: 5 };
  if (!lines.length) return sheet.number(row, 5, 0, 'money', 'total');
  return sheet.formula(row, 5, `SUM(${sheet.range({ ...last, row: first }, last)})`, whole, 'money', 'total');
}

function fleets({ plans }: Outputs, sheet: SheetWriter, formulas: Formulas, stale: Told): void {
  if (!plans.some(p => p.pools.length)) return;
  sheet.head(sheet.row++, ['plan', 'option', 'speed', '', '', 'replicas, month 1', 'GPUs', 'utilisation', 'size']);
  for (const { plan, pools } of plans)
    for (const { pool, replicas, gpus, utilisation } of pools) {
      const row = sheet.row++;
      sheet.text(row, 0, plan.id);
      sheet.text(row, 1, pool.supply.option.id);
      sheet.text(row, 2, pool.supply.rates.basis);
      figure(sheet, row, 5, replicas, formulas, 'number');
      figure(sheet, row, 6, gpus, formulas, 'number');
      figure(sheet, row, 7, utilisation, formulas, 'percent');
      if (pool.chosen) sheet.formula(row, 8, sheet.ref(stale), stale.value, 'text', 'settled');
    }
}

function limits({ plan }: PlanOutputs, sheet: SheetWriter, formulas: Formulas): Told {
  const first = sheet.row;
  let holds = true;
  for (const { margin, need, have, sentence } of plan.margins) {
    const row = sheet.row++;
    sheet.text(row, 0, plan.id);
    sheet.text(row, 1, sentence.replace(/\{need\}/g, 'the need').replace(/\{have\}/g, 'what is there'));
    const needed = figure(sheet, row, 5, need, formulas, 'number');
    const there = figure(sheet, row, 6, have, formulas, 'number');
    const [n, h] = [Number(needed.value), Number(there.value)];
    const ok = formulas.values(margin)[0]! >= -1e-9 * Math.max(Math.abs(n), Math.abs(h));
    holds &&= ok;
    const room = formulas.term(margin, 0, sheet.name).text;
    const both = `MAX(ABS(${sheet.ref(needed)}),ABS(${sheet.ref(there)}))`;
    sheet.formula(row, 7, `(${room})>=-${ROUNDING}*${both}`, ok, 'text');
  }
  for (const reason of plan.closed) {
    const row = sheet.row++;
    sheet.text(row, 0, plan.id);
    sheet.text(row, 1, reason);
    sheet.formula(row, 7, 'FALSE', false, 'text', 'settled');
    holds = false;
  }
  const row = sheet.row++;
  sheet.text(row, 0, plan.id, 'total');
  for (let c = 1; c < 7; c++) sheet.text(row, c, c === 1 ? 'possible' : '', 'total');
  const to = { sheet: sheet.name, row: row - 1, column: 7 };
  const all = row > first ? `AND(${sheet.range({ ...to, row: first }, to)})` : 'TRUE';
  return sheet.formula(row, 7, all, holds, 'text', 'total');
}
