import { commentLines, grouped, harmless, namesText } from './comment.ts';
import type { Log } from './log.ts';
import { dayOf, spanText } from './period.ts';
import type { Profile } from './profile.ts';
import { questionsOf } from './questions.ts';
import { tokens } from './streams.ts';
import { type Marks, taskLines } from './task-text.ts';

export interface TextWishes {
  readonly name: string;
  /** As a scenario writes it: `UTC` or `-05:00`. */
  readonly timeZone: string;
}

/** The scenario that a profile makes: it runs as it stands, says of each figure what it rests on, and what logs left open. */
export function scenarioText(profile: Profile, wishes: TextWishes): string {
  const { tasks, logs } = profile;
  const questions = questionsOf(profile);
  const open = (id: string): string => {
    const at = questions.findIndex(question => question.id === id);
    return at < 0 ? '' : `; open question ${at + 1}`;
  };
  const last = Math.max(...logs.map(({ period }) => period.last));
  const total = tasks.reduce((n, task) => n + Number(tokens(task.stream)), 0);
  const marks = (task: (typeof tasks)[number]): Marks => {
    const n = logs.findIndex(({ log }) => log === task.stream.log) + 1;
    return { cube: `[cube ${n}]`, histograms: `[sizes ${n}]`, days: `[days ${n}]` };
  };
  const options = [...new Map(tasks.map(task => [task.option, task])).values()];
  return `${[
    ...commentLines(
      `Profile of ${logs.map(({ log, period }) => `${log.source} (${log.mapping}; ${dayOf(period.first)} to ${dayOf(period.last)}, ${spanText(period)})`).join(', ')}, made by tco profile. A figure with three values is sure to within these ends with 95 %. [cube 1] and the like name the query at the end that a figure comes from.`,
    ),
    ...[...new Set(logs.flatMap(({ log }) => log.caution ?? []))].flatMap(caution =>
      commentLines(`Beware: ${caution}.`),
    ),
    '#',
    '# OPEN QUESTIONS: what logs cannot know. Until they are answered, what is said here stands in the file.',
    ...questions.flatMap(({ text, tasks: of }, i) =>
      commentLines(`${i + 1}. ${of.length ? `${of.join(', ')}: ` : ''}${text}`).map((line, n) =>
        n === 0 ? line : line.replace('# ', '#    '),
      ),
    ),
    'tco: 1',
    `name: ${JSON.stringify(harmless(wishes.name))}`,
    `asOf: ${dayOf(last)}`,
    `timeZone: ${wishes.timeZone}`,
    `horizon: 12 month${open('lasting').replace('; ', '  # ')}`,
    '',
    'tasks:',
    ...tasks.flatMap(task =>
      taskLines(task, tasks, total === 0 ? 0 : Number(tokens(task.stream)) / total, marks(task), open),
    ),
    '',
    'options:',
    ...options.flatMap(({ option, api, tier, stream }) => [
      `  ${option}:${' '.repeat(Math.max(1, 43 - option.length))}# ${namesText([stream.model, ...stream.also])} in the log`,
      `    api: ${api}`,
      ...(tier === 'standard' ? [] : [`    serviceTier: ${tier}`]),
    ]),
    '',
    'plans:',
    '  today:',
    '    shares:',
    ...tasks.map(task => `      ${task.id}: { ${task.option}: 100% }`),
    'baseline: today',
    '',
    '# QUERIES. They read; none of them sees what stands in a prompt or an answer. `:latest` is the end of the day after the run.',
    ...logs.flatMap(({ log }, i) => queryLines(log, i + 1)),
    ...logs.flatMap(({ log }, i) =>
      log.rollUp ? commentLines(`[days ${i + 1}] ${log.rollUp.source}: ${log.rollUp.asked.cube}`) : [],
    ),
  ].join('\n')}\n`;
}

const QUERIES = { cube: 'cube', histograms: 'sizes' } as const;

/** The queries of a log; the rows that all of them read stand behind them, once. */
function queryLines(log: Log, n: number): readonly string[] {
  const { requests, ...queries } = log.asked;
  return [
    ...(['cube', 'histograms'] as const).flatMap(which => {
      const sql = queries[which]?.replaceAll(`(${requests})`, `[requests ${n}]`);
      return sql === undefined ? [] : commentLines(`[${QUERIES[which]} ${n}] ${sql}`);
    }),
    ...commentLines(`[requests ${n}] ${grouped(rowsOf(log))} rows: (${requests})`),
  ];
}

const rowsOf = (log: Log): bigint => {
  const flawed = log.flaws.reduce((n, { rows }) => n + rows, 0n);
  return log.rows.reduce((n, { rows }) => n + rows, flawed);
};
