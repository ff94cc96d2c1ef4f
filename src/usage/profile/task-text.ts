import { counted, type Entry, entryLines, grouped, namesText, nameText } from './comment.ts';
import type { Estimate } from './estimate.ts';
import { amountText, percentText, plain, rounded } from './figure-text.ts';
import type { NamedTask } from './named-tasks.ts';
import { hoursOf, spanText } from './period.ts';
import { WEEK, type WeekProfile } from './week.ts';

/** Marks of the queries that figures of a log come from. */
export interface Marks {
  readonly cube: string;
  readonly histograms: string;
  readonly days: string;
}

/** What is said behind a figure that rests on an open question, after what else is said of it. */
type Open = (id: string) => string;

const SHARE = { factor: 100, min: 0, max: 1 } as const;
const COUNT = { min: 0 } as const;
const GROWTH = { factor: 100, min: -0.99, max: 10, always: true } as const;

/** Of a figure that no scenario can have. */
const beyond = (share: number, max: number): string =>
  share > max ? `; measured ${rounded(100 * share, 0)} %, of which a scenario has ${plain(100 * max)} % at most` : '';

const times = (ratio: number): string => `${rounded(ratio, 2)}×`;

/** A task as YAML, beside `all` tasks; every figure says behind it what it is made of. `share`: of the tokens of all tasks. `open`: numbers of the open questions by what they ask. */
export function taskLines(
  task: NamedTask,
  all: readonly NamedTask[],
  share: number,
  marks: Marks,
  open: Open,
): readonly string[] {
  const { totals, stream } = task;
  const named = [
    ...stream.labels.filter(label => label !== '').map(label => `${nameText(label)},`),
    namesText([stream.model, ...stream.also]),
    ...(stream.provider ? [`of ${nameText(stream.provider)}`] : []),
    ...(task.tier === 'standard' ? [] : [`at tier ${task.tier}`]),
  ];
  const entries: Entry[] = [
    ...(stream.log.countsRequests ? requestEntries(task, marks, open) : tokenEntries(task, marks, open)),
    {
      yaml: `cachedInput: ${amountText(task.cached, '%', SHARE)}`,
      why: task.knowsCached ? `${tok(totals.cached)} read from a cache ${marks.cube}` : open('cache'),
    },
    ...cacheWrites(task, marks),
    ...(stream.log.countsRequests ? outputEntries(task, marks, open) : []),
    {
      yaml: `retries: ${amountText(task.retries, '%', SHARE)}`,
      why: stream.log.untold?.includes('failures')
        ? open('failures')
        : `${tok(totals.failedTokens)} of ${counted(totals.failed, 'request')} that failed ${marks.cube}; those without tokens cost nothing${beyond(task.retries.value, SHARE.max)}`,
    },
    {
      yaml: `batchable: ${amountText(task.batch, '%', SHARE)}`,
      why: `${batchText(task, marks)}${open('wait')}`,
    },
    {
      yaml: `growth: ${task.trend ? amountText(carriedOn(task.trend.monthly), '% /month', GROWTH) : '0% /month'}`,
      why: task.trend
        ? `${percentText(task.trend.monthly.value)} measured${isNone(task.trend.monthly) ? ', which may be chance' : ''}, with 95 %, by day and weekday ${task.trendDays === undefined ? marks.cube : `of ${task.trendDays} days ${marks.days}`}${beyond(task.trend.monthly.value, GROWTH.max)}`
        : open('growth'),
    },
    { yaml: 'data: internal', why: open('data') },
    { yaml: `accept: { models: [${task.api}] }`, why: open('models') },
  ];
  return [
    `  ${task.id}:${' '.repeat(Math.max(1, 43 - task.id.length))}# ${named.join(' ')}: ${percentText(share)} of all tokens`,
    ...entryLines(entries, '    '),
    ...unpricedLines(task, all),
    ...trafficLines(task, marks, open),
  ];
}

function batchText({ totals, stream: { log } }: NamedTask, { cube }: Marks): string {
  if (log.untold?.includes('batch')) return 'the log tells of no batch';
  return log.countsRequests
    ? `${counted(totals.batch, 'request')} sent as batch ${cube}`
    : `tokens sent as batch ${cube}`;
}

/** A growth that days alone may have made is none, within the same ends: it is carried on for months. */
const carriedOn = (growth: Estimate): Estimate => (isNone(growth) ? { ...growth, value: 0 } : growth);

const isNone = ({ low, high }: Estimate): boolean => low < 0 && high > 0;

/** Fields of a task by the bucket that they fill. */
const FIELDS = { cacheRead: 'cachedInput', cacheWrite5m: 'cacheWrites', cacheWrite1h: 'cacheWrites1h' } as const;

