import type { CodeEntry } from './code-entry.ts';
import { BACKTEST_CODES } from './codes-backtest.ts';
import { CAPACITY_CODES } from './codes-capacity.ts';
import { CATALOG_CODES } from './codes-catalog.ts';
import { CATALOG_COMMAND_CODES } from './codes-catalog-commands.ts';
import { CHECK_CODES } from './codes-check.ts';
import { DIFFERENCE_CODES } from './codes-difference.ts';
import { GUARD_CODES } from './codes-guard.ts';
import { IMPORT_CODES } from './codes-import.ts';
import { MEANING_CODES } from './codes-meaning.ts';
import { MEASUREMENT_CODES } from './codes-measurements.ts';
import { TEXT_CODES } from './codes-text.ts';
import { UNCERTAINTY_CODES } from './codes-uncertainty.ts';
import { USAGE_CODES } from './codes-usage.ts';
import { VALUE_CODES } from './codes-values.ts';

export type { CodeEntry } from './code-entry.ts';

/** Every code this program reports; stable, never reused. */
export const CODES: Readonly<Record<string, CodeEntry>> = {
  ...TEXT_CODES,
  ...VALUE_CODES,
  ...MEANING_CODES,
  ...CATALOG_CODES,
  ...CATALOG_COMMAND_CODES,
  ...GUARD_CODES,
  ...IMPORT_CODES,
  ...MEASUREMENT_CODES,
  ...CAPACITY_CODES,
  ...CHECK_CODES,
  ...DIFFERENCE_CODES,
  ...BACKTEST_CODES,
  ...UNCERTAINTY_CODES,
  ...USAGE_CODES,
};
