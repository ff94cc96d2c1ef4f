import type { Problem } from '../../../src/input/problem.ts';
import { InputFault } from '../../../src/input/problem.ts';
import { settingsFrom } from '../../../src/input/settings.ts';
import { runCompare } from '../../../src/report/build.ts';
import type { CompareInput } from '../../../src/report/compare-input.ts';
import { type DifferenceInput, runDifference } from '../../../src/report/difference/build-difference.ts';
import type { Attribution, Difference } from '../../../src/report/difference/difference.ts';
import type { Report } from '../../../src/report/report.ts';
import { smallCatalog } from '../../model/compare.ts';

interface With {
  readonly file?: string;
  readonly asOf?: string;
  readonly catalogJson?: CompareInput['catalogJson'];
  readonly overlays?: CompareInput['overlays'];
  readonly set?: readonly string[];
}

const setting = (argument: string) => {
  const read = settingsFrom(argument);
  if ('fault' in read) throw new Error(read.fault);
  return read.setting;
};

export const inputOf = (
  text: string,
  { file = 'a.yaml', asOf, catalogJson, overlays, set = [] }: With = {},
): CompareInput => ({
  text,
  file,
  sha256: '0'.repeat(64),
  settings: set.map(setting),
  asOf,
  catalogJson: catalogJson ?? smallCatalog(),
  ...(overlays ? { overlays } : {}),
  toolVersion: '0.1.0',
});

/** A scenario as one of the two sides. */
export const scenario = (text: string, given: With = {}): DifferenceInput => {
  const input = inputOf(text, given);
  return { file: input.file, input };
};

/** A report as `tco compare --format json` saves it. */
export function savedReport(text: string, given: With = {}): Report {
  const { report, problems } = runCompare(inputOf(text, given));
  if (!report) throw new InputFault(problems);
  return JSON.parse(JSON.stringify(report)) as Report;
}

/** A saved report as one of the two sides, with what computes it again. */
export function saved(report: Report, given: With = {}): DifferenceInput {
  const { text, settings = [] } = report.scenario;
  const file = given.file ?? 'report.json';
  const input = { ...inputOf(text ?? '', given), file, settings, asOf: report.catalog.asOf };
  return { file, saved: report, input };
}

export const between = (a: DifferenceInput, b: DifferenceInput): Difference =>
  runDifference(a, b, { toolVersion: '0.1.0' });

export const differing = (a: string, b: string): Difference => between(scenario(a), scenario(b, { file: 'b.yaml' }));

/** Effects of a plan by category, joined ones with a plus; without those that are nothing. */
export const effectsOf = ({ attribution }: Difference, plan: string): Record<string, string> =>
  Object.fromEntries(
    rowOf(attribution, plan)
      .effects.filter(e => e.effect !== '0')
      .map(e => [e.categories.join('+'), e.effect]),
  );

export function rowOf(attribution: readonly Attribution[], plan: string): Attribution {
  const row = attribution.find(r => r.plan === plan);
  if (!row) throw new Error(`no attribution of ${plan}`);
  return row;
}

/** The errors that a difference ends with. */
export function faultsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (fault) {
    if (fault instanceof InputFault) return fault.problems;
    throw fault;
  }
  throw new Error('no fault');
}
