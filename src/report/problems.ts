import type { Problem } from '../input/problem.ts';
import { toJson } from './json.ts';
import { sanitize } from './sanitize.ts';
import { type Screen, shown, shownSafely } from './screen.ts';
import { counted } from './sentences/words.ts';
import { displayWidth } from './width.ts';
import { wrap } from './wrap.ts';

const CAP = 20;

/** What is wrong with an input, each with its place, excerpt, caret and help; errors after warnings, the count last. */
export function renderProblems(problems: readonly Problem[], screen: Screen): string {
  const groups = grouped(ordered(problems));
  const isError = ([first]: Problem[]) => first?.severity === 'error';
  // errors matter more than warnings: they stand last, and are the last to be left out
  const errors = groups.filter(isError).slice(0, CAP);
  const warnings = groups.filter(group => !isError(group)).slice(0, CAP - errors.length);
  const left = groups.length - errors.length - warnings.length;
  const blocks = [...warnings, ...errors].map(group => block(group, screen).join('\n'));
  if (left > 0) blocks.push(`and ${left} more`);
  return `${[...blocks, summary(problems, screen)].join('\n\n')}\n`;
}

/** The same list for programs. */
export const renderProblemsJson = (problems: readonly Problem[]): string =>
  toJson({ problems: ordered(problems), schema: 'tco-problems/1' });

/** Warnings first, then errors, each in the order of the file. */
function ordered(problems: readonly Problem[]): Problem[] {
  const rank = (problem: Problem) => (problem.severity === 'error' ? 1 : 0);
  return [...problems].sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
}

const byPlace = (a: Problem, b: Problem): number =>
  (a.at?.file ?? '') < (b.at?.file ?? '')
    ? -1
    : (a.at?.file ?? '') > (b.at?.file ?? '')
      ? 1
      : (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);

/** Problems with the same words are said once, with all their places. */
function grouped(problems: readonly Problem[]): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = [problem.severity, problem.code, problem.message, problem.expected, problem.hint].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()];
}

function block(group: readonly Problem[], screen: Screen): string[] {
  const { severity, code, message, expected, hint } = group[0]!;
  const places = [...group].sort(byPlace);
  const gutter = String(Math.max(...group.flatMap(({ at, also }) => [at?.line ?? 0, also?.at.line ?? 0]))).length;
  const [first = '', ...rest] = wrap(shownSafely(message, screen), screen.width, severity.length + code.length + 4, 4);
  const lines = [
    `${screen.style[severity](`${severity}[${code}]`)}: ${screen.style.strong(first.trimStart())}`,
    ...rest,
  ];
  const excerpt = places.find(problem => problem.excerpt !== undefined);
  for (const problem of places) {
    if (problem.at) lines.push(`${' '.repeat(gutter)}--> ${place(problem.at, screen)}`);
    if (problem === excerpt) lines.push(...quoted(problem, gutter, screen));
    if (problem.also) {
      lines.push(`${' '.repeat(gutter)}--> ${place(problem.also.at, screen)}`);
      lines.push(...excerptLines(problem.also.at, problem.also.excerpt, 1, problem.also.label, gutter, screen));
    }
  }
  const help = (word: string, text: string) =>
    wrap(shownSafely(`${word}: ${text}`, screen), screen.width, gutter + 3, gutter + 5).map((text, i) =>
      i === 0 ? `${' '.repeat(gutter + 1)}= ${text.trimStart()}` : text,
    );
  if (expected !== undefined) lines.push(...help('expected', expected));
  if (hint !== undefined) lines.push(...help('help', hint));
  return lines;
}

const place = (at: { file: string; line: number; column: number }, screen: Screen): string =>
  `${shownSafely(at.file, screen)}:${at.line}:${at.column}`;

const quoted = (problem: Problem, gutter: number, screen: Screen): string[] =>
  problem.at ? excerptLines(problem.at, problem.excerpt!, problem.length ?? 1, '', gutter, screen) : [];

/** The line as written, with a caret below the place; of a long line the part around it. */
function excerptLines(
  at: { line: number; column: number },
  excerpt: string,
  length: number,
  label: string,
  gutter: number,
  screen: Screen,
): string[] {
  const room = Math.max(16, screen.width - gutter - 4);
  const from =
    at.column - 1 + Math.min(length, room / 2) > room ? Math.max(0, at.column - 1 - Math.floor(room / 2)) : 0;
  const cut = (text: string) => sanitize(text).replace(/\\u\{[0-9A-F]+\}/g, '?');
  const before = cut(excerpt.slice(from, at.column - 1));
  const marked = cut(excerpt.slice(at.column - 1, at.column - 1 + length));
  const line = shown(from > 0 ? '…' : '', screen) + shown(before, screen);
  const rest = shown(marked + cut(excerpt.slice(at.column - 1 + length)), screen);
  const edge = ' '.repeat(gutter + 1);
  const tail = [...rest].slice(0, Math.max(8, room - displayWidth(line))).join('');
  const carets = '^'.repeat(Math.max(1, Math.min(displayWidth(shown(marked, screen)), displayWidth(tail))));
  return [
    `${edge}|`,
    `${String(at.line).padStart(gutter)} | ${line}${tail}`,
    `${edge}| ${' '.repeat(displayWidth(line))}${screen.style.error(carets)}${label && ` ${shownSafely(label, screen)}`}`,
  ];
}

function summary(problems: readonly Problem[], screen: Screen): string {
  const errors = problems.filter(problem => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
    .filter(Boolean)
    .join(', ');
  const files = [...new Set(problems.flatMap(problem => (problem.at ? [problem.at.file] : [])))];
  const where =
    files.length === 1 && problems.every(problem => problem.at) ? ` in ${shownSafely(files[0]!, screen)}` : '';
  const first = problems.find(problem => problem.severity === 'error') ?? problems[0];
  return `${counts}${where}${first ? `; more: tco error ${first.code}` : ''}`;
}
