import { monthsDriver } from '../../analysis/over/horizon.ts';
import { LEVELS, type LevelName } from '../../analysis/over/level.ts';
import { SHARES, type ShareName, shareDriver, shareRange } from '../../analysis/over/share.ts';
import type { Model } from '../../model/model.ts';
import type { Wanted } from '../../quantity/amount.ts';
import { Decimal, ONE } from '../../quantity/decimal.ts';
import type { CompareInput } from '../compare-input.ts';
import { askedAmount } from './asked-amount.ts';
import { askedPrices } from './asked-prices.ts';
import { type Asked, type Ends, endsIn, Refusal } from './question.ts';

/** Ranges that are looked at where no ends are given. */
const LEVEL_RANGE: Ends = [new Decimal('0.1'), new Decimal(10)];
const MONTHS_RANGE: Ends = [ONE, new Decimal(120)];

const PERCENT: Wanted = { units: ['%'], example: '50%', above: '0', ranges: false };
const SHARE: Wanted = { units: ['%'], example: '50%', min: '0', max: '100', ranges: false };
const TARGET: Wanted = { units: ['%'], example: '50%', above: '0', max: '100', ranges: false };
const MONTHS: Wanted = { units: ['month', ''], example: '24 month', min: '1', max: '1200', whole: true, ranges: false };

/** Makes the driver of a question ready. @throws Refusal. */
export function asked(over: string, between: readonly string[] | undefined, model: Model, input: CompareInput): Asked {
  if (isLevel(over)) return askedPrices(over, between, model, LEVEL_RANGE, PERCENT);
  if (over === 'months') {
    const ends = between ? endsIn(between, MONTHS) : MONTHS_RANGE;
    return { driver: monthsDriver(ends, model), leftOut: [] };
  }
  if (isShare(over)) return askedShare(over, between, model);
  return askedAmount(over, between, input);
}

const isLevel = (over: string): over is LevelName => Object.hasOwn(LEVELS, over);
const isShare = (over: string): over is ShareName => (SHARES as readonly string[]).includes(over);

function askedShare(over: ShareName, between: readonly string[] | undefined, model: Model): Asked {
  const ends = between ? endsIn(between, over === 'utilisation' ? TARGET : SHARE) : shareRange(over, model);
  const { driver, leftOut } = shareDriver(over, ends, model);
  if (!driver) {
    const why = leftOut.map(({ id, because }) => `${id}: ${because}`).join('; ');
    throw new Refusal(`--over ${over}: the scenario has none that could move${why && ` (${why})`}`);
  }
  return { driver, leftOut };
}
