import { sizePath } from '../../analysis/fleet-size.ts';
import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import type { Run } from '../assemble.ts';
import { figure, limitHolds } from './figure-cells.ts';
import type { Outputs, PlanOutputs } from './plan-outputs.ts';
import { SheetWriter, type Told } from './sheet-writer.ts';
import { type SettledSize, sizeTable } from './size-table.ts';
import type { SizeTrials } from './size-trials.ts';

/** Of a plan: the sum of its lines, whether it is possible, and what is said of each fleet whose size was chosen. */
export interface PlanCells {
  readonly lines: Told;
  readonly possible: Told;
  readonly sizes: readonly Told[];
}

/** Where the cost lines of each plan add up, and whether its limits hold. */
export interface OptionsSheet {
  readonly sheet: SheetWriter;
  readonly plans: ReadonlyMap<string, PlanCells>;
  /** Of fleets whose size follows the inputs. */
  readonly sizes: readonly SettledSize[];
}

const WIDTHS = [30, 26, 38, 12, 12, 18, 14, 44];
/** Whether a size that follows the inputs is within what is tried. */
export const [LIVE, EDGE] = ['the cheapest of those below', 'the largest tried here: run tco again'];

/** The cost lines of every plan, its fleets, and what must hold for it to be possible. */
export function optionsSheet(
  run: Run,
  outputs: Outputs,
  formulas: Formulas,
  trials: readonly SizeTrials[],
  stale: Told,
): OptionsSheet {
  const sheet = new SheetWriter('Options', WIDTHS, { rows: 3, columns: 1 });
  const { currency } = run.scenario;
  sheet.text(0, 0, 'Options', 'title');
  sheet.text(1, 0, 'Cost lines, levelised: what each comes to a month over the horizon, discounted.');
  sheet.head(2, ['plan', 'option', 'cost', 'behaviour', 'charge', `${currency} a month`, 'share of the plan']);
  sheet.row = 3;
  const sums = outputs.plans.map(plan => costLines(plan, sheet, formulas));
  sheet.row += 2;
  const found: SettledSize[] = [];
  const fleetRows = sheet.row;
  sheet.row += poolCount(outputs) + 2;
  for (const tried of trials) found.push(...sizeTable(tried, currency, sheet, formulas));
  const below = sheet.row;
  sheet.row = fleetRows;
  const notes = fleets(outputs, sheet, formulas, found, stale);
  sheet.row = below + 1;
  sheet.head(sheet.row++, ['plan', 'must hold', '', '', '', 'needed', 'there', 'holds']);
  const possible = outputs.plans.map(plan => limits(plan, sheet, formulas));
  return {
    sheet,
    sizes: found,
    plans: new Map(
      outputs.plans.map(({ plan }, i) => [
        plan.id,
        { lines: sums[i]!, possible: possible[i]!, sizes: notes.get(plan.id) ?? [] },
      ]),
    ),
  };
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

/** Rows of the table of fleets, its heading included. */
const poolCount = ({ plans }: Outputs): number => {
  const pools = plans.reduce((n, p) => n + p.pools.length, 0);
  return pools ? pools + 1 : 0;
};

function fleets(
  { plans }: Outputs,
  sheet: SheetWriter,
  formulas: Formulas,
  found: readonly SettledSize[],
  stale: Told,
): ReadonlyMap<string, readonly Told[]> {
  const notes = new Map<string, Told[]>();
  if (!plans.some(p => p.pools.length)) return notes;
  sheet.head(sheet.row++, ['plan', 'option', 'speed', '', '', 'replicas, month 1', 'GPUs', 'utilisation', 'size']);
  for (const { plan, pools } of plans)
    for (const { pool, replicas, gpus, utilisation } of pools) {
      const row = sheet.row++;
      sheet.text(row, 0, plan.id);
      sheet.text(row, 1, pool.supply.option.id);
      sheet.text(row, 2, pool.supply.rates.basis);
      const told = figure(sheet, row, 5, replicas, formulas, 'number');
      figure(sheet, row, 6, gpus, formulas, 'number');
      figure(sheet, row, 7, utilisation, formulas, 'percent');
      if (!pool.chosen) continue;
      const size = found.find(f => f.path === sizePath(plan.id, pool.supply.option.id));
      const noted = notes.get(plan.id) ?? [];
      notes.set(plan.id, noted);
      if (!size) noted.push(sheet.formula(row, 8, sheet.ref(stale), stale.value, 'text', 'settled'));
      else {
        const edge = `IF(${sheet.ref(told)}>=${size.most},"${EDGE}","${LIVE}")`;
        noted.push(sheet.formula(row, 8, edge, Number(told.value) >= size.most ? EDGE : LIVE, 'text'));
      }
    }
  return notes;
}

function limits({ plan }: PlanOutputs, sheet: SheetWriter, formulas: Formulas): Told {
  const first = sheet.row;
  let holds = true;
  for (const limit of plan.margins) {
    const { need, have, sentence } = limit;
    const row = sheet.row++;
    sheet.text(row, 0, plan.id);
    sheet.text(row, 1, sentence.replace(/\{need\}/g, 'the need').replace(/\{have\}/g, 'what is there'));
    figure(sheet, row, 5, need, formulas, 'number');
    figure(sheet, row, 6, have, formulas, 'number');
    const kept = limitHolds(limit, sheet.name, formulas);
    holds &&= kept.holds;
    sheet.formula(row, 7, kept.formula, kept.holds, 'text');
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
