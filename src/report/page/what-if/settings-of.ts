import type { Setting } from '../../../input/settings.ts';
import { Decimal, ONE } from '../../../quantity/decimal.ts';
import type { Slider, Target } from './slider.ts';

/** Where the sliders stand, by id; one that is not named stands where the scenario does. */
export type Position = ReadonlyMap<string, string>;

/** Digits of an amount that is worked out from a percentage. */
const DIGITS = 12;

/** Characters of a number that somebody means. */
const LONGEST = 40;

/** What `tco --set` has to be told to be where the sliders are; nothing for those that were not moved. */
export const settingsOf = (sliders: readonly Slider[], position: Position): readonly Setting[] =>
  sliders.flatMap(slider => {
    const value = position.get(slider.id);
    return value === undefined || value === slider.home
      ? []
      : slider.targets.flatMap(target => settingsAt(target, new Decimal(value)));
  });

function settingsAt(target: Target, value: Decimal): readonly Setting[] {
  switch (target.kind) {
    case 'value':
      return [{ path: target.path, value: written(value, target.unit) }];
    case 'percentOf':
      return [percentOf(target, value)];
    case 'apiPrices': {
      const left = ONE.minus(target.discount).times(value).dividedBy(100);
      return left.lte(1)
        ? [{ path: target.path, value: written(ONE.minus(left).times(100), '%') }]
        : target.prices.map(price => percentOf(price, value));
    }
  }
}

const percentOf = ({ path, of, unit }: Extract<Target, { kind: 'percentOf' }>, value: Decimal): Setting => ({
  path,
  value: written(value.times(of).dividedBy(100), unit),
});

/** Every path that sliders may set. */
export const pathsOf = (sliders: readonly Slider[]): readonly string[] =>
  sliders.flatMap(({ targets }) =>
    targets.flatMap(target => [target.path, ...(target.kind === 'apiPrices' ? target.prices.map(p => p.path) : [])]),
  );

/** As a person would write it. */
export const written = (value: Decimal, unit: string): string => {
  const number = value.toSignificantDigits(DIGITS).toFixed();
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`.trim();
};

/** A value that a slider can take: within its ends, with no more decimals than it shows; undefined for what is no number. */
export function valueFor({ stops, places }: Slider, text: string): string | undefined {
  const number = text.length > LONGEST ? '' : text.trim();
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(number)) return undefined;
  const value = new Decimal(number).toDecimalPlaces(places);
  const [low, high] = [new Decimal(stops[0]!), new Decimal(stops.at(-1)!)];
  return Decimal.max(low, Decimal.min(high, value)).toFixed();
}

/** The stop that is nearest to a value. */
export function nearestStop(stops: Slider['stops'], value: string): number {
  let best = 0;
  for (let i = 1; i < stops.length; i++)
    if (Math.abs(Number(stops[i]) - Number(value)) < Math.abs(Number(stops[best]) - Number(value))) best = i;
  return best;
}
