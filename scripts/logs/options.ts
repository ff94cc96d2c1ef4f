import type { ConventionName } from './conventions.ts';
import type { Discounts } from './invoice.ts';
import type { ShapeName } from './shapes.ts';
import type { LogTask } from './task.ts';
import type { Format } from './written-columns.ts';

export interface DrawOptions {
  /** Lines of the logs, in all; a request that is tried twice has two. */
  readonly rows: number;
  readonly seed: number;
  readonly start: string;
  readonly days: number;
  /** Of the hours of the tasks' weeks, such as `-05:00`. */
  readonly timeZone: string;
  readonly shape: ShapeName;
  /** Instead of those of a shape. */
  readonly tasks?: readonly LogTask[];
  readonly format: Format;
  /** A day with more is told in several files; a minute never is. */
  readonly rowsPerFile: number;
  readonly convention: ConventionName;
  /** Whether prompts in lines of JSON are as long as their tokens, four characters each; else of some sentences. */
  readonly wholePrompts: boolean;
  readonly invoice: boolean;
  readonly discounts: Discounts;
}

export const DEFAULTS: Omit<DrawOptions, 'rows' | 'seed'> = {
  start: '2026-06-01',
  days: 30,
  timeZone: '-05:00',
  shape: 'default',
  format: 'parquet',
  rowsPerFile: 500_000,
  convention: 'provider',
  wholePrompts: false,
  invoice: false,
  discounts: {},
};
