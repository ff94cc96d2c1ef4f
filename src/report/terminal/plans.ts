import { type PlanColumn, planColumns, planTitle } from '../columns.ts';
import type { PlanReport, Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { byCost } from '../sentences/words.ts';
import { padEnd, shortened } from '../width.ts';
import { wrap } from '../wrap.ts';
import { grid, gridWidth, gridWidths } from './grid.ts';

/** Below this a table cannot be read; the plans stand below each other then. */
const NARROW = 60;

/** The plans side by side, the cheapest first; what is not possible comes last, with its reasons. */
export function planLines(report: Report, screen: Screen): string[] {
  const possible = byCost(report.plans);
  const refused = report.plans.filter(plan => !possible.includes(plan));
  const columns = planColumns(report);
  if (screen.width < NARROW) return below(possible, refused, columns, report, screen);
  const nameLimit = Math.min(32, Math.floor(screen.width / 3));
  const { rows, widths } = fitting(possible, columns, nameLimit, screen);
  const [head, ...body] = possible.length > 0 ? grid(rows, widths, screen) : [];
  const lines = [
    ...(head === undefined ? [] : [screen.style.faint(head)]),
    ...body.map((text, i) => highlighted(text, possible[i]!, report, screen)),
  ];
  const nameWidth = gridWidths(
    report.plans.map(plan => [shown(planTitle(plan), screen)]),
    nameLimit,
  )[0]!;
  return [...lines, ...refused.flatMap(plan => refusal(plan, nameWidth, screen))];
}

/** Leaves out the columns that can be spared until the rest fits the page. */
function fitting(plans: readonly PlanReport[], all: readonly PlanColumn[], nameLimit: number, screen: Screen) {
  const names = plans.map(plan => shown(planTitle(plan), screen));
  for (let columns = all; ; ) {
    const heads = ['plan', ...columns.map(column => shown(column.title, screen))];
    const rows = [
      heads,
      ...plans.map((plan, i) => [names[i]!, ...columns.map(column => shown(column.cell(plan), screen))]),
    ];
    const widths = gridWidths(rows, nameLimit);
    if (columns.length <= 2 || gridWidth(widths) <= screen.width) return { rows, widths };
    const spare = Math.max(...columns.map(column => column.spare));
    columns = columns.filter(column => column.spare < spare);
  }
}

const highlighted = (text: string, plan: PlanReport, { verdict }: Report, { style }: Screen): string =>
  plan.id === verdict.cheapest ? style.good(text) : text;

function refusal(plan: PlanReport, nameWidth: number, screen: Screen): string[] {
  const name = padEnd(shortened(shown(planTitle(plan), screen), nameWidth, screen.unicode ? '…' : '~'), nameWidth);
  const why = shown(`not possible: ${plan.reasons.join('; ') || 'no reason given'}`, screen);
  const [first = '', ...rest] = wrap(why, screen.width - nameWidth - 4);
  return [
    `  ${name}  ${screen.style.warning(first)}`,
    ...rest.map(text => ' '.repeat(nameWidth + 4) + screen.style.warning(text)),
  ];
}

/** One block per plan, a line per figure. */
function below(
  possible: readonly PlanReport[],
  refused: readonly PlanReport[],
  columns: readonly PlanColumn[],
  report: Report,
  screen: Screen,
): string[] {
  const labels = Math.max(...columns.map(column => column.title.length));
  const mark = screen.unicode ? '…' : '~';
  const title = (plan: PlanReport) =>
    screen.style.strong(shortened(shown(planTitle(plan), screen), screen.width - 2, mark));
  const figures = (plan: PlanReport) =>
    columns.flatMap(column => {
      const name = shown(column.title, screen);
      const value = shown(column.cell(plan), screen);
      return labels + value.length + 5 <= screen.width
        ? [`    ${padEnd(name, labels)} ${value}`]
        : [...wrap(name, screen.width, 4), ...wrap(value, screen.width, 6)];
    });
  return [
    ...possible.flatMap((plan, i) => [
      ...(i > 0 ? [''] : []),
      `  ${plan.id === report.verdict.cheapest ? screen.style.good(title(plan)) : title(plan)}`,
      ...figures(plan),
    ]),
    ...refused.flatMap(plan => [
      '',
      `  ${title(plan)}`,
      ...wrap(shown(`not possible: ${plan.reasons.join('; ')}`, screen), screen.width, 4),
    ]),
  ];
}