/** What an option has no price for is plain input there. */
function unpricedLines({ totals }: NamedTask, all: readonly NamedTask[]): readonly string[] {
  const used = { cacheRead: totals.cached, cacheWrite5m: totals.write5m, cacheWrite1h: totals.write1h };
  const options = new Map(
    all.map(({ option, priced }) => [option, priced.lacking.filter(bucket => used[bucket] > 0n)]),
  );
  const lines = [...options].flatMap(([option, lacking]) =>
    lacking.length ? [`      ${option}: { ${lacking.map(bucket => `${FIELDS[bucket]}: 0%`).join(', ')} }`] : [],
  );
  return lines.length ? ['    perOption:  # no price there: the tokens are plain input', ...lines] : [];
}

const tok = (n: bigint): string => `${grouped(n)} tok`;

function requestEntries(task: NamedTask, marks: Marks, open: Open): readonly Entry[] {
  const { totals } = task;
  return [
    {
      yaml: `requests: ${amountText(task.perDay, '/day', COUNT)}`,
      why: `${grouped(totals.requests)} in ${spanText(task.period)} ${marks.cube}${Number.isFinite(task.perDay.low) ? '' : open('volume')}${hoursOf(task.period) < 168 ? open('week') : ''}`,
    },
    {
      yaml: `input: ${inputText(task)}`,
      why: `${tok(totals.input)} ${marks.cube}${task.inputPercentiles ? `, percentiles ${marks.histograms}` : ''}`,
    },
  ];
}

/** Of a log that does not count requests. */
function tokenEntries(task: NamedTask, marks: Marks, open: Open): readonly Entry[] {
  const { totals } = task;
  return [
    {
      yaml: `tokens: ${amountText(task.perDay, 'tok/day', COUNT)}`,
      why: `${tok(totals.input + totals.output)} in ${spanText(task.period)} ${marks.cube}${open('requests')}`,
    },
    { yaml: `inputShare: ${amountText(task.inputShare, '%', SHARE)}`, why: `${tok(totals.input)} ${marks.cube}` },
  ];
}

function outputEntries(task: NamedTask, marks: Marks, open: Open): readonly Entry[] {
  const { totals } = task;
  return [
    {
      yaml: `output: ${amountText(task.output, 'tok', COUNT)}`,
      why: `${tok(totals.output)} ${marks.cube}${task.outputPercentiles ? `, ${totals.reasoning > 0n ? 'with reasoning ' : ''}half up to ${grouped(task.outputPercentiles.p50)}, 90 % up to ${grouped(task.outputPercentiles.p90)}, 99 % up to ${grouped(task.outputPercentiles.p99)} ${marks.histograms}` : ''}`,
    },
    {
      yaml: `reasoning: ${amountText(task.reasoning, 'tok', COUNT)}`,
      why: task.knowsReasoning ? `${tok(totals.reasoning)} ${marks.cube}` : open('reasoning'),
    },
  ];
}

function inputText({ input, inputPercentiles: p }: NamedTask): string {
  const mean = amountText(input, 'tok', COUNT);
  return p ? `{ mean: ${mean}, p50: ${p.p50} tok, p90: ${p.p90} tok, p99: ${p.p99} tok }` : mean;
}

function cacheWrites({ totals, write5m, write1h }: NamedTask, marks: Marks): Entry[] {
  const entry = (key: string, estimate: typeof write5m, total: bigint, life: string): Entry[] =>
    total === 0n
      ? []
      : [
          {
            yaml: `${key}: ${amountText(estimate, '%', SHARE)}`,
            why: `${grouped(total)} tok written to a cache for ${life} ${marks.cube}`,
          },
        ];
  return [
    ...entry('cacheWrites', write5m, totals.write5m, '5 minutes'),
    ...entry('cacheWrites1h', write1h, totals.write1h, 'an hour'),
  ];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function trafficLines(task: NamedTask, marks: Marks, open: Open): readonly string[] {
  const { week, peaks } = task;
  if (week.kind === 'unknown') return entryLines([{ yaml: 'traffic: flat', why: open('traffic') }], '    ');
  const minute = peaks.minute === undefined ? '' : `, the busiest minute at least ${times(peaks.minute)} ${marks.cube}`;
  const seen = `the busiest hour had ${times(peaks.hour)} the mean ${marks.cube}${minute}`;
  const rows = Array.from({ length: week.weights.length / 24 }, (_, day) => {
    const weights = week.weights.slice(day * 24, day * 24 + 24).map(w => rounded(w, 3));
    const name = week.weights.length === WEEK ? `  # ${DAYS[day]}` : '';
    return `        ${weights.join(', ')},${name}`;
  });
  return [`    # ${seen}${smoothed(week)}`, '    traffic:', `      ${week.kind}: [`, ...rows, '      ]'];
}

const smoothed = (week: WeekProfile): string =>
  week.kind !== 'unknown' && week.smoothed ? '; few requests: a level for each day and a shape for all of them' : '';
