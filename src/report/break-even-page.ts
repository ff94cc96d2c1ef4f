import { csvRow } from './csv.ts';
import { plain } from './format.ts';
import { escapeMarkdown } from './markdown.ts';
import type { BreakEven, Report } from './report.ts';
import { sanitized } from './sanitize.ts';
import { type Screen, shown } from './screen.ts';
import { breakEvenSentence, envelopeSentence } from './sentences/break-even.ts';
import { perDay } from './sentences/words.ts';
import { wrap } from './wrap.ts';

const INTERVALS = 20;

/** Every pair with its intervals, in tokens a day; the volumes to the token with `--all`. */
export function renderBreakEvenText(original: Report, screen: Screen): string {
  const report = sanitized({ ...original, derivations: {} });
  const limit = screen.all ? Number.POSITIVE_INFINITY : INTERVALS;
  const prose = (text: string) => wrap(shown(text, screen), Math.min(screen.width, 100), 2);
  const envelope = envelopeSentence(report, limit);
  const pairs = report.breakEven.map(pair =>
    [...prose(breakEvenSentence(pair, report, limit)), ...(screen.all ? exact(pair, report, screen) : [])].join('\n'),
  );
  const none =
    pairs.length === 0 ? ['  There are no two plans that are possible, so there is nothing to break even.'] : [];
  const title = shown(
    `${report.scenario.name} · break-even over flat traffic · prices of ${report.catalog.asOf}`,
    screen,
  );
  return `${[wrap(title, screen.width).join('\n'), ...none, ...pairs, ...(envelope ? [prose(envelope).join('\n')] : [])].join('\n\n')}\n`;
}

const exact = (pair: BreakEven, report: Report, screen: Screen): string[] =>
  pair.intervals.flatMap(({ from, to, cheaper }) =>
    wrap(
      shown(
        `above ${day(from, report)}${to === null ? '' : ` up to ${day(to, report)}`} tok/day: ${cheaper ?? 'the same'}`,
        screen,
      ),
      screen.width,
      4,
      6,
    ),
  );

const day = (monthly: string, report: Report): string => plain(perDay(monthly, report));

/** A row per interval, in tok/month at full precision. */
export function renderBreakEvenCsv(report: Report): string {
  const rows = report.breakEven.flatMap(({ between, unit, intervals, permanentFrom, certified }) =>
    intervals.map(({ from, to, cheaper }) =>
      csvRow([
        ['text', between[0]],
        ['text', between[1]],
        ['number', from],
        ['number', to],
        ['text', cheaper],
        ['text', unit],
        ['number', permanentFrom],
        ['text', String(certified)],
      ]),
    ),
  );
  return `${['a,b,from,to,cheaper,unit,permanentFrom,certified', ...rows].join('\n')}\n`;
}

export const renderBreakEvenMarkdown = (original: Report, screen: Screen): string => {
  const report = sanitized({ ...original, derivations: {} });
  const limit = screen.all ? Number.POSITIVE_INFINITY : INTERVALS;
  return `${report.breakEven.map(pair => `- ${escapeMarkdown(breakEvenSentence(pair, report, limit))}`).join('\n')}\n`;
};
