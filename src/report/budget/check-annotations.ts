import type { Problem } from '../../input/problem.ts';
import { sanitize } from '../sanitize.ts';
import type { BudgetCheck } from './budget-report.ts';
import { checkWords } from './check-words.ts';
import type { CheckedScenario } from './checked-scenario.ts';

/** The checks as commands of a GitHub workflow: what is broken or undecided as errors at its line, what warns as warnings. */
export function renderAnnotations(scenarios: readonly CheckedScenario[]): string {
  return scenarios
    .flatMap(annotationsOf)
    .map(line => `${line}\n`)
    .join('');
}

function annotationsOf({ file, report, problems, sentence }: CheckedScenario): readonly string[] {
  const checks = report?.budget.checks ?? [];
  const found = checks.filter(check => check.verdict !== 'pass');
  return [
    // GitHub shows the first ten of a kind: what limits found comes before what is said besides
    ...found.map(check => ofCheck(check, file, report!.basis.daysPerMonth)),
    ...problems.map(problem => ofProblem(problem, file)),
    ...(report && found.length === 0 ? [command('notice', { file: named(file), title: 'tco check' }, sentence)] : []),
  ];
}

type Properties = Readonly<Record<string, string | undefined>>;

function ofCheck(check: BudgetCheck, file: string, days: string): string {
  const { verdict, at } = check;
  const place = at ? placeOf(at) : { file: named(file) };
  return command(
    verdict === 'warn' ? 'warning' : 'error',
    { ...place, title: `tco check: ${verdict}` },
    checkWords(check, days),
  );
}

function ofProblem({ severity, code, message, at, hint }: Problem, file: string): string {
  const place = at ? placeOf(at) : { file: named(file) };
  return command(severity, { ...place, title: `tco ${code}` }, hint ? `${message}\n${hint}` : message);
}

const placeOf = (at: { file: string; line: number; column: number }): Properties => ({
  file: named(at.file),
  line: `${at.line}`,
  col: `${at.column}`,
});

const named = (file: string): string | undefined => (file === '<stdin>' || file === '-' ? undefined : file);

function command(name: 'error' | 'warning' | 'notice', properties: Properties, message: string): string {
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(value)}`],
  );
  return `::${name} ${written.join(',')}::${message
    .split('\n')
    .map(line => data(sanitize(line)))
    .join('%0A')}`;
}

/** As the runner unescapes them. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(sanitize(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
