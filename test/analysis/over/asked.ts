import { type Run, reportOf } from '../../../src/report/assemble.ts';
import type { CompareInput } from '../../../src/report/compare-input.ts';
import { costedRun } from '../../../src/report/costed-run.ts';
import { askedOf } from '../../../src/report/over/asked-report.ts';
import { Refusal } from '../../../src/report/over/question.ts';
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
  const input = { ...inputOf(text, more.catalogJson), breakEven: { over, between, against: more.against } };
  const [run, report] = costed(input);
  try {
    return askedOf(run, report);
  } catch (fault) {
    throw fault instanceof Refusal ? new Error(`${fault.message} | ${fault.hint}`) : fault;
  }
}

/** A run and its report without break-even over traffic, which takes most of the time of a run and has tests of its own; throws what is wrong with the input. */
function costed(input: CompareInput): readonly [Run, Report] {
  const found = costedRun(input);
  if (!('run' in found)) throw new Error(found.problems.map(p => `${p.code} ${p.message}`).join('; '));
  const run = { ...found.run, overTraffic: false };
  return [run, reportOf(run)];
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
  const [, report] = costed({ ...inputOf(text, catalogJson), settings });
  return new Map(report.plans.flatMap(p => (p.feasible && p.monthly ? [[p.id, Number(p.monthly.value)]] : [])));
}
