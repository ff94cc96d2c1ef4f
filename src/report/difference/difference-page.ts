import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { warningLines } from '../terminal/warning-lines.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { Difference, InputChange } from './difference.ts';
import { effectRows, inputRows, lineRows, planRows, type Rows, routingRows } from './difference-tables.ts';
import {
  changeSentence,
  inputsTitle,
  mostWords,
  planNotes,
  restWords,
  sideWords,
  verdictWords,
} from './difference-words.ts';
import { mainPlan, rankedInputs } from './main-plan.ts';

const INPUTS = 8;

/** The difference for a person at a terminal: the answer first, then the plans, where the change comes from, and the inputs. */
export function renderDifferenceText(original: Difference, screen: Screen): string {
  const difference = sanitized(original);
  const { a, b, unattributed, notes, plans, currency } = difference;
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2);
  const faint = (text: string) => wrap(shown(text, screen), screen.width).map(part => screen.style.faint(part));
  const [first, ...rest] = [changeSentence(difference), verdictWords(difference), mostWords(difference)].filter(
    text => text !== undefined,
  );
  const head = [sideWords('A', a), sideWords('B', b)].flatMap(faint);
  if (difference.same) return joinedSections([head, prose(first!).map(screen.style.strong)]);
  const detailed = screen.all ? plans : [mainPlan(difference)].filter(plan => plan && unattributed !== null);
  return joinedSections([
    head,
    [...prose(first!).map(text => screen.style.strong(text)), ...rest.flatMap(prose)],
    [...table(planRows(difference), screen), ...planNotes(difference).flatMap(prose)],
    effects(difference, screen),
    inputs(difference, screen),
    catalogFigures(difference, screen),
    ...detailed.flatMap(plan => (plan ? [table(lineRows(plan, currency), screen, 1 / 2)] : [])),
    table(routingRows(difference), screen, 2 / 3),
    [
      ...(unattributed === null ? [] : [`Where the change comes from cannot be told: ${unattributed}.`]),
      ...notes.map(sentence),
    ].flatMap(prose),
    problemsOf(difference).flatMap(problem => warningLines(problem, screen)),
  ]);
}

const sentence = (note: string): string => `${note[0]!.toUpperCase()}${note.slice(1)}.`;

function effects(difference: Difference, screen: Screen): string[] {
  const rows = effectRows(difference);
  if (rows.length === 0) return [];
  const title = `What the change comes from, ${difference.method}:`;
  return [...wrap(shown(title, screen), screen.width, 2).map(screen.style.strong), ...table(rows, screen)];
}

function inputs(difference: Difference, screen: Screen): string[] {
  if (difference.inputs.length === 0) return [];
  const plan = mainPlan(difference)?.id;
  const ranked = rankedInputs(difference, plan);
  const shownInputs = screen.all ? ranked : ranked.slice(0, INPUTS);
  return [
    ...wrap(shown(inputsTitle(difference), screen), screen.width, 2).map(screen.style.strong),
    ...steps(shownInputs, plan, screen),
    ...restWords(ranked.length - shownInputs.length, difference).flatMap(text =>
      wrap(shown(text, screen), screen.width, 4),
    ),
  ];
}

function catalogFigures(difference: Difference, screen: Screen): string[] {
  const { catalogPrices } = difference;
  if (catalogPrices.length === 0) return [];
  const plan = mainPlan(difference)?.id;
  const ranked = rankedInputs({ inputs: catalogPrices }, plan);
  const shownFigures = screen.all ? ranked : ranked.slice(0, INPUTS);
  return [
    screen.style.strong(shown('  Figures of the catalog that changed:', screen)),
    ...steps(shownFigures, plan, screen),
    ...(ranked.length > shownFigures.length ? [`    ${ranked.length - shownFigures.length} more: --all.`] : []),
  ];
}

/** The least that is left of what stands before and after. */
const SHORTEST_STEP = 24;

/** A line per input: what is long in the middle is cut, or goes over several lines where all is asked for or the screen is narrow. */
function steps(inputs: readonly InputChange[], plan: string | undefined, screen: Screen): string[] {
  const rows = inputRows(inputs, plan).map(row => row.map(cell => shown(cell, screen)));
  const widths = gridWidths(rows, 60);
  const over = gridWidth(widths) + 2 - screen.width;
  const cut = Math.max(SHORTEST_STEP, widths[1]! - Math.max(0, over));
  const fits = over - (widths[1]! - cut) <= 0;
  if (!fits || (over > 0 && screen.all))
    return rows.flatMap(([id, step, effect]) => wrap(`${id}: ${step}${effect && `: ${effect}`}`, screen.width, 4, 6));
  return grid(rows, [widths[0]!, Math.min(widths[1]!, cut), ...widths.slice(2)], screen, [1]).map(text => `  ${text}`);
}

/** Columns as far as they fit, from the left; at last one figure below the other. */
function table(rows: Rows, screen: Screen, nameShare = 1 / 3): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(row => row.map(cell => shown(cell, screen)));
  const all = gridWidths(cells, Math.floor(Math.min(96, screen.width) * nameShare));
  let columns = all.length;
  const optional = rows[0]!.includes('per Mtok') ? 5 : columns;
  while (columns > optional && gridWidth(all.slice(0, columns)) > screen.width) columns--;
  const widths = all.slice(0, columns);
  if (gridWidth(widths) > screen.width) return below(cells, columns, screen);
  const [head, ...body] = grid(cells, widths, screen);
  return [screen.style.faint(head!), ...body];
}

function below(cells: Rows, columns: number, screen: Screen): string[] {
  const [head, ...body] = cells;
  return body.flatMap(row => [
    ...wrap(row[0]!, screen.width, 2).map(screen.style.strong),
    ...row.slice(1, columns).flatMap((cell, i) => (cell ? wrap(`${head![i + 1]} ${cell}`, screen.width, 4, 6) : [])),
  ]);
}

/** Problems of both sides once. */
function problemsOf({ problems }: Difference): Difference['problems'] {
  const seen = new Set<string>();
  return problems.filter(({ code, details }) => {
    const key = `${code} ${details}`;
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
