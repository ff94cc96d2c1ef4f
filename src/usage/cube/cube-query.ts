import type { Dialect } from '../dialects/dialect.ts';
import { bucketOf } from './buckets.ts';
import { soundly } from './flaws.ts';
import { MEASURES, type Measure, STATED } from './measures.ts';
import type { Dimension, View } from './requests-view.ts';

const MINUTE = 60_000;

const columns = (dimensions: readonly Dimension[]): readonly string[] => dimensions.map(name => `r_${name}`);
const all = (...names: readonly string[]): string => names.join(', ');

/** A condition that nobody waits for a request: it failed, or came in a batch. Undefined where no column says so. */
const unawaited = ({ dimensions }: View): string | undefined =>
  (['failed', 'batch'] as const)
    .filter(flag => dimensions.includes(flag))
    .map(flag => `r_${flag} = 1`)
    .join(' OR ') || undefined;

/**
 * The minute of a time, counted from 1970 in the time zone; the first of its hour where nobody waits for the request, which has
 * no peak; -1 for a row with a flaw, whose time may be anything. `offset`: minutes east of UTC.
 */
function minute(view: View, offset: number, dialect: Dialect): string {
  const at = `r_at_ms + ${offset * MINUTE}`;
  const idle = unawaited(view);
  const hour = idle ? ` WHEN ${idle} THEN ${dialect.quotient(at, String(60 * MINUTE))} * 60` : '';
  return `CASE WHEN r_flaw <> 0 THEN -1${hour} ELSE ${dialect.quotient(at, String(MINUTE))} END`;
}

/**
 * The cube: by hour, flaw and dimensions the number of rows, the sums of the measures, in how many rows each of {@link STATED} and the
 * cost stand, the cost in billionths, the sums of squares of input and output, and the requests of the busiest minute, 0 where nobody
 * waits for them. The hour of rows with a flaw is -1, and their sums mean nothing. Rows are summed to minutes first, and these to hours.
 */
export function cubeQuery(view: View, dialect: Dialect, offset: number): string {
  const keys = ['r_flaw', ...columns(view.dimensions)];
  const squares = [
    ...dialect.sumOfSquares('g_input').map((sql, i) => [sql, `square_input${i}`] as const),
    ...dialect.sumOfSquares('g_output').map((sql, i) => [sql, `square_output${i}`] as const),
  ];
  // what is the same for every row is not summed row by row
  const varying = MEASURES.filter(name => view.constant[name] === undefined);
  const ofMinute = [
    'count(*) AS m_rows',
    ...varying.map(name => `${dialect.sum(`r_${name}`)} AS m_${name}`),
    ...view.stated.map(name => `count(r_stated_${name}) AS m_stated_${name}`),
    'count(r_cost) AS m_costed',
    `${dialect.sum('r_cost')} AS m_cost`,
    // of sums a square says nothing, and may be too large
    ...squares.map(([sql, name]) => `${view.ofRequests ? sql : '0'} AS m_${name}`),
  ];
  const minuteOf = (name: Measure) =>
    view.constant[name] === undefined ? `m_${name}` : view.constant[name] === '0' ? '0' : 'm_rows';
  const sized = [`${soundly('r_input')} AS g_input`, `${soundly('r_output + r_reasoning')} AS g_output`];
  const rows = `SELECT ${all('*', `${minute(view, offset, dialect)} AS g_minute`, ...(view.ofRequests ? sized : []))} FROM (${view.sql}) AS requests`;
  const minutes = `SELECT ${all('g_minute', ...keys, ...ofMinute)} FROM (${rows}) AS moments GROUP BY ${all('g_minute', ...keys)}`;
  const hour = soundly(dialect.quotient('g_minute', '60'), '-1');
  const idle = unawaited(view);
  const peak = `max(${minuteOf('requests')})`;
  const ofHour = [
    `${dialect.sum('m_rows')} AS s_rows`,
    ...MEASURES.map(name => `${dialect.sum(minuteOf(name))} AS s_${name}`),
    ...STATED.map(name => `${view.stated.includes(name) ? dialect.sum(`m_stated_${name}`) : '0'} AS s_stated_${name}`),
    `${dialect.sum('m_costed')} AS s_costed`,
    `${dialect.sum('m_cost')} AS s_cost`,
    ...squares.map(([, name]) => `${dialect.sum(`m_${name}`)} AS s_${name}`),
    `${idle ? `CASE WHEN ${idle} THEN 0 ELSE ${peak} END` : peak} AS s_peak_requests`,
  ];
  return `SELECT ${all(`${hour} AS g_hour`, ...keys, ...ofHour)} FROM (${minutes}) AS minutes GROUP BY ${all('g_hour', ...keys)}`;
}

