import type { LogTask } from './task.ts';

/** Rows above this many input tokens would meet the prices of long prompts, which the price table leaves out. */
export const LONGEST_INPUT = 200_000;
export const LONGEST_OUTPUT = 64_000;

/** One number per purpose, so that what one request draws for one thing says nothing about another. */
const SALT = { outcome: 0, radius: 1, angle: 2, lane: 3, cache: 4, reasoning: 5, moment: 6, wait: 7 } as const;
const SALTS = 8;

/**
 * Macros that give a request a number in [0, 1) for a purpose, from the seed and the request's own number alone.
 * DuckDB's hash of a single number scrambles every bit; its hash of several numbers is correlated, and not used.
 */
export const chanceMacro = (seed: number): string =>
  `CREATE MACRO chance(key, salt) AS
    (hash(xor((key * ${SALTS} + salt)::UBIGINT, hash(${seed}::UBIGINT))) >> 11)::DOUBLE / 9007199254740992.0`;

/** A row of parameters for each task, under the names of `TASK_COLUMNS`. */
export function taskRows(tasks: readonly LogTask[]): string {
  const rows = tasks.map((t, index) => {
    const numbers = [
      ...[Math.log(t.input.p50), t.input.sigma, Math.log(t.output.p50), t.output.sigma],
      ...[t.reasoning.share, t.reasoning.mean],
      ...[t.cache.hits, t.cache.read[0], t.cache.read[1] - t.cache.read[0], t.cache.written, t.cache.oneHour],
      ...outcomeLimits(t),
    ];
    return `(${index}, '${t.team}', '${t.route}', ${numbers.map(n => `${n}::DOUBLE`).join(', ')})`;
  });
  return rows.join(',\n');
}

export const TASK_COLUMNS =
  'task, team, route, input_mu, input_sigma, output_mu, output_sigma, reasoning_share, reasoning_mean, ' +
  'hits, read_low, read_width, written, one_hour, limit_1, limit_2, limit_3, limit_4';

/**
 * Only every other row of a task may fail, twice as often as one would, so that the row after it can be its second attempt.
 * Below the limits in turn: refused and tried again, refused for good, timed out and tried again, timed out for good.
 */
function outcomeLimits({ rateLimited, timedOut, retried }: LogTask): readonly number[] {
  const limits = [rateLimited * retried, rateLimited, rateLimited + timedOut * retried, rateLimited + timedOut];
  return limits.map(limit => 2 * limit);
}

/**
 * The requests of the cells of one part, about in order of time, as they were made and as they are paid:
 * before any convention of writing. Both times in microseconds since 1970: the start of the period, the end of the day.
 * `cost` is in trillionths of a dollar, at list.
 */
export const requestSql = (periodStart: bigint, dayEnd: bigint): string => `
WITH row AS (
  SELECT * EXCLUDE (cell_rows, rows_before), rows_before + unnest(range(cell_rows)) AS i FROM cell
), lucky AS (
  SELECT row.*, chance(first_key + i - i % 2, ${SALT.outcome}) AS luck FROM row
), call AS (
  SELECT lucky.*, task.* EXCLUDE (task),
    luck < limit_1 OR luck >= limit_2 AND luck < limit_3 AS retried,
    i % 2 = 0 AND luck < limit_2 AS refused,
    i % 2 = 0 AND luck >= limit_2 AND luck < limit_4 AS timed_out,
    first_key + i AS key
  FROM lucky JOIN task USING (task)
  WHERE NOT (i % 2 = 1 AND retried)
), attempt AS (
  SELECT *, unnest(CASE WHEN i % 2 = 0 AND retried AND i + 1 < task_rows THEN [1, 2] ELSE [1] END) AS attempt,
    chance(key, ${SALT.lane}) AS lane_luck FROM call
), drawn AS (
  SELECT attempt.*, lane.* EXCLUDE (task),
    attempt = 1 AND refused AS nothing_came,
    attempt = 1 AND timed_out AS cut_short,
    sqrt(-2 * ln(1 - chance(key, ${SALT.radius}))) AS radius,
    2 * pi() * chance(key, ${SALT.angle}) AS angle,
    chance(key, ${SALT.cache}) AS cache_luck,
    chance(key, ${SALT.reasoning}) AS reasoning_luck
  FROM attempt JOIN lane ON lane.task = attempt.task
    AND lane_luck >= share_from AND lane_luck < share_to
), counted AS (
  SELECT *,
    CASE WHEN nothing_came THEN 0
      ELSE greatest(1, least(${LONGEST_INPUT}, round(exp(input_mu + input_sigma * radius * cos(angle)))))::BIGINT END AS input,
    CASE WHEN nothing_came THEN 0
      ELSE greatest(1, least(${LONGEST_OUTPUT}, round(exp(output_mu + output_sigma * radius * sin(angle)))))::BIGINT END AS whole_output,
    CASE WHEN nothing_came OR reasoning_luck >= reasoning_share THEN 0
      ELSE round(-reasoning_mean * ln(1 - reasoning_luck / reasoning_share))::BIGINT END AS reasoning,
    ${periodStart} + minute * 60000000 + floor(chance(key, ${SALT.moment}) * 60000)::BIGINT * 1000 AS first_start,
  FROM drawn
), cached AS (
  SELECT *,
    CASE WHEN cut_short THEN whole_output // 2 ELSE whole_output END AS output,
    CASE WHEN cache_luck < hits THEN floor(input * (read_low + read_width * cache_luck / hits))::BIGINT ELSE 0 END AS cached,
    CASE WHEN cache_luck < hits THEN 0 ELSE floor(input * written)::BIGINT END AS written_tokens,
    cache_luck >= hits AND cache_luck - hits < one_hour * (1 - hits) AS for_one_hour,
    CASE WHEN attempt = 1 THEN first_start
      ELSE least(${dayEnd} - 1000, first_start + CASE WHEN refused THEN ${REFUSAL_US} ELSE ${TIMEOUT_US} END
        + 1000000 + floor(chance(key, ${SALT.wait}) * 4000)::BIGINT * 1000) END AS start_us
  FROM counted
), split AS (
  SELECT *, CASE WHEN for_one_hour THEN 0 ELSE written_tokens END AS write_5m,
    CASE WHEN for_one_hour THEN written_tokens ELSE 0 END AS write_1h
  FROM cached
)
SELECT task, lane, key + attempt - 1 AS key, attempt,
  CASE WHEN nothing_came THEN 'refused' WHEN cut_short THEN 'timed out' ELSE 'success' END AS outcome,
  input, cached, write_5m, write_1h, output, reasoning, start_us,
  start_us + CASE WHEN nothing_came THEN ${REFUSAL_US} WHEN cut_short THEN ${TIMEOUT_US}
    ELSE CASE WHEN batch THEN 60000000 ELSE 300000 END + (output + reasoning) * 12000 + input * 20 // 1000 * 1000 END AS end_us,
  (input - cached - write_5m - write_1h) * price_input + cached * price_read + write_5m * price_write_5m
    + write_1h * price_write_1h + (output + reasoning) * price_output AS cost
FROM split`;

/** How long a refusal and a timeout take. */
const REFUSAL_US = 150_000;
const TIMEOUT_US = 60_000_000;
