import { csvRow } from '../csv.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { BreakEven, Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import { type Screen, shown } from '../screen.ts';
import { courseSentence, doubtSentences, overSentence, todaySentence, wordsOf } from '../sentences/over.ts';
import { wrap } from '../wrap.ts';

const INTERVALS = 8;

const limitOf = ({ all }: Screen): number => (all ? Number.POSITIVE_INFINITY : INTERVALS);

/** What a break-even over a driver says, a paragraph each: the pairs, the cheapest of all, what is moved. */
function paragraphs(report: Report, limit: number): readonly string[] {
  const [first] = report.breakEven;
  if (!first) return ['There are no two plans that could be possible, so there is nothing to break even.'];
  const course = report.breakEven.length > 1 ? courseSentence(report.envelope, first, limit) : undefined;
  return [
    ...report.breakEven.map(pair => overSentence(pair, limit)),
    ...(course ? [course] : []),
    todaySentence(first),
    ...doubtSentences(report.breakEven),
  ];
}

export function renderOverText(original: Report, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const [first] = report.breakEven;
  const what = first ? ` over ${wordsOf(first).subject}` : '';
  const title = `${report.scenario.name} · break-even${what} · prices of ${report.catalog.asOf}`;
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, 100), 2).join('\n');
  const sections = paragraphs(report, limitOf(screen)).map((text, i) => {
    const pair = screen.all ? report.breakEven[i] : undefined;
    return [prose(text), ...(pair ? exact(pair, screen) : [])].join('\n');
  });
  return `${[wrap(shown(title, screen), screen.width).join('\n'), ...sections].join('\n\n')}\n`;
}

/** Every interval at full precision. */
const exact = ({ intervals, unit }: BreakEven, screen: Screen): string[] =>
  intervals.flatMap(({ from, to, cheaper }) =>
    wrap(
      shown(`above ${from} up to ${to}${unit && ` ${unit}`}: ${cheaper ?? 'the same, or neither'}`, screen),
      screen.width,
      4,
      6,
    ),
  );

/** A row per interval at full precision. */
export function renderOverCsv(report: Report): string {
  const rows = report.breakEven.flatMap(({ between, over, unit, intervals, today, certified }) =>
    intervals.map(({ from, to, cheaper }) =>
      csvRow([
        ['text', between[0]],
        ['text', between[1]],
        ['text', over],
        ['number', from],
        ['number', to],
        ['text', cheaper],
        ['text', unit],
        ['number', today ?? null],
        ['text', String(certified)],
      ]),
    ),
  );
  return `${['a,b,over,from,to,cheaper,unit,today,certified', ...rows].join('\n')}\n`;
}

export const renderOverMarkdown = (original: Report, screen: Screen): string => {
  const report = sanitized({ ...original, derivations: {} });
  return `${paragraphs(report, limitOf(screen))
    .map(text => `- ${escapeMarkdown(text)}`)
    .join('\n')}\n`;
};
