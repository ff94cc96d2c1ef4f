import type { CompiledCatalog } from '../compiled.ts';
import type { CatalogDiff, CatalogHead, EntryName, FigureChange } from './catalog-diff.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { sameFigure, stepOf } from './step.ts';

/** Everything at the top of a compiled catalog that is no folder of entries. */
const NO_KINDS = new Set(['format', 'version', 'date', 'sha256', 'sources', 'apiAliases', 'overlay']);

type Entries = Readonly<Record<string, unknown>>;

/** What came, went and changed between two catalogs, by entry and figure; sorted, and the same for the same two. */
export function compareCatalogs(old: CompiledCatalog, now: CompiledCatalog): CatalogDiff {
  const [before, after] = [kindsOf(old), kindsOf(now)];
  const came: EntryName[] = [];
  const went: EntryName[] = [];
  const found: FigureChange[] = [];
  const resourced: FigureChange[] = [];
  for (const kind of sorted([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(kind) ?? {}, after.get(kind) ?? {}];
    for (const id of sorted([...Object.keys(a), ...Object.keys(b)])) {
      if (!Object.hasOwn(a, id)) came.push(entryName(kind, id, b[id]));
      else if (!Object.hasOwn(b, id)) went.push(entryName(kind, id, a[id]));
      else {
        const own = changesOf(kind, id, leavesOf(a[id], old.sources), leavesOf(b[id], now.sources));
        found.push(...own.filter(change => !change.provenance).map(bare));
        resourced.push(...own.filter(change => change.provenance).map(bare));
      }
    }
  }
  return { old: headOf(old, before), new: headOf(now, after), came, went, changes: found, resourced };
}

type Change = FigureChange & { readonly provenance: boolean };

const bare = ({ provenance: _, ...change }: Change): FigureChange => change;

function changesOf(
  kind: string,
  id: string,
  old: ReadonlyMap<string, Leaf>,
  now: ReadonlyMap<string, Leaf>,
): readonly Change[] {
  const oldPeriods = periodsOf(old);
  const newPeriods = periodsOf(now);
  return sorted([...old.keys(), ...now.keys()]).flatMap(key => {
    const [a, b] = [old.get(key), now.get(key)];
    const { figure, from, period, provenance } = (b ?? a)!;
    if (a && b && sameFigure(a.text, b.text)) return [];
    // a period that came or went with all of its figures: where it comes from is no change of its own
    const whole = (!a && !oldPeriods.has(period)) || (!b && !newPeriods.has(period));
    if (whole && (provenance || figure.endsWith('status') || figure.endsWith('validTo'))) return [];
    const before = whole && b && b.status !== 'withdrawn' ? predecessor(b, now)?.text : undefined;
    const what = a ? (b ? 'changed' : 'went') : 'came';
    const step = stepOf(a?.text ?? before, b?.text);
    return [{ kind, id, figure, from, what, old: a?.text, new: b?.text, before, ...step, provenance } as const];
  });
}

const periodsOf = (leaves: ReadonlyMap<string, Leaf>): ReadonlySet<string> =>
  new Set([...leaves.values()].map(leaf => leaf.period));

/** The same figure in the last period that begins before. */
function predecessor(leaf: Leaf, all: ReadonlyMap<string, Leaf>): Leaf | undefined {
  if (leaf.from === undefined) return undefined;
  return [...all.values()]
    .filter(l => l.figure === leaf.figure && l.status !== 'withdrawn' && l.period !== '' && (l.from ?? '') < leaf.from!)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0];
}

function kindsOf(catalog: CompiledCatalog): ReadonlyMap<string, Entries> {
  return new Map(
    Object.entries(catalog).filter(([kind, value]) => !NO_KINDS.has(kind) && typeof value === 'object') as [
      string,
      Entries,
    ][],
  );
}

const headOf = ({ version, date, sha256 }: CompiledCatalog, kinds: ReadonlyMap<string, Entries>): CatalogHead => ({
  version,
  date,
  sha256,
  entries: [...kinds.values()].reduce((sum, entries) => sum + Object.keys(entries).length, 0),
});

const entryName = (kind: string, id: string, entry: unknown): EntryName => ({
  kind,
  id,
  name: (entry as { readonly name?: string }).name,
});

const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].sort();
