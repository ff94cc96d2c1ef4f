import * as z from 'zod/mini';
import type { Problem } from '../../input/problem.ts';
import { readAmount, type Wanted } from '../../quantity/amount.ts';
import { amount, type Field, list, matching, optional, text } from './leaf.ts';
import { readEntry } from './read-entry.ts';

/** What holds for all scenarios of a project: the file `tco-project.yaml` beside or above them. */
export interface Project {
  /** A compiled catalog in place of the one that came with the program, as a path from the project's folder. */
  readonly base: string | undefined;
  /** Folders of own prices, each over those before it, as paths from the project's folder. */
  readonly catalog: readonly string[];
  /** Days after which a price that was read counts as old. */
  readonly priceAge: number | undefined;
}

const PRICE_AGE: Wanted = { units: ['day'], example: '90 day', above: '0', max: '3650', whole: true, ranges: false };

const projectSchema = z.strictObject({
  tco: matching(/^1$/, 'E220', 'is not a version of this file', '1'),
  base: optional(text),
  catalog: optional(list(text)),
  priceAge: optional(amount(PRICE_AGE)),
}) as unknown as Field<{ base?: string; catalog?: string[]; priceAge?: string }>;

/** Reads the text of a project file; without a project, the problems say why. */
export function readProject(
  text: string,
  file: string,
): { readonly project?: Project; readonly problems: readonly Problem[] } {
  const { value, problems } = readEntry(text, file, projectSchema);
  if (value === undefined) return { problems };
  const { base, catalog = [], priceAge } = value as { base?: string; catalog?: string[]; priceAge?: string };
  return { project: { base, catalog, priceAge: priceAge === undefined ? undefined : days(priceAge) }, problems };
}

function days(written: string): number | undefined {
  const reading = readAmount(written, PRICE_AGE);
  return reading.ok ? reading.amount.likely.toNumber() : undefined;
}
