import { planBill } from '../plan-bill.ts';
import type { Figure, PlanReport } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { poolSentence, shareLines } from '../sentences/fleet.ts';
import { hasRange, range } from '../sentences/words.ts';
import { wrap } from '../wrap.ts';
import { grid, gridWidth, gridWidths } from './grid.ts';

const TASKS = 10;

/** What a plan is made of: where its tokens go, its machines, its cost lines. The printed rows add up to the printed total. */
export function costLines(plan: PlanReport, currency: string, screen: Screen): string[] {
  const mixed = plan.kind === 'mix' || plan.kind === 'routed';
  const notes = [
    ...(mixed ? shareLines(plan, screen.all ? Number.POSITIVE_INFINITY : TASKS) : []),
    ...plan.pools.map(pool => poolSentence(pool)),
  ].flatMap(note => wrap(shown(note, screen), screen.width, 4, 6));
  const heading = wrap(shown(`${plan.id}, ${currency} a month:`, screen), screen.width, 2).map(text =>
    screen.style.strong(text),
  );
  return [...heading, ...notes, ...lineTable(plan, screen)];
}

function lineTable(plan: PlanReport, screen: Screen): string[] {
  const bill = planBill(plan, screen.all);
  if (!bill) return [];
  const bounds = (figure: Figure): string => (hasRange(figure) ? range(figure) : '');
  const rows = bill.rows.map(({ line, amount, share }) => [
    line.label,
    amount,
    share,
    line.option ?? '',
    line.behaviour,
    line.charge,
    bounds(line.monthly),
  ]);
  const total = ['total', bill.total, '100 %', '', '', '', bounds(plan.monthly!)];
  return fitted(
    [...rows, total].map(cells => cells.map(cell => shown(cell, screen))),
    screen,
  );
}

/** The grid without the columns that do not fit, from the right; at last the names are cut. */
function fitted(rows: readonly (readonly string[])[], screen: Screen): string[] {
  const all = gridWidths(rows, 40);
  let columns = all.length;
  while (columns > 2 && gridWidth(all.slice(0, columns)) + 2 > screen.width) columns--;
  const widths = all.slice(0, columns);
  const over = gridWidth(widths) + 2 - screen.width;
  if (over > 0) widths[0] = Math.max(4, widths[0]! - over);
  return grid(rows, widths, screen, [3, 4, 5]).map(text => `  ${text}`);
}
