import { bullets, escapeMarkdown, table } from '../markdown.ts';
import { sanitized } from '../sanitize.ts';
import type { Screen } from '../screen.ts';
import type { Difference } from './difference.ts';
import { effectRows, inputRows, lineRows, planRows, routingRows } from './difference-tables.ts';
import { changeSentence, mostWords, planNotes, restWords, sideWords, verdictWords } from './difference-words.ts';
import { mainPlan, rankedInputs } from './main-plan.ts';

const INPUTS = 20;

/** The difference for a comment on a pull request or a wiki page. */
export function renderDifferenceMarkdown(original: Difference, screen: Screen): string {
  const difference = sanitized(original);
  const { a, b, unattributed, notes, plans, currency, method } = difference;
  const plan = mainPlan(difference);
  const ranked = rankedInputs(difference, plan?.id);
  const shownInputs = screen.all ? ranked : ranked.slice(0, INPUTS);
  const prices = rankedInputs({ inputs: difference.catalogPrices }, plan?.id);
  const shownPrices = screen.all ? prices : prices.slice(0, INPUTS);
  const detailed = screen.all ? plans : plan && unattributed !== null ? [plan] : [];
  const tableOf = (rows: readonly (readonly string[])[]) => (rows.length > 1 ? table(rows, i => i > 0) : '');
  const inputTable = (title: string, rows: typeof ranked) =>
    rows.length === 0
      ? ''
      : table([[title, 'A → B', plan ? `effect on ${plan.id}` : 'effect'], ...inputRows(rows, plan?.id)], i => i === 2);
  const sections = [
    `## ${escapeMarkdown(a.name === b.name ? a.name : `${a.name} → ${b.name}`)}`,
    `**${escapeMarkdown(changeSentence(difference))}**`,
    ...(difference.same
      ? []
      : [
          escapeMarkdown([verdictWords(difference), mostWords(difference)].filter(Boolean).join(' ')),
          tableOf(planRows(difference)),
          bullets(planNotes(difference)),
          method === null ? '' : `What the change comes from, ${escapeMarkdown(method)}:`,
          tableOf(effectRows(difference)),
          inputTable('changed input', shownInputs),
          bullets(restWords(ranked.length - shownInputs.length, difference)),
          inputTable('figure of the catalog', shownPrices),
          ...detailed.map(p => tableOf(lineRows(p, currency))),
          tableOf(routingRows(difference)),
          bullets([
            ...(unattributed === null ? [] : [`Where the change comes from cannot be told: ${unattributed}.`]),
            ...notes,
          ]),
        ]),
    bullets([sideWords('A', a), sideWords('B', b)]),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}
