import { type Screen, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidths } from '../terminal/grid.ts';
import { wrap } from '../wrap.ts';
import type { Why } from './why.ts';

const LONGEST_NAME = 64;

/** How prices were found, for a person at a terminal: what was decided, then each price with the number of its source. */
export function renderWhy(why: readonly Why[], asOf: string, screen: Screen): string {
  const sources = [...new Set(why.flatMap(w => w.prices.map(p => p.source)))];
  const mark = (source: string) => `[${sources.indexOf(source) + 1}]`;
  const sections = why.map(({ option, thing, steps, prices }) => [
    screen.style.strong(shownSafely(`${option}${thing ? `, ${thing}` : ''}, prices of ${asOf}`, screen)),
    ...steps.flatMap(step => wrap(shownSafely(`- ${step}`, screen), screen.width, 2, 4)),
    ...(prices.length ? ['', ...priceLines(prices, mark, screen)] : []),
  ]);
  const notes = sources.flatMap(source => wrap(shownSafely(`${mark(source)} ${source}`, screen), screen.width, 2, 6));
  return joinedSections([...sections, notes]);
}

function priceLines(prices: Why['prices'], mark: (source: string) => string, screen: Screen): string[] {
  const hasNet = prices.some(p => p.net !== null);
  const rows = prices.map(p =>
    [p.what, p.price, ...(hasNet ? [p.net === null ? '' : `${p.net} net`] : []), mark(p.source)].map(cell =>
      shownSafely(cell, screen),
    ),
  );
  const widths = gridWidths(rows, LONGEST_NAME);
  const width = widths.reduce((sum, w) => sum + w + 2, 0);
  if (width <= screen.width) return grid(rows, widths, screen, [hasNet ? 3 : 2]);
  return rows.flatMap(([what, ...rest]) => wrap(`${what}: ${rest.filter(Boolean).join(' ')}`, screen.width, 2, 4));
}
