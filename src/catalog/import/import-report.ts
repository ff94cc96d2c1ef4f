import type { EntryAccount, FieldRecord, ListedAs, Remark, Use } from './account.ts';
import type { Form } from './imported.ts';

/** What an import did, entry by entry and field by field; every entry and field of the file is in it once. */
export interface ImportReport {
  readonly schema: 'tco-import/1';
  readonly from: Form;
  readonly file: string;
  readonly asOf: string;
  /** total = mapped + listed; mapped = written + regions + duplicates. */
  readonly entries: {
    readonly total: number;
    readonly mapped: number;
    readonly listed: number;
    /** Entry files. */
    readonly written: number;
    /** Entry files of models that are declared free. */
    readonly free: number;
    /** Entry files that replace an entry of the catalog. */
    readonly replacing: number;
    /** Entries that are a region of another entry, and became variants of it. */
    readonly regions: number;
    /** Entries that say the same as one before them. */
    readonly duplicates: number;
  };
  /** Fields by what became of them; they add up to `total`. */
  readonly fields: { readonly total: number } & Readonly<Record<Use, number>>;
  readonly mapped: readonly MappedEntry[];
  readonly left: readonly LeftEntries[];
  readonly noCounterpart: readonly OtherPrices[];
  readonly remarks: readonly Remark[];
  readonly byField: readonly FieldCount[];
}

export interface MappedEntry {
  readonly from: string;
  /** Id of the entry that holds its prices. */
  readonly id: string;
  readonly region?: string | undefined;
  readonly duplicate?: true;
  readonly free?: true;
  /** The catalog has an entry of that id, which it replaces. */
  readonly replaces?: true;
}

/** Entries that were not entered, by reason. */
export interface LeftEntries {
  readonly as: ListedAs;
  readonly reason: string;
  readonly count: number;
  readonly entries: readonly { readonly from: string; readonly line: number }[];
}

/** A field with prices that this catalog has no place for, of all entries. */
export interface OtherPrices {
  readonly field: string;
  readonly what: string;
  readonly count: number;
  readonly examples: readonly { readonly entry: string; readonly value: string | undefined }[];
}

export interface FieldCount {
  readonly field: string;
  readonly count: number;
  readonly uses: { readonly [U in Use]?: number };
}

const EXAMPLES = 3;

/** Adds the accounts of all entries up. `repeated` are remarks on the text itself. */
export function importReport(
  { from, file, day }: { readonly from: Form; readonly file: string; readonly day: string },
  accounts: readonly EntryAccount[],
  repeated: readonly Remark[],
): ImportReport {
  const mapped = accounts.flatMap(account => mappedEntry(account));
  const all = accounts.flatMap(account => account.fields.map(record => ({ account, record })));
  const uses: Record<Use, number> = {
    mapped: 0,
    noCounterpart: 0,
    wrong: 0,
    notAPrice: 0,
    unknownKey: 0,
    withEntry: 0,
  };
  for (const { record } of all) uses[record.use]++;
  const regions = mapped.filter(m => m.region !== undefined).length;
  const duplicates = mapped.filter(m => m.duplicate).length;
  return {
    schema: 'tco-import/1',
    from,
    file,
    asOf: day,
    entries: {
      total: accounts.length,
      mapped: mapped.length,
      listed: accounts.length - mapped.length,
      written: mapped.length - regions - duplicates,
      replacing: mapped.filter(m => m.replaces).length,
      free: mapped.filter(m => m.free).length,
      regions,
      duplicates,
    },
    fields: { total: accounts.reduce((sum, account) => sum + account.read, 0), ...uses },
    mapped,
    left: leftEntries(accounts),
    noCounterpart: otherPrices(all),
    remarks: [...accounts.flatMap(account => account.remarks), ...repeated],
    byField: fieldCounts(all.map(({ record }) => record)),
  };
}

function mappedEntry({ from, outcome }: EntryAccount): MappedEntry[] {
  if (!outcome || !('id' in outcome)) return [];
  const { id, region, free, replaces } = outcome;
  return [
    {
      from,
      id,
      ...(region === undefined ? {} : { region }),
      ...(outcome.as === 'same' ? { duplicate: true as const } : {}),
      ...(free ? { free: true as const } : {}),
      ...(replaces ? { replaces: true as const } : {}),
    },
  ];
}

const ORDER: readonly ListedAs[] = ['noCounterpart', 'noPrice', 'looksWrong'];

function leftEntries(accounts: readonly EntryAccount[]): LeftEntries[] {
  const groups = new Map<string, { as: ListedAs; reason: string; entries: { from: string; line: number }[] }>();
  for (const { from, line, outcome } of accounts) {
    if (outcome && 'id' in outcome) continue;
    const { as, reason } = outcome ?? { as: 'looksWrong' as const, reason: 'not read' };
    const group = groups.get(`${as} ${reason}`) ?? { as, reason, entries: [] };
    group.entries.push({ from, line });
    groups.set(`${as} ${reason}`, group);
  }
  return [...groups.values()]
    .map(group => ({ ...group, count: group.entries.length }))
    .sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as) || b.count - a.count);
}

type Recorded = { readonly account: EntryAccount; readonly record: FieldRecord };

function otherPrices(all: readonly Recorded[]): OtherPrices[] {
  const groups = new Map<string, { field: string; what: string; found: Recorded[] }>();
  for (const recorded of all) {
    const { use, field, what = '' } = recorded.record;
    if (use !== 'noCounterpart') continue;
    const group = groups.get(field) ?? { field, what, found: [] };
    group.found.push(recorded);
    groups.set(field, group);
  }
  return [...groups.values()]
    .map(({ field, what, found }) => ({
      field,
      what,
      count: found.length,
      examples: found.slice(0, EXAMPLES).map(({ account, record }) => ({ entry: account.from, value: record.value })),
    }))
    .sort((a, b) => b.count - a.count);
}

function fieldCounts(records: readonly FieldRecord[]): FieldCount[] {
  const counts = new Map<string, { field: string; count: number; uses: { [U in Use]?: number } }>();
  for (const { field, use } of records) {
    const count = counts.get(field) ?? { field, count: 0, uses: {} };
    count.count++;
    count.uses[use] = (count.uses[use] ?? 0) + 1;
    counts.set(field, count);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1));
}
