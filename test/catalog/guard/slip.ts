import type { WrittenAmount } from './amounts.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Slip {
  readonly amount: WrittenAmount;
  /** What the number was multiplied by, after it was rounded to what its field takes. */
  readonly factor: number;
  readonly text: string;
}

const PLAIN = [10, 100, 1000];

/** Fields that take whole numbers only. */
const isWhole = ({ field, text }: WrittenAmount): boolean =>
  /^\S+$/.test(text)
    ? !/%$|(?:^|\.)(?:pue|tokenizerRatio|load)$/.test(field + text.slice(-1)) &&
      !/(?:pue|tokenizerRatio|load)$/.test(field)
    : /(?:contextWindow|minimumCacheablePrompt|window|prompt)$/.test(field);

/**
 * One figure off by 10 times or more: a decimal point, k for M, per 1,000 tokens for per 1,000,000, W for kW, a month for a year or an hour, or by any factor up to 1000.
 * Undefined where the field does not take such a number (a tenth of one GPU).
 */
export function slipOf(amount: WrittenAmount, random: () => number): Slip | undefined {
  const unit = /[^\s\d.]*$/.exec(amount.text)![0];
  const usual = [...PLAIN, ...(/month|year/.test(unit) ? [12] : []), ...(/\/h$|month/.test(unit) ? [730] : [])];
  const size = random() < 0.5 ? usual[Math.floor(random() * usual.length)]! : 10 ** (1 + 2 * random());
  const factor = random() < 0.5 ? size : 1 / size;
  const numbers = [...amount.text.matchAll(/\d[\d.]*?(?=\.\.|[kMBT% ]|$)/g)];
  // of a range, one end or all of it
  const which = numbers.length > 1 && random() < 0.5 ? Math.floor(random() * numbers.length) : undefined;
  let moved = 1;
  let at = -1;
  const text = amount.text.replace(/\d[\d.]*?(?=\.\.|[kMBT% ]|$)/g, number => {
    at += 1;
    if (which !== undefined && which !== at) return number;
    const off = written(Number(number) * factor, isWhole(amount));
    moved = Number(off) / Number(number);
    return off;
  });
  return moved >= 9.5 || (moved > 0 && moved <= 1 / 9.5) ? { amount, factor: moved, text } : undefined;
}

const written = (value: number, whole: boolean): string =>
  whole ? String(Math.round(value)) : value.toFixed(12).replace(/\.?0+$/, '');
