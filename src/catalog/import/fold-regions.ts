import type { Draft } from './draft.ts';
import { isId } from './entry-id.ts';
import type { Imported, Period, Prices, Variant, When } from './imported.ts';

/**
 * Entries that are one region of another entry become variants of it. That is only right where the region states every price that the
 * entry has (what a variant does not restate keeps the price of the entry); otherwise the region stays an entry of its own.
 */
export function foldRegions(drafts: readonly Draft[]): Draft[] {
  const owners = new Map<string, Draft>();
  const regions = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = ownerKey(draft.entry);
    if (key === undefined) continue;
    if (draft.entry?.regional) regions.set(key, [...(regions.get(key) ?? []), draft]);
    else if (!owners.has(key) && isId(draft.entry!.model)) owners.set(key, draft);
  }
  const folded = new Map<string, readonly Imported[]>();
  for (const [key, owner] of owners) folded.set(key, fitting(owner.entry!, regions.get(key)));
  return drafts.map(draft => {
    const { account, entry } = draft;
    const key = ownerKey(entry);
    const owner = key === undefined ? undefined : owners.get(key)?.entry;
    if (!entry || key === undefined) return draft;
    if (entry === owner) {
      return { account, entry: folded.get(key)!.reduce(withRegion, entry) };
    }
    if (!entry.regional) return draft;
    if (!owner || !isSaid(entry, folded.get(key)!)) return { account, entry: asItsOwn(entry) };
    account.outcome = { as: 'region', id: key, region: entry.regional.region };
    return { account };
  });
}

const ownerKey = (entry: Imported | undefined): string | undefined =>
  entry && `${entry.provider}/${entry.regional?.model ?? entry.model}`;

const asItsOwn = ({ regional: _, ...entry }: Imported): Imported => entry;

/** The regions that can be variants of the entry, each once: the first that names it. */
function fitting(owner: Imported, drafts: readonly Draft[] = []): Imported[] {
  const first = new Map<string, Imported>();
  for (const { entry } of drafts) {
    const { region } = entry!.regional!;
    if (!first.has(region) && fits(owner, entry!)) first.set(region, entry!);
  }
  return [...first.values()];
}

/** Whether one of them says what the entry says. */
const isSaid = (entry: Imported, regions: readonly Imported[]): boolean =>
  regions.some(
    r => r.regional!.region === entry.regional!.region && JSON.stringify(r.periods) === JSON.stringify(entry.periods),
  );

/** Whether the region restates every price of the entry, condition by condition. */
function fits(owner: Imported, region: Imported): boolean {
  const [whole, part] = [owner.periods[0]!, region.periods[0]!];
  if (owner.periods.length !== 1 || region.periods.length !== 1 || whole.free || part.free) return false;
  const covers = (a: Prices, b: Prices) => Object.keys(a).every(bucket => bucket in b);
  const same = (a: When, b: When) => a.tier === b.tier && a.prompt === b.prompt && a.utc === b.utc;
  const listed = whole.variants.filter(v => v.when.region === undefined);
  return (
    covers(whole.base, part.base) &&
    listed.every(v => part.variants.some(other => same(v.when, other.when) && covers(v.prices, other.prices)))
  );
}

function withRegion(owner: Imported, { regional, periods }: Imported): Imported {
  const { region } = regional!;
  const { base, variants } = owner.periods[0]!;
  const plain = { base, variants: variants.filter(v => v.when.region === undefined) };
  if (JSON.stringify(plain) === JSON.stringify({ base: periods[0]!.base, variants: periods[0]!.variants }))
    return { ...owner, regions: [...new Set([...(owner.regions ?? []), region])] };
  const own: Variant[] = [{ when: {}, prices: periods[0]!.base }, ...periods[0]!.variants];
  const added = own.map(({ when, prices }) => ({ when: { ...when, region }, prices }));
  const period: Period = owner.periods[0]!;
  return { ...owner, periods: [{ ...period, variants: [...period.variants, ...added] }] };
}
