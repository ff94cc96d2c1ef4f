import { Decimal } from '../../quantity/decimal.ts';
import { percent, volume } from '../format.ts';
import type { Flip, Report } from '../report.ts';
import { byCost, listed, perDay } from './words.ts';

/** What would make another plan the cheapest: `Flips to sonnet if API prices fall 38 % a year, or below 212M tok/day.` */
export function flipsSentence(report: Report): string | undefined {
  const { flips, cheapest } = report.verdict;
  if (cheapest === null || byCost(report.plans).length < 2) return undefined;
  if (flips.length === 0) {
    return cheapest === 'depends'
      ? undefined
      : 'Neither traffic nor the drift of API prices alone was found to change that.';
  }
  const targets = [...new Set(flips.map(flip => flip.to))];
  const clauses = targets.map(to => {
    const conditions = flips.filter(flip => flip.to === to).map(flip => condition(flip, report));
    return `to ${to} ${listed(conditions, 'or').replace(/ or (?=[^,]*$)/, ', or ')}`;
  });
  return `Flips ${clauses.join('; ')}.`;
}

const condition = (flip: Flip, report: Report): string =>
  flip.driver === 'traffic'
    ? `${flip.direction} ${volume(perDay(flip.at, report))} tok/day`
    : `if API prices ${drift(flip)}`;

/** A yearly drift in words: the direction says on which side of it the other plan wins. */
function drift({ at, direction }: Flip): string {
  const rate = new Decimal(at);
  const verb = direction === 'below' ? 'fall' : 'rise';
  if (rate.isZero()) return `${verb} at all`;
  const beyond = rate.isNegative() === (direction === 'below');
  const size = percent(rate.abs());
  return beyond ? `${verb} ${size} a year` : `${rate.isNegative() ? 'fall' : 'rise'} less than ${size} a year`;
}
