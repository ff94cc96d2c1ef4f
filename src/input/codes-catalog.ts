import type { CodeEntry } from './code-entry.ts';

/** E4xx: the catalog and what a scenario asks of it. */
export const CATALOG_CODES: Readonly<Record<string, CodeEntry>> = {};
