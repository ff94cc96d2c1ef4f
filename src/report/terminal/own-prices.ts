import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { overriddenSentences, ownPricesSentence } from '../sentences/own-prices.ts';
import { wrap } from '../wrap.ts';

/** Which folders of own prices lie on the catalog, and every figure in use that they replaced. */
export function ownPricesLines(report: Report, screen: Screen): string[] {
  const head = ownPricesSentence(report);
  if (head === undefined) return [];
  const overridden = overriddenSentences(report);
  const title = wrap(shown(overridden.length ? `${head}:` : `${head}.`, screen), screen.width, 2);
  return [
    ...title.map(text => screen.style.strong(text)),
    ...overridden.flatMap(sentence => wrap(shown(sentence, screen), screen.width, 4, 6)),
  ];
}
