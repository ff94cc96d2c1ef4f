import type { CompiledSource, CompiledVariant } from '../compiled.ts';
import { SAID_OF_PROVIDERS } from '../compiled-rule.ts';
import { variantName } from '../variant-name.ts';

/** One figure or text of an entry, wherever in it it stands. */
export interface Leaf {
  /** What it is: `input`, `batch input`, `flops bf16`, `p5.48xlarge us-east-1 on-demand price`. */
  readonly figure: string;
  /** First day of the period it belongs to; undefined outside of periods, and for a period without a first day. */
  readonly from: string | undefined;
  /** First day on which the period no longer holds. */
  readonly to: string | undefined;
  readonly status: string | undefined;
  /** Which period of the entry it belongs to, `''` outside of periods. */
  readonly period: string;
  readonly text: string;
  readonly source: CompiledSource | undefined;
  /** Says where a figure comes from and since when that is known, not what it is. */
  readonly provenance: boolean;
}

type Place = Omit<Leaf, 'text' | 'provenance'>;
type Data = Readonly<Record<string, unknown>>;

/** What a fact of a provider holds for: it stands in its name. */
const HELD_FOR = ['of', 'tiers', 'models', 'with'];

/** Lists that are only wrappers: their name says nothing that their items do not say. */
const WRAPPERS = new Set(['prices', 'variants', 'offers', 'rows', 'discounts']);
/** What tells the items of a list from one another; it is in their name, so it is no figure of theirs. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['instance', 'region', 'term'],
  ['gpus', 'precision', 'engine', 'mode', 'input', 'output', 'concurrency', 'metric'],
  ['age'],
  ['id'],
];
const CONDITIONS = ['tier', 'region', 'prompt', 'hours', 'days'];

/** Every figure of an entry by a key of its own; sources that are written as numbers are looked up. */
export function leavesOf(entry: unknown, sources: readonly CompiledSource[]): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  const add = (place: Place, text: string, provenance = false): void => {
    const key = `${place.figure}\n${place.period}`;
    let free = key;
    for (let n = 2; found.has(free); n++) free = `${key}\n${n}`;
    found.set(free, { ...place, text, provenance });
  };
  const resolved = (source: unknown): CompiledSource | undefined =>
    typeof source === 'number' ? sources[source] : (source as CompiledSource | undefined);

  const walk = (value: unknown, place: Place): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) list(value, place);
    else if (typeof value !== 'object') add(place, String(value));
    else map(value as Data, place);
  };

  const map = (data: Data, place: Place, skipped: readonly string[] = []): void => {
    const source = data.source === undefined ? place.source : resolved(data.source);
    const here = { ...place, source };
    if (data.source !== undefined && source)
      add({ ...here, figure: named(place.figure, 'source') }, described(source), true);
    for (const [key, value] of Object.entries(data)) {
      // `free` says of prices of 0 that they are meant
      if (key === 'source' || key === 'joined' || key === 'free' || skipped.includes(key)) continue;
      if (key === 'facts' && Array.isArray(value)) facts(value as Data[], here);
      else if (key === 'recordedAt') add({ ...here, figure: named(place.figure, key) }, String(value), true);
      // `{ value, source }` is a figure with a source of its own
      else
        walk(value, {
          ...here,
          figure: key === 'value' || wraps(key, value) ? place.figure : named(place.figure, key),
        });
    }
  };

  const facts = (items: readonly Data[], place: Place): void => {
    for (const fact of items) {
      const held = HELD_FOR.flatMap(key =>
        fact[key] === undefined ? [] : [key === 'with' ? `with ${fact[key]}` : String(fact[key])],
      );
      map(fact, { ...place, figure: held.join(' ') }, [...HELD_FOR, 'note']);
      const said = SAID_OF_PROVIDERS.find(key => fact[key] !== undefined) ?? '';
      walk(fact.note, {
        ...place,
        figure: [...held, said, 'note'].join(' '),
        source: resolved(fact.source) ?? place.source,
      });
    }
  };

  const list = (items: readonly unknown[], place: Place): void => {
    if (items.length === 0) return;
    if (items.every(item => typeof item !== 'object' || item === null)) {
      add(place, items.map(String).join(', '));
      return;
    }
    items.forEach((item, i) => {
      if (typeof item !== 'object') {
        add({ ...place, figure: named(place.figure, String(item)) }, String(item));
        return;
      }
      const data = (item ?? {}) as Data;
      const [name, skipped] = identityOf(data, i);
      map(data, { ...dated(data, place), figure: named(place.figure, name) }, skipped);
    });
  };

  walk(entry, { figure: '', from: undefined, to: undefined, status: undefined, period: '', source: undefined });
  return found;
}

/** The `offers` of a provider are words, and those of a rental are what it wraps. */
const wraps = (key: string, value: unknown): boolean =>
  WRAPPERS.has(key) && !(Array.isArray(value) && typeof value[0] === 'string');

const named = (before: string, name: string): string => [before, name].filter(Boolean).join(' ');

function dated(data: Data, place: Place): Place {
  if (data.recordedAt === undefined && data.validFrom === undefined) return place;
  const [from, to, status] = [data.validFrom, data.validTo, data.status] as (string | undefined)[];
  return { ...place, from, to, status, period: `${from ?? 'start'}${status === 'withdrawn' ? ' withdrawn' : ''}` };
}

function identityOf(data: Data, i: number): readonly [name: string, skipped: readonly string[]] {
  if (isVariant(data)) return [variantName(data), CONDITIONS];
  const keys = IDENTITIES.find(all => data[all[0]!] !== undefined);
  // a period is told by its first day
  if (!keys) return data.recordedAt === undefined ? [String(i + 1), []] : ['', ['validFrom']];
  return [
    keys
      .map(key => data[key])
      .filter(value => value !== undefined)
      .join(' '),
    [...keys, 'validFrom'],
  ];
}

const isVariant = (data: Data): data is Data & CompiledVariant =>
  data.prices !== undefined && data.variants === undefined && CONDITIONS.some(key => data[key] !== undefined);

const described = ({ title, url, read, grade }: CompiledSource): string =>
  [title, url, `read ${read}`, grade].filter(Boolean).join(', ');
