/** The middle of what others say, and how many they are. */
export interface Middle {
  readonly median: number;
  readonly count: number;
}

/** Bounds, and who they are from. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly why: string;
}

/** Median of positive numbers, of the logarithms: an outlier moves it little, and a factor up weighs as much as one down. */
export function middleOf(values: readonly (number | undefined)[]): Middle | undefined {
  const logs = values.filter(v => v !== undefined && v > 0 && Number.isFinite(v)).map(v => Math.log(v!));
  if (logs.length === 0) return undefined;
  logs.sort((a, b) => a - b);
  const half = logs.length >> 1;
  const median = logs.length % 2 ? logs[half]! : (logs[half - 1]! + logs[half]!) / 2;
  return { median: Math.exp(median), count: logs.length };
}

/** The first group of others that is large enough to be heard, as bounds a factor around its middle. */
export function aroundOthers(
  groups: readonly {
    readonly values: readonly (number | undefined)[];
    readonly factor: number;
    readonly why: string;
  }[],
  fewest = 3,
): Bounds | undefined {
  for (const { values, factor, why } of groups) {
    const middle = middleOf(values);
    if (middle && middle.count >= fewest) return { low: middle.median / factor, high: middle.median * factor, why };
  }
  return undefined;
}
