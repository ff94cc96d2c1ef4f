import { Decimal } from '../../quantity/decimal.ts';
import { percent, significant, volume } from '../format.ts';
import type { Flip, Report } from '../report.ts';
import { byCost, listed, perDay } from './words.ts';

/** What would make another plan the cheapest: `Flips to sonnet if API prices fall 38 % a year, or below 212M tok/day.` */
export function flipsSentence(report: Report, all = false): string | undefined {
  const { cheapest } = report.verdict;
  const flips = all ? report.verdict.flips : report.verdict.flips.slice(0, NEAREST);
  if (cheapest === null || byCost(report.plans).length < 2) return undefined;
  if (flips.length === 0) {
    if (cheapest === 'depends') return undefined;
    // crossings over traffic hold at flat traffic, where another plan may be the cheapest already
    return winsAtFlatTraffic(report, cheapest)
      ? 'Neither traffic, nor the drift of API prices, nor any price alone was found to change that.'
      : 'No price and no drift of API prices was found to change that; at flat traffic another plan would win (below).';
  }
  const targets = [...new Set(flips.map(flip => flip.to))];
  const clauses = targets.map(to => {
    const conditions = flips.filter(flip => flip.to === to).map(flip => condition(flip, report));
    return `to ${to} ${listed(conditions, 'or').replace(/ or (?=[^,]*$)/, ', or ')}`;
  });
  return `Flips ${clauses.join('; ')}.${all ? steadySentence(report) : ''}`;
}

/** Whether the verdict's plan is also the cheapest when the same volume comes evenly. */
function winsAtFlatTraffic({ envelope, basis }: Report, cheapest: string): boolean {
  const volume = new Decimal(basis.tokensPerMonth.value);
  const here = envelope.find(({ from, to }) => volume.gt(from) && (to === null || volume.lte(to)));
  return here === undefined || here.cheapest === cheapest;
}

/** Flips that are told unasked. */
const NEAREST = 3;

const PRICES: Readonly<Record<string, string>> = {
  apiPrice: 'API prices',
  gpuPrice: 'hardware prices',
  rent: 'rents',
  electricity: 'electricity prices',
  salary: 'salaries',
};

const SHARES: Readonly<Record<string, string>> = {
  utilisation: 'a target utilisation',
  cacheShare: 'a cached share',
  outputShare: 'an output share',
};

function condition(flip: Flip, report: Report): string {
  if (flip.driver === 'traffic') return `${flip.direction} ${volume(perDay(flip.at, report))} tok/day of flat traffic`;
  if (flip.driver === 'apiPriceDrift') return `if API prices ${drift(flip)}`;
  const share = SHARES[flip.driver];
  if (share) return `${flip.direction} ${share} of ${significant(new Decimal(flip.at).times(100), 3)} %`;
  if (flip.driver === 'months')
    return `with a horizon of at ${flip.direction === 'below' ? 'most' : 'least'} ${flip.at} months`;
  const change = new Decimal(flip.at).minus(1);
  return `if ${PRICES[flip.driver]} ${change.isNegative() ? 'fall' : 'rise'} by ${percent(change.abs())}`;
}

/** What was looked at and turns nothing. */
function steadySentence({ verdict: { steady = [] } }: Report): string {
  if (!steady.length) return '';
  return ` Between a tenth of today's and ten times it nothing turns with ${listed(
    steady.map(driver => PRICES[driver]!),
    'or',
  )}.`;
}

/** A yearly drift in words: the direction says on which side of it the other plan wins. */
function drift({ at, direction }: Flip): string {
  const rate = new Decimal(at);
  const verb = direction === 'below' ? 'fall' : 'rise';
  if (rate.isZero()) return `${verb} at all over the years`;
  const beyond = rate.isNegative() === (direction === 'below');
  const size = percent(rate.abs());
  return beyond ? `${verb} ${size} a year` : `${rate.isNegative() ? 'fall' : 'rise'} less than ${size} a year`;
}