/** What histograms are by: requests that failed are in none, and sizes of batches are those of the task. */
export const sizeDimensions = ({ dimensions }: View): readonly Dimension[] =>
  dimensions.filter(name => name !== 'failed' && name !== 'batch');

/** Histograms by dimensions: 1 for input or 2 for output with reasoning, the lower end of the bucket (tok), and how many requests are in it that did not fail. */
export function histogramQuery(view: View, dialect: Dialect): string {
  const keys = columns(sizeDimensions(view));
  // to leave the others out by WHERE takes longer
  const requests = view.dimensions.includes('failed') ? dialect.sum('1 - r_failed') : 'count(*)';
  const one = (which: number, count: string) =>
    `SELECT ${all(...keys, `${which} AS g_which`, `${bucketOf(count, dialect)} AS g_bucket`, `${requests} AS s_rows`)} FROM (${view.sql}) AS requests WHERE r_flaw = 0 GROUP BY ${all(...keys, 'g_bucket')}`;
  return `${one(1, 'r_input')} UNION ALL ${one(2, 'r_output + r_reasoning')}`;
}

/** How many ids stand there more than once, and in how many rows too many. */
export function duplicatesQuery(view: View, dialect: Dialect): string {
  const ids = `SELECT ${dialect.fingerprint('r_id')} AS g_id, count(*) AS s_rows FROM (${view.sql}) AS requests WHERE r_id <> '' GROUP BY g_id`;
  return `SELECT count(*) AS s_ids, ${dialect.sum('s_rows - 1')} AS s_surplus FROM (${ids}) AS ids WHERE s_rows > 1`;
}

/** Rows, input and output of what counts, which two exports of the same requests have alike. */
export const sumsQuery = ({ sql }: View, dialect: Dialect): string =>
  `SELECT count(*) AS s_rows, ${['input', 'output'].map(name => `${dialect.sum(`r_${name}`)} AS s_${name}`).join(', ')} FROM (${sql}) AS requests WHERE r_flaw = 0`;

/** A row of each id; of several the one without a flaw, that did not fail, with the most tokens. */
export function withoutDuplicates(view: View, dialect: Dialect): View {
  const again = `SELECT r_id FROM (${view.sql}) AS requests WHERE r_id <> '' GROUP BY r_id HAVING count(*) > 1`;
  const order = [
    'r_flaw',
    ...(view.dimensions.includes('failed') ? ['r_failed'] : []),
    `${soundly('r_output + r_reasoning')} DESC`,
    'r_input DESC',
    'r_cached DESC',
    'r_write5m DESC',
    'r_write1h DESC',
    'r_reasoning DESC',
    'r_cost DESC NULLS LAST',
    'r_at_ms',
    ...view.dimensions.flatMap(name =>
      name === 'failed' ? [] : name === 'batch' ? ['r_batch'] : [dialect.ordered(`r_${name}`)],
    ),
  ];
  const rows = (operator: string) => `SELECT * FROM (${view.sql}) AS requests WHERE ${operator}`;
  const twice = rows(`r_id ${dialect.within} (${again})`);
  const once = rows(`r_id IS NULL OR r_id ${dialect.without} (${again})`);
  return {
    ...view,
    sql: `SELECT * FROM (${once}) AS once UNION ALL SELECT * FROM (${dialect.firstOfEach(twice, 'r_id', order)}) AS firsts`,
  };
}

/** Rows with a flaw, to show one of them: when, id, model and counts as far as they can be read. */
export const exampleQuery = ({ sql }: View, dialect: Dialect, flaw: number): string =>
  `SELECT r_at_ms, r_id, r_model, r_input, r_cached, r_output, r_reasoning FROM (${sql}) AS requests WHERE r_flaw = ${flaw} ORDER BY ${dialect.ordered('r_id')}, r_at_ms, r_input, r_cached, r_output, r_reasoning, ${dialect.ordered('r_model')} LIMIT 1`;
