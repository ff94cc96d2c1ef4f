import { Decimal } from '../../quantity/decimal.ts';
import { fixed, footed, moneyPlaces, percent } from '../format.ts';
import type { CostLine, PlanReport } from '../report.ts';
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
  const lines = plan.lines.filter(line => screen.all || !new Decimal(line.monthly.value).isZero());
  if (lines.length === 0 || !plan.monthly) return [];
  const total = plan.monthly.value;
  const places = moneyPlaces(total);
  const amounts = footed(
    lines.map(line => line.monthly.value),
    total,
    places,
  );
  const shares = footed(
    lines.map(line => line.share),
    '1',
    2,
  );
  const row = ({ label, option, behaviour, charge, monthly, share }: CostLine, i: number): string[] => {
    const bounds = hasRange(monthly) ? range(monthly) : '';
    return [label, fixed(amounts[i]!, places), shareOf(share, shares[i]!), option ?? '', behaviour, charge, bounds];
  };
  const bounds = hasRange(plan.monthly) ? range(plan.monthly) : '';
  const rows = [...lines.map(row), ['total', fixed(total, places), '100 %', '', '', '', bounds]];
  return fitted(
    rows.map(cells => cells.map(cell => shown(cell, screen))),
    screen,
  );
}

/** What is small is not nothing, also where the rounded shares leave it nothing. */
const shareOf = (exact: string, rounded: Decimal): string =>
  rounded.isZero() && new Decimal(exact).isPositive() && !new Decimal(exact).isZero() ? '<1 %' : percent(rounded);

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
