import { writePath } from '../../input/path.ts';
import type { Branch, Segment, Tree } from '../../input/tree.ts';
import { type Category, categoryOf } from './category-of.ts';
import { sameTree } from './same-tree.ts';

/** A piece of the scenario that differs and moves as a whole: mostly one field. */
export interface ChangedPart {
  /** Dotted path, as `--set` takes it. */
  readonly path: string;
  readonly category: Category;
  readonly before: Tree | undefined;
  readonly after: Tree | undefined;
}

/** What becomes of the trees below a path when one scenario turns into the other, piece by piece. */
export type Step =
  | { readonly kind: 'same' }
  | { readonly kind: 'aside' }
  | { readonly kind: 'part'; readonly category: Category }
  | { readonly kind: 'below'; readonly a: Branch | undefined; readonly b: Branch | undefined };

const KINDS = ['api', 'rent', 'buy'] as const;
/** Sections whose members are a role, a charge, a site: one that is on one side only comes or goes whole. */
const CHARGES = new Set(['sites', 'staff', 'overheads']);

/** Whether the trees below a path are the same, move as one, or are taken apart further. At least one of them is there. */
export function stepAt(a: Tree | undefined, b: Tree | undefined, path: readonly Segment[]): Step {
  // the order of sites shows a step below the top
  if (path.length > 0 && sameTree(a, b) && !reordered(a, b, path)) return { kind: 'same' };
  const whole = movesWhole(a, b, path);
  if (whole) return { kind: 'part', category: whole };
  const maps = (!a || a.kind === 'map') && (!b || b.kind === 'map');
  if (maps && !(path.length > 0 && (!a || !b) && ofOneCategory((a ?? b)!, path)))
    return { kind: 'below', a: a as Branch | undefined, b: b as Branch | undefined };
  const category = categoryOf(firstLeaf((a ?? b)!, path));
  // the day of the prices is settled with the catalog, of each side
  if (category === 'aside' || (path.length === 1 && path[0] === 'asOf')) return { kind: 'aside' };
  return { kind: 'part', category };
}

/** Pieces that would make no sense apart, and what they belong to. */
function movesWhole(a: Tree | undefined, b: Tree | undefined, path: readonly Segment[]): Category | undefined {
  const [section, , field] = path;
  const oneSided = !a || !b;
  if (section === 'plans' && path.length === 2) return 'mix';
  if (section === 'tasks' && path.length === 2 && oneSided) return 'mix';
  if (section === 'options' && path.length === 2)
    // who is there to serve belongs to the mix; another kind under the same name is another machine
    return oneSided ? 'mix' : kindOf(a) === kindOf(b) ? undefined : 'hardware';
  if (section === 'options' && path.length === 3 && field === 'provisioned' && oneSided) return 'hardware';
  if (CHARGES.has(String(section)) && (path.length === 1 || path.length === 2))
    // a section that is given replaces its default whole, and the first site is the default one
    return oneSided || (path.length === 1 && reordered(a, b, path)) ? 'assumptions' : undefined;
  return undefined;
}

const kindOf = (option: Tree | undefined): string =>
  KINDS.filter(kind => option?.kind === 'map' && option.entries.has(kind)).join(' ');

function reordered(a: Tree | undefined, b: Tree | undefined, path: readonly Segment[]): boolean {
  if (path.length !== 1 || path[0] !== 'sites' || a?.kind !== 'map' || b?.kind !== 'map') return false;
  return [...a.entries.keys()][0] !== [...b.entries.keys()][0];
}

function firstLeaf(tree: Tree, path: readonly Segment[]): readonly Segment[] {
  const [key, entry] = tree.kind === 'map' ? ([...tree.entries][0] ?? []) : [];
  return key === undefined || !entry ? path : firstLeaf(entry.value, [...path, key]);
}

function ofOneCategory(tree: Tree, path: readonly Segment[]): boolean {
  return new Set(leaves(tree, path).map(categoryOf)).size <= 1;
}

const leaves = (tree: Tree, path: readonly Segment[]): (readonly Segment[])[] =>
  tree.kind === 'map' && tree.entries.size > 0
    ? [...tree.entries].flatMap(([key, { value }]) => leaves(value, [...path, key]))
    : [path];

/** The keys of two maps, those of the first in its order, then what only the second has. */
export const keysOf = (a: Branch | undefined, b: Branch | undefined): string[] => [
  ...new Set([...(a?.entries.keys() ?? []), ...(b?.entries.keys() ?? [])]),
];

/** Every piece in which two scenarios differ, in the order of the first. */
export function changedParts(a: Tree | undefined, b: Tree | undefined, path: readonly Segment[] = []): ChangedPart[] {
  const step = stepAt(a, b, path);
  if (step.kind === 'part') return [{ path: writePath(path), category: step.category, before: a, after: b }];
  if (step.kind !== 'below') return [];
  return keysOf(step.a, step.b).flatMap(key =>
    changedParts(step.a?.entries.get(key)?.value, step.b?.entries.get(key)?.value, [...path, key]),
  );
}
