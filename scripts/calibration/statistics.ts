import { random } from './random.ts';

/** The value below which a share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

const RESAMPLES = 400;

/** 95 % confidence interval of a statistic: whole groups drawn again and again, seeded. */
export function bootstrapped<T>(
  items: readonly T[],
  groupOf: (t: T) => string,
  statistic: (items: readonly T[]) => number,
): readonly [number, number] {
  const groups = grouped(items, groupOf);
  const draw = random(7);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    statistic(groups.flatMap(() => groups[Math.floor(draw() * groups.length)]!)),
  );
  return [quantile(drawn, 0.025), quantile(drawn, 0.975)];
}

export function grouped<T>(items: readonly T[], groupOf: (t: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  return [...groups.values()];
}
