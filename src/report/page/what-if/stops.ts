import { Decimal } from '../../../quantity/decimal.ts';

/** Whole steps from one end to the other, both included. */
export const evenly = (from: number, to: number, step: number): readonly string[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => `${from + i * step}`);

/** Percentages from `low` to `high` as people say them: steps of a hundredth to a fortieth of the decade they lie in. */
export function percentages(low: number, high: number): readonly string[] {
  const steps: readonly (readonly [until: number, step: number])[] = [
    [20, 1],
    [50, 2],
    [200, 5],
    [500, 20],
    [1000, 50],
  ];
  const stops: string[] = [];
  for (let value = low; value <= high; value += steps.find(([until]) => value < until)?.[1] ?? 100)
    stops.push(`${value}`);
  return stops;
}

/** Round amounts around one, from `low` to `high` times it; the amount itself is among them. */
export function around(home: Decimal, low: number, high: number, places: number): readonly string[] {
  const step = Decimal.max(niceStep(home.times(high - low).dividedBy(100)), new Decimal(10).pow(-places));
  const first = home.times(low).dividedBy(step).ceil();
  const last = home.times(high).dividedBy(step).floor();
  const stops: Decimal[] = [];
  for (let n = first; n.lte(last); n = n.plus(1)) stops.push(n.times(step));
  return withHome(
    stops.map(stop => stop.toFixed()),
    home.toFixed(),
  );
}

/** 1, 2 or 5 times a power of ten, no larger than a size. */
function niceStep(size: Decimal): Decimal {
  const power = new Decimal(10).pow(size.log(10).floor());
  return power.times([5, 2, 1].find(n => power.times(n).lte(size)) ?? 1);
}

/** Stops with one more among them, in order. */
export const withHome = (stops: readonly string[], home: string): readonly string[] =>
  stops.includes(home) ? stops : [...stops, home].sort((a, b) => Number(a) - Number(b));
