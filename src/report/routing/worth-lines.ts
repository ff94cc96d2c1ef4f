import { Decimal } from '../../quantity/decimal.ts';
import { fixed, moneyPlaces } from '../format.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { padStart } from '../width.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import type { WorthReport } from './routing-report.ts';
import { routedPlan } from './split-lines.ts';

/** Of the monthly cost: below this a change saves nothing. */
const NOTHING = '1e-6';

/** The largest saving first, then what was not settled; without what saves nothing. */
export function worthWhile(worth: readonly WorthReport[], report: Report, all: boolean): readonly WorthReport[] {
  const least = new Decimal(routedPlan(report)?.monthly?.value ?? 0).abs().times(NOTHING);
  return worth
    .filter(({ saving }) => all || saving === null || new Decimal(saving).gt(least))
    .sort((a, b) => new Decimal(b.saving ?? -1).comparedTo(a.saving ?? -1));
}

/** What one more replica or one requirement less would save. */
export function worthLines(worth: readonly WorthReport[], report: Report, screen: Screen): string[] {
  if (worth.length === 0) return [];
  const width = Math.min(screen.width, LONGEST_LINE);
  const kept = worthWhile(worth, report, screen.all);
  if (kept.length === 0) return wrap(shown(nothingSentence(worth), screen), width, 2);
  const places = Math.min(...kept.map(({ saving }) => moneyPlaces(saving ?? '0')));
  const amounts = kept.map(({ saving }) => (saving === null ? '?' : fixed(saving, places)));
  const widest = Math.max(...amounts.map(amount => amount.length));
  return [
    ...wrap(shown(`What would change it, ${report.basis.currency} a month saved:`, screen), screen.width, 2).map(
      screen.style.strong,
    ),
    ...kept.flatMap(({ change, saving }, i) => {
      const text = shown(saving === null ? `${change} (not settled in time)` : change, screen);
      const [first = '', ...rest] = wrap(text, Math.max(8, width - widest - 6));
      return [`    ${padStart(amounts[i]!, widest)}  ${first}`, ...rest.map(line => ' '.repeat(widest + 6) + line)];
    }),
  ];
}

export const nothingSentence = (worth: readonly WorthReport[]): string =>
  worth.some(({ id }) => id.endsWith('.replicas+1'))
    ? 'Nothing that is asked for costs anything, and one more replica would save nothing.'
    : 'Nothing that is asked for costs anything.';
