import { InputFault, type Problem } from '../../input/problem.ts';
import type { BudgetReport, BudgetVerdict } from '../../report/budget/budget-report.ts';
import type { CheckedScenario } from '../../report/budget/checked-scenario.ts';
import type { Report } from '../../report/report.ts';
import { catalogAge } from '../catalog-age.ts';
import { dayOfClock } from '../day-of-clock.ts';
import { ClosedPipe, EXIT, OutputFault, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Options } from '../options.ts';
import { emit, note } from '../output.ts';
import { requestOf } from '../run.ts';
import { screenOf } from '../screen.ts';
import { alsoTargets, type CheckFormat, guardTargets, type Target } from './check-targets.ts';

export interface CheckOptions extends Omit<Options, 'format'> {
  readonly format: CheckFormat;
  readonly baseline?: string;
  readonly reportOnly?: true;
  readonly breachExitCode?: number;
  readonly also: readonly string[];
}

/** A scenario that was checked, and the exit code that it alone would end with. */
interface Outcome {
  readonly scenario: CheckedScenario;
  readonly code: number;
}

const REPORT_LIMIT = 16 * 1024 * 1024;

/** `tco check`: holds scenarios to the limits of their `budget:`. The output comes first, the verdict on standard error last. */
export async function check(files: readonly string[], options: CheckOptions, host: Host): Promise<number> {
  const also = alsoTargets(options.also, options.output);
  guardArguments(files, options);
  const baseline = options.baseline === undefined ? undefined : await savedReport(options.baseline);
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(await outcomeOf(file, also, options, host, baseline));
  const scenarios = outcomes.map(({ scenario }) => scenario);
  const unwritten = await written(scenarios, also, options, host, baseline?.report);
  await told(scenarios, options, host);
  const worst = [EXIT.internal, EXIT.input, EXIT.undecided, EXIT.broken].find(
    code => outcomes.some(outcome => outcome.code === code) || (code === EXIT.undecided && unwritten.length > 0),
  );
  const code = worst === EXIT.broken ? (options.breachExitCode ?? worst) : (worst ?? EXIT.done);
  for (const fault of unwritten) await said(`error: ${fault.message}`);
  await concluded(outcomes, unwritten.length > 0, code, options);
  return code;
}

function guardArguments(files: readonly string[], options: CheckOptions): void {
  if (options.baseline !== undefined && files.length > 1)
    throw new UsageFault('--baseline is the report of one scenario, and several are named');
  if ([...files, options.baseline].filter(file => file === '-').length > 1)
    throw new UsageFault('standard input is named twice');
  if (options.reportOnly && options.breachExitCode !== undefined)
    throw new UsageFault('--report-only exits 0 where a limit is broken, so --breach-exit-code says nothing');
}

interface Saved {
  readonly file: string;
  readonly report?: Report;
  readonly problems: readonly Problem[];
}

/** The baseline; what is wrong with it is told together with the scenario. */
async function savedReport(file: string): Promise<Saved> {
  try {
    const { text } = await readInput(file, REPORT_LIMIT);
    const { readBaseline } = await import('../../report/budget/read-baseline.ts');
    return { file, report: readBaseline(text, file), problems: [] };
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    return { file, problems: fault.problems };
  }
}

async function outcomeOf(
  file: string,
  also: readonly Target[],
  options: CheckOptions,
  host: Host,
  baseline: Saved | undefined,
): Promise<Outcome> {
  const json = options.format === 'json' || also.some(({ format }) => format === 'json');
  try {
    const input = await readInput(file);
    const request = await requestOf(input, options, host, json);
    const [{ runCheck }, { verdictWords }] = await Promise.all([
      import('../../report/budget/run-check.ts'),
      import('../../report/budget/check-words.ts'),
    ]);
    const { report, problems } = runCheck(request, {
      today: dayOfClock(host.env),
      whole: json,
      baseline: baseline?.report && { report: baseline.report, file: baseline.file },
    });
    const found = [...problems, ...(baseline?.problems ?? [])];
    if (!report || found.some(isError)) return wrong(input.file, found);
    const old = catalogAge(report, host.env);
    const scenario = {
      file: input.file,
      report,
      problems: [...(old ? [old] : []), ...found],
      sentence: verdictWords(report.budget, report.basis.daysPerMonth),
    };
    return { scenario, code: codeOf(report.budget, options) };
  } catch (fault) {
    if (fault instanceof InputFault) return wrong(file, [...fault.problems, ...(baseline?.problems ?? [])]);
    if (fault instanceof UsageFault || host.env.TCO_DEBUG || !(fault instanceof Error)) throw fault;
    const sentence = `internal fault: ${fault.message.split('\n')[0]}; this is a fault of tco, not of your input; please report it`;
    return { scenario: { file, problems: [], sentence }, code: EXIT.internal };
  }
}

