import { type Judged, STATISTICS, type Statistic } from './judged.ts';

interface Target {
  readonly statistic: Statistic;
  readonly asked: string;
  readonly met: (value: number) => boolean;
}

/** What the estimate is to reach on rows that its constants never saw. */
const TARGETS: readonly Target[] = [
  { statistic: STATISTICS.median, asked: 'at most 13 %', met: v => v <= 0.13 },
  { statistic: STATISTICS.p90, asked: 'at most 1.42', met: v => v <= 1.42 },
  { statistic: STATISTICS.within2, asked: 'at least 99 %', met: v => v >= 0.99 },
  { statistic: STATISTICS.covered, asked: '75 % to 88 %', met: v => v >= 0.75 && v <= 0.88 },
  { statistic: STATISTICS.tpot, asked: 'at most 13 %', met: v => v <= 0.13 },
];

/** One line for each target that the rows can tell: what was asked, what is reached, met or missed. */
export const targetLines = (name: string, errors: readonly Judged[]): string[] =>
  TARGETS.flatMap(({ statistic, asked, met }) => {
    const value = statistic.of(errors);
    if (Number.isNaN(value)) return [];
    return [`| ${name} | ${statistic.name} | ${asked} | ${statistic.text(value)} | ${met(value) ? 'met' : 'missed'} |`];
  });
