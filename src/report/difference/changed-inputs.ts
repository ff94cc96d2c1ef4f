import { readPath } from '../../input/path.ts';
import { type Category, categoryOf } from '../../scenario/difference/category-of.ts';
import { changedParts } from '../../scenario/difference/changed-parts.ts';
import { treeText } from '../../scenario/difference/same-tree.ts';
import { writtenAmount } from '../assumption-words.ts';
import type { Report } from '../report.ts';
import { CATALOG, DAY } from './hybrids.ts';
import type { ComputedSide } from './side.ts';

/** An input that differs, before its effect is known. */
export interface ChangedInput {
  readonly id: string;
  readonly category: Category;
  readonly a: string | null;
  readonly b: string | null;
}

/** Everything that differs between two scenarios at hand: the day, the catalog, then the fields in the order of the first. */
export function changedInputs(a: ComputedSide, b: ComputedSide): readonly ChangedInput[] {
  const outside: ChangedInput[] = [];
  if (a.asOf !== b.asOf) outside.push({ id: DAY, category: 'price', a: a.asOf, b: b.asOf });
  const [before, after] = [catalogName(a.report), catalogName(b.report)];
  if (catalogIdentity(a.report) !== catalogIdentity(b.report))
    outside.push({ id: CATALOG, category: 'price', a: before, b: after });
  const parts = changedParts(a.tree, b.tree).map(({ path, category, before: was, after: is }) => {
    const [text, now] = [was ? treeText(was) : null, is ? treeText(is) : null];
    // what is written is the same, so it is the file that it names
    return { id: path, category, a: text, b: text === now ? `other ${now}` : now };
  });
  return [...outside, ...parts];
}

/** What tells one catalog with its own prices from another, as a report says it. */
export const catalogIdentity = ({ catalog }: Report): string =>
  JSON.stringify([catalog.sha256, (catalog.overlays ?? []).map(overlay => overlay.sha256 ?? overlay.name)]);

/** A catalog as a person names it: its version and the folders of own prices on top. */
export const catalogName = ({ catalog }: Report): string =>
  [`${catalog.version} (${catalog.sha256.slice(0, 8)})`, ...(catalog.overlays ?? []).map(o => o.name)].join(' with ');

/** What two reports say they rest on, where it differs: all that is known when they cannot be computed again. */
export function changedAssumptions(a: Report, b: Report): readonly ChangedInput[] {
  const written = (report: Report) =>
    new Map(report.assumptions.map(assumption => [assumption.id, writtenAmount(assumption)]));
  const [before, after] = [written(a), written(b)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(id => before.get(id) !== after.get(id))
    .map(id => ({ id, category: categoryOfId(id), a: before.get(id) ?? null, b: after.get(id) ?? null }));
}

function categoryOfId(id: string): Category {
  const path = readPath(id)?.segments ?? [id];
  const category = path[0] === 'catalog' ? 'price' : categoryOf(path);
  return category === 'aside' ? 'assumptions' : category;
}