/** What is broken comes before what is not decided, unless it is only reported. */
function codeOf({ checks }: BudgetReport, { reportOnly }: CheckOptions): number {
  const has = (wanted: BudgetVerdict) => checks.some(({ verdict }) => verdict === wanted);
  if (has('breach') && !reportOnly) return EXIT.broken;
  return has('indeterminate') ? EXIT.undecided : EXIT.done;
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** What says that a price is not known: no price in force, none of a bucket, no rental offer, no purchase price, no price of electricity. */
const UNKNOWN_PRICE = ['E402', 'E403', 'E407', 'E408', 'E417'];

/** A scenario without a report. Where nothing but prices is missing, nothing is wrong with it: it cannot be decided. */
function wrong(file: string, problems: readonly Problem[]): Outcome {
  const errors = problems.filter(isError);
  const [first] = errors;
  const undecided = errors.every(({ code }) => UNKNOWN_PRICE.includes(code));
  const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
  const sentence = undecided
    ? `indeterminate: a price is not known: ${first?.message}${more}`
    : `wrong input: ${first?.code}: ${first?.message}${more}`;
  return { scenario: { file, problems, sentence }, code: undecided ? EXIT.undecided : EXIT.input };
}

/** Writes every output, files first; what could not be written comes back. Whether anybody reads to the end changes no verdict. */
async function written(
  scenarios: readonly CheckedScenario[],
  also: readonly Target[],
  options: CheckOptions,
  host: Host,
  before: Report | undefined,
): Promise<readonly OutputFault[]> {
  const faults: OutputFault[] = [];
  guardTargets([...(options.output === undefined ? [] : [options.output]), ...also.map(({ file }) => file)]);
  const { renderCheck } = await import('../../report/budget/render-check.ts');
  for (const { format, file } of [...also, { format: options.format, file: options.output }]) {
    const isFile = file !== undefined;
    const screen = await screenOf(isFile ? undefined : 1, host.env, { color: options.color, all: false });
    try {
      const text = await renderCheck(format, scenarios, before, screen);
      if (text !== '' || isFile) emit(text, file);
    } catch (fault) {
      if (fault instanceof OutputFault) faults.push(fault);
      else if (!(fault instanceof ClosedPipe)) throw fault;
    }
  }
  return faults;
}

/** Warnings and errors on standard error. */
async function told(scenarios: readonly CheckedScenario[], options: CheckOptions, host: Host): Promise<void> {
  for (const { problems } of scenarios) {
    const shown = options.quiet ? problems.filter(isError) : problems;
    if (shown.length === 0) continue;
    const { renderProblems } = await import('../../report/problems.ts');
    note(`${renderProblems(shown, await screenOf(2, host.env, { color: options.color, all: false }))}\n`);
  }
}

const said = async (line: string): Promise<void> => {
  const { sanitize } = await import('../../report/sanitize.ts');
  note(`${sanitize(line)}\n`);
};

/** The verdict: a line for each scenario, and of several the worst in the last line. */
async function concluded(
  outcomes: readonly Outcome[],
  lost: boolean,
  code: number,
  { reportOnly }: CheckOptions,
): Promise<void> {
  const isBroken = ({ scenario }: Outcome) => scenario.report?.budget.verdict === 'breach';
  const ends = `${reportOnly && outcomes.some(isBroken) ? 'report only, ' : ''}exit ${code}`;
  const missing = lost ? 'indeterminate: an output was not written; ' : '';
  for (const { scenario } of outcomes.length > 1 ? outcomes : []) await said(`${scenario.file}: ${scenario.sentence}`);
  const [only] = outcomes;
  if (outcomes.length === 1) return said(`${only!.scenario.file}: ${missing}${only!.scenario.sentence} (${ends})`);
  const good = outcomes.filter(outcome => outcome.code === EXIT.done && !isBroken(outcome)).length;
  return said(`${missing}${good} of ${outcomes.length} scenarios pass (${ends})`);
}
