import { Decimal } from '../../quantity/decimal.ts';
import { amountOf, significant } from '../format.ts';
import type { BreakEven, EnvelopeSegment } from '../report.ts';
import { counted, listed } from './words.ts';

type Interval = BreakEven['intervals'][number];
type Over = Pick<BreakEven, 'over' | 'unit' | 'range' | 'price'>;

interface Words {
  /** As the subject of a clause: `API prices are`. */
  readonly subject: string;
  readonly verb: 'is' | 'are';
  /** Behind a value. */
  readonly of: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  apiPrice: { subject: 'API prices', verb: 'are', of: " of today's" },
  gpuPrice: { subject: 'hardware prices', verb: 'are', of: " of today's" },
  rent: { subject: 'rents', verb: 'are', of: " of today's" },
  electricity: { subject: 'electricity prices', verb: 'are', of: " of today's" },
  salary: { subject: 'salaries', verb: 'are', of: " of today's" },
  utilisation: { subject: 'the target utilisation', verb: 'is', of: '' },
  cacheShare: { subject: 'the share of the input that is read from a cache', verb: 'is', of: '' },
  outputShare: { subject: "the output's share of the tokens", verb: 'is', of: '' },
  months: { subject: 'the horizon', verb: 'is', of: '' },
};

/** The words for a driver; an amount of its own is not a share of today's. */
export function wordsOf({ over, unit }: Pick<BreakEven, 'over' | 'unit'>): Words {
  const words = WORDS[over] ?? { subject: over, verb: 'is', of: '' };
  return unit ? { ...words, of: '' } : words;
}

/** A value as a person reads it, with as many digits as asked: `62.4 %`, `0.3 USD/kWh`, `24 months`. */
function valueText(value: string, { over, unit }: Over, digits = 3): string {
  if (over === 'months') return counted(new Decimal(value).toNumber(), 'month');
  if (unit === '' && over in WORDS) return `${significant(new Decimal(value).times(100), digits)} %`;
  const amount = digits > 3 ? `${significant(value, digits)} ${unit}`.trim() : amountOf(value, unit);
  return amount.replace(/ (%.*)$/, ' $1');
}

/** The price behind a level: `1.86 USD/Mtok input`. */
function priceText(value: string, { price }: Over): string {
  if (!price) return '';
  const amount = new Decimal(price.today).times(value);
  return ` (${amountOf(amount, price.unit)}${price.name ? ` ${price.name}` : ''})`;
}

/** Two values with as many digits as it takes to tell them apart. */
function pair(a: string, b: string, over: Over): [string, string] {
  for (let digits = 3; digits < 12; digits++) {
    const ends: [string, string] = [valueText(a, over, digits), valueText(b, over, digits)];
    if (ends[0] !== ends[1]) return ends;
  }
  return [valueText(a, over, 34), valueText(b, over, 34)];
}

/** Where two plans change places: `own-studio beats sonnet while API prices are above 62 % of today's (1.86 USD/Mtok input).` */
export function overSentence(found: BreakEven, limit: number): string {
  const { intervals, between } = found;
  const doubt = found.certified ? '' : ' (not certified)';
  const { subject, verb, of } = wordsOf(found);
  const [low, high] = found.range!;
  const last = intervals.at(-1)!;
  const winner = last.cheaper ?? intervals.findLast(i => i.cheaper !== null)?.cheaper ?? null;
  const whole = `while ${subject} ${verb} anywhere from ${valueText(low, found)} to ${valueText(high, found)}${of}`;
  if (winner === null)
    return `${between[0]} and ${between[1]} cost the same, or neither is possible, ${whole}${doubt}.`;
  const loser = between.find(id => id !== winner)!;
  if (intervals.length === 1) return `${winner} is cheaper than ${loser} ${whole}${doubt}.`;
  const won = intervals.filter(i => i.cheaper === winner);
  const shown = won.slice(0, limit).map(i => placeText(i, found));
  const more = won.length > limit ? [`… ${counted(won.length - limit, 'more interval')}`] : [];
  const open = intervals.filter(i => i.cheaper === null && i.from !== i.to);
  const even = open.length
    ? ` They cost the same, or neither is possible, ${placeText(open[0]!, found)}${open.length > 1 ? ' and elsewhere' : ''}.`
    : '';
  return `${winner} beats ${loser} while ${subject} ${verb} ${listed([...shown, ...more], 'and')}${doubt}.${even}`;
}

function placeText({ from, to }: Interval, found: BreakEven): string {
  const [low, high] = found.range!;
  const { of } = wordsOf(found);
  if (found.over === 'months') return monthsText(from, to!, found);
  if (to === high) return `above ${valueText(from, found)}${of}${priceText(from, found)}`;
  if (from === low) return `up to ${valueText(to!, found)}${of}${priceText(to!, found)}`;
  const [a, b] = pair(from, to!, found);
  return `between ${a} and ${b}${of}`;
}

/** Whole months: `12 months or more`, `up to 8 months`, `from 9 to 11 months`. */
function monthsText(from: string, to: string, found: BreakEven): string {
  const first = new Decimal(from).plus(1);
  if (to === found.range![1]) return `${valueText(first.toFixed(), found)} or longer`;
  if (first.lte(found.range![0])) return `up to ${valueText(to, found)}`;
  return first.eq(to) ? valueText(to, found) : `from ${first.toFixed()} to ${valueText(to, found)}`;
}

/** The cheapest of all along the driver: `Cheapest: sonnet up to 62 %, then own-studio.` */
export function courseSentence(segments: readonly EnvelopeSegment[], over: Over, limit: number): string | undefined {
  if (segments.length < 2) return undefined;
  const parts = segments.slice(0, -1).map(s => `${s.cheapest ?? 'no plan'} up to ${valueText(s.to!, over)}`);
  const left = parts.length - limit;
  const shown = left > 0 ? [...parts.slice(0, limit), `… ${counted(left, 'more change')}`] : parts;
  const { of } = wordsOf(over);
  return `Cheapest: ${shown.join(', ')}${of}, then ${segments.at(-1)!.cheapest ?? 'no plan'}.`;
}

/** Why some of the answers are not certified, each reason once. */
export function doubtSentences(found: readonly BreakEven[]): readonly string[] {
  const reasons = new Set(found.flatMap(({ certified, reason }) => (certified || reason === null ? [] : [reason])));
  return [...reasons].map(reason => `Not certified: ${reason}.`);
}

/** `Today: 100 %.`, and what is not moved. */
export function todaySentence(found: BreakEven): string {
  const { subject, verb } = wordsOf(found);
  const left = (found.leftOut ?? []).map(({ id, because }) => `${id} (${because})`);
  const rest = left.length ? ` Not moved: ${left.join(', ')}.` : '';
  if (found.today === null || found.today === undefined) return `Today ${subject} ${differ(verb)}.${rest}`;
  const [low, high] = found.range!;
  const { of } = wordsOf(found);
  const here = of ? '' : `Today ${subject} ${verb} ${valueText(found.today, found)}. `;
  return `${here}Looked at from ${valueText(low, found)} to ${valueText(high, found)}${of}; everything else stays as it is.${rest}`;
}

const differ = (verb: Words['verb']): string =>
  verb === 'is' ? 'differs from one to another; all take the same value here' : 'differ; all take the same value here';
