import type { Dialect } from '../dialects/dialect.ts';
import type { Columns, Mapping } from '../mapping/mapping.ts';
import type { Conventions } from './conventions.ts';
import { ABSURD, ABSURD_SUM, EARLIEST, flawCode, soundly } from './flaws.ts';
import type { Measure, Stated } from './measures.ts';

/** Counts of tokens, by the name of their column in the view. */
export const COUNTS = [
  'input',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
] as const;

/**
 * What the rows of a log give once its conventions are known, as expressions over its counts: the code of their flaw; over that as
 * `r_flaw`, too, the measures; and of tokens of which the log may say nothing something that is null where it does not.
 */
export function normalised(
  mapping: Mapping,
  dialect: Dialect,
  there: (of: Columns | undefined) => boolean,
  { outside, beside }: Conventions,
  fails: boolean,
  { latest, flawless = false }: { readonly latest: number; readonly flawless?: boolean },
): {
  readonly flaw: string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly stated: Readonly<Partial<Record<Stated, string>>>;
} {
  const count = (name: (typeof COUNTS)[number]) => (there(mapping[name]) ? `coalesce(n_${name}, 0)` : '0');
  const sum = (...terms: readonly string[]) => terms.filter(term => term !== '0').join(' + ') || '0';
  const read = count('cacheRead');
  const write1h = count('cacheWrite1h');
  const isRest = !there(mapping.cacheWrite5m) && there(mapping.cacheWrite) && write1h !== '0';
  const write5m = isRest
    ? `(${count('cacheWrite')} - ${write1h})`
    : count(there(mapping.cacheWrite5m) ? 'cacheWrite5m' : 'cacheWrite');
  const cached = sum(read, write5m, write1h);
  const when = (holds: boolean | string, flag: string, yes: string, no: string) =>
    yes === no ? no : typeof holds === 'string' ? `CASE WHEN ${flag} = 1 THEN ${yes} ELSE ${no} END` : holds ? yes : no;
  const safe = (sound: string, other: string) => (flawless || sound === other ? sound : soundly(sound, other));
  const input = when(outside, 'outside', safe(sum(count('input'), cached), count('input')), count('input'));
  const reasoning = count('reasoning');
  const output = when(
    beside,
    'beside',
    count('output'),
    reasoning === '0' ? count('output') : safe(`${count('output')} - ${reasoning}`, count('output')),
  );
  const counts = COUNTS.filter(name => there(mapping[name]));
  const requests = there(mapping.requests) ? 'coalesce(n_requests, 0)' : mapping.resolution === 'request' ? '1' : '0';
  const absurd = (name: (typeof COUNTS)[number]) => {
    if (requests === '1') return `n_${name} > ${ABSURD}`;
    const beyond = `n_${name} > ${ABSURD_SUM}`;
    // of an unknown number of requests no other sum is absurd
    return requests === '0' ? beyond : `${beyond} OR ${dialect.quotient(`n_${name}`, String(ABSURD))} > ${requests}`;
  };
  const succeeded = fails ? 'failed = 0 AND ' : '';
  const missing = 'n_input IS NULL OR (n_output IS NULL AND outputless = 0)';
  const nameless = `(model IS NULL OR model = '')`;
  const flaws: (readonly [string, Parameters<typeof flawCode>[0]])[] = [
    [`at_ms IS NULL AND ${nameless} AND misread = 0 AND n_input IS NULL AND n_output IS NULL`, 'unreadable'],
    ['at_ms IS NULL', 'time'],
    [`at_ms < ${EARLIEST} OR at_ms > ${latest}`, 'impossible time'],
    [nameless, 'model'],
    ['misread = 1', 'no number'],
    [`${succeeded}(${missing})`, 'counts'],
    [
      counts.map(name => `n_${name} < 0`).join(' OR ') + (requests.length === 1 ? '' : ' OR n_requests < 0'),
      'negative',
    ],
    [counts.map(absurd).join(' OR '), 'absurd'],
    ...(cached === '0' || outside === true
      ? []
      : [[`${typeof outside === 'string' ? 'outside = 0 AND ' : ''}${cached} > ${count('input')}`, 'cached'] as const]),
    ...(isRest ? [[`${write5m} < 0`, 'cached'] as const] : []),
    ...(reasoning === '0' || beside === true
      ? []
      : [
          [
            `${typeof beside === 'string' ? 'beside = 0 AND ' : ''}${reasoning} > ${count('output')}`,
            'reasoning',
          ] as const,
        ]),
  ];
  const anyOf = (stated: Stated, ...of: readonly (Columns | undefined)[]) => {
    const names = COUNTS.filter(name => of.includes(mapping[name]) && there(mapping[name])).map(name => `n_${name}`);
    return names.length > 0 ? { [stated]: names.length > 1 ? `coalesce(${names.join(', ')})` : names[0]! } : {};
  };
  return {
    flaw: flawless
      ? '0'
      : `CASE ${flaws.map(([condition, flaw]) => `WHEN ${condition} THEN ${flawCode(flaw)}`).join(' ')} ELSE 0 END`,
    measures: {
      requests,
      input,
      cached: read,
      write5m: isRest ? safe(write5m, '0') : write5m,
      write1h,
      output,
      reasoning,
    },
    stated: {
      ...anyOf('cached', mapping.cacheRead, mapping.cacheWrite, mapping.cacheWrite5m, mapping.cacheWrite1h),
      ...anyOf('reasoning', mapping.reasoning),
    },
  };
}
