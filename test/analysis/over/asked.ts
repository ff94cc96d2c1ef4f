import { runCompare } from '../../../src/report/build.ts';
import type { CompareInput } from '../../../src/report/compare-input.ts';
import { runBreakEven } from '../../../src/report/over/run-break-even.ts';
import type { BreakEven, Report } from '../../../src/report/report.ts';
import { smallCatalog } from '../../model/compare.ts';

export const inputOf = (text: string, catalogJson = smallCatalog()): CompareInput => ({
  text,
  file: 'test.yaml',
  sha256: '',
  settings: [],
  asOf: undefined,
  catalogJson,
  toolVersion: '0',
  derivations: false,
});

/** The report of a break-even; throws what is wrong with the question. */
export function brokenEven(
  text: string,
  over: string,
  between?: readonly [string, string],
  more: { against?: string; catalogJson?: string } = {},
): Report {
  const { report, problems, refused } = runBreakEven({
    ...inputOf(text, more.catalogJson),
    breakEven: { over, between, against: more.against },
  });
  if (refused) throw new Error(`${refused.message} | ${refused.hint}`);
  if (!report) throw new Error(problems.map(p => `${p.code} ${p.message}`).join('; '));
  return report;
}

/** The only pair of a scenario with two plans. */
export function pairOver(text: string, over: string, between?: readonly [string, string]): BreakEven {
  const { breakEven } = brokenEven(text, over, between);
  if (breakEven.length !== 1) throw new Error(`${breakEven.length} pairs`);
  return breakEven[0]!;
}

/** `host 1..2.5`, the ends cut at six places. */
export const intervalsOf = ({ intervals }: BreakEven): readonly string[] =>
  intervals.map(({ from, to, cheaper }) => `${cheaper ?? 'tie'} ${cut(from)}..${cut(to!)}`);

const cut = (value: string): number => Math.trunc(Number(value) * 1e6) / 1e6;

/** What `tco compare` says with some values set: the monthly cost of each plan that is possible. */
export function costsWith(text: string, settings: CompareInput['settings'], catalogJson?: string): Map<string, number> {
  const { report, problems } = runCompare({ ...inputOf(text, catalogJson), settings });
  if (!report) throw new Error(problems.map(p => `${p.code} ${p.message}`).join('; '));
  return new Map(report.plans.flatMap(p => (p.feasible && p.monthly ? [[p.id, Number(p.monthly.value)]] : [])));
}
