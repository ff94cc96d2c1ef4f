import * as z from 'zod/mini';
import type { Problem } from '../../input/problem.ts';
import { type Branch, nodeAt, type Segment } from '../../input/tree.ts';
import { readAmount, type Wanted } from '../../quantity/amount.ts';
import { amount, type Field, list, matching, optional, text } from './leaf.ts';
import { located, readEntry } from './read-entry.ts';

/** What holds for all scenarios of a project: the file `tco-project.yaml` beside or above them. */
export interface Project {
  /** A compiled catalog in place of the one that came with the program, as a path from the project's folder. */
  readonly base: string | undefined;
  /** Folders of own prices, each over those before it, as paths from the project's folder. */
  readonly catalog: readonly string[];
  /** Days after which a price that was read counts as old. */
  readonly priceAge: number | undefined;
  /** A problem with what the file names, shown where it is named, unless it has a place of its own. */
  readonly named: (path: readonly Segment[], problem: Problem) => Problem;
}

const PRICE_AGE: Wanted = { units: ['day'], example: '90 day', above: '0', max: '3650', whole: true, ranges: false };

interface Written {
  readonly base?: string;
  readonly catalog?: readonly string[];
  readonly priceAge?: string;
}

const projectSchema = z.strictObject({
  tco: matching(/^1$/, 'E220', 'is not a version of this file', '1'),
  base: optional(text),
  catalog: optional(list(text)),
  priceAge: optional(amount(PRICE_AGE)),
}) as unknown as Field<Written>;

/** Reads the text of a project file. With errors among the problems, the project is what can be read all the same, so that the folders it names are looked at in the same run. */
export function readProject(
  text: string,
  file: string,
): { readonly project?: Project; readonly problems: readonly Problem[] } {
  const { value, tree, problems } = readEntry(text, file, projectSchema);
  if (!tree) return { problems };
  const { base, catalog = [], priceAge } = (value ?? legible(tree)) as Written;
  const named: Project['named'] = (path, problem) => {
    const { at, code, message, hint } = problem;
    return at ? problem : located({ code, message, path, ...(hint ? { hint } : {}) }, tree);
  };
  return { project: { base, catalog, priceAge: priceAge === undefined ? undefined : days(priceAge), named }, problems };
}

/** The names that stand where they should. */
function legible(tree: Branch): Written {
  const [base, catalog] = [nodeAt(tree, ['base']), nodeAt(tree, ['catalog'])];
  return {
    ...(base?.kind === 'text' && base.text ? { base: base.text } : {}),
    catalog: catalog?.kind === 'list' ? catalog.items.flatMap(i => (i.kind === 'text' && i.text ? [i.text] : [])) : [],
  };
}

function days(written: string): number | undefined {
  const reading = readAmount(written, PRICE_AGE);
  return reading.ok ? reading.amount.likely.toNumber() : undefined;
}
