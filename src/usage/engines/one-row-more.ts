import { EngineFault } from '../engine.ts';

/**
 * A question that brings back one row more than allowed, so that an answer that is too long is noticed and never
 * fetched whole. Its columns have different names. The line break ends a comment that the question may end with.
 */
export const withOneRowMore = (sql: string, rowLimit: number): string =>
  `SELECT * FROM (\n${sql}\n) AS asked LIMIT ${rowLimit + 1}`;

/** @throws EngineFault where there are more rows than allowed. */
export function withinLimit<T extends readonly (readonly unknown[])[]>(rows: T, rowLimit: number): T {
  if (rows.length > rowLimit)
    throw new EngineFault('too much', `the answer has more than ${rowLimit} rows; group by fewer columns`);
  return rows;
}
