import type { Catalog } from '../catalog/catalog.ts';
import { suggestions } from '../input/suggest.ts';
import { coreName, foldedName, modelSpellings } from './model-spellings.ts';
import { providerName, soleProvider } from './provider-name.ts';

/** A model as a log or a bill names it. */
export interface NamedModel {
  readonly provider?: string | undefined;
  readonly model: string;
}

/** The catalog's API, `provider/model`; or none, with up to three that may be meant. */
export type ResolvedModel =
  | { readonly api: string }
  | { readonly unknown: true; readonly suggestions: readonly string[] };

const SUGGESTION_LIMIT = 3;

/**
 * The API of the catalog that a log or a bill of `day` (`YYYY-MM-DD`) means by a model's name: by its id, by another name that it
 * goes by on that day, without the route before the name or the day of a snapshot after it. A name that several APIs could have is
 * unknown, and never guessed. `settled` says what names mean, by `name` or `provider/name` as written, before anything is looked up.
 */
export function resolveModel(
  catalog: Catalog,
  named: NamedModel,
  day: string,
  settled: ReadonlyMap<string, string> = new Map(),
): ResolvedModel {
  const { provider: told, model } = named;
  const said = settled.get(`${told}/${model}`) ?? settled.get(model);
  if (said !== undefined) return { api: said };
  const names = namesIn(catalog);
  const provider = told === undefined || told.trim() === '' ? providerIn(names, model) : providerName(told);
  if (provider !== undefined) {
    const id = names.has(provider) ? find(names.get(provider)!(), provider, model, day) : undefined;
    return id === undefined ? unknown(names, provider, model, day) : { api: id };
  }
  const found = everywhere(names, model, day);
  return found.length === 1 ? { api: found[0]! } : { unknown: true, suggestions: found.slice(0, SUGGESTION_LIMIT) };
}

/** A name of an API, with the days on which it means it. */
interface Meaning {
  readonly id: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the names of one provider mean, as written, folded, and by their core. */
interface Names {
  readonly written: ReadonlyMap<string, readonly Meaning[]>;
  readonly folded: ReadonlyMap<string, readonly Meaning[]>;
  readonly core: ReadonlyMap<string, readonly Meaning[]>;
}

/** By provider; entries are opened when names of theirs are first asked for. */
type NamesByProvider = ReadonlyMap<string, () => Names>;

const known = new WeakMap<Catalog, NamesByProvider>();

function namesIn(catalog: Catalog): NamesByProvider {
  const had = known.get(catalog);
  if (had) return had;
  const ids = new Map<string, string[]>();
  for (const id of catalog.ids('api')) {
    const provider = id.slice(0, id.indexOf('/'));
    ids.set(provider, [...(ids.get(provider) ?? []), id]);
  }
  const names = new Map([...ids].map(([provider, own]) => [provider, once(() => namesOf(catalog, provider, own))]));
  known.set(catalog, names);
  return names;
}

function namesOf(catalog: Catalog, provider: string, ids: readonly string[]): Names {
  const written = new Map<string, Meaning[]>();
  const folded = new Map<string, Meaning[]>();
  const core = new Map<string, Meaning[]>();
  const add = (to: Map<string, Meaning[]>, name: string, meaning: Meaning) => {
    const before = to.get(name);
    if (before) before.push(meaning);
    else to.set(name, [meaning]);
  };
  for (const id of ids) {
    const aliases = (catalog.api(id)?.aliases ?? []).map(({ id: name, from, to }) => ({ name, from, to }));
    for (const { name, from, to } of [
      { name: id.slice(provider.length + 1), from: undefined, to: undefined },
      ...aliases,
    ]) {
      const meaning = { id, from, to };
      add(written, name, meaning);
      add(folded, foldedName(name), meaning);
      if (provider === 'bedrock') add(core, coreName(name), meaning);
    }
  }
  return { written, folded, core };
}

function find(names: Names, provider: string, model: string, day: string): string | undefined {
  const only = (meanings: readonly Meaning[] = []): string | undefined => {
    const ids = new Set(
      meanings.filter(({ from, to }) => (from ?? '') <= day && (to === undefined || day < to)).map(({ id }) => id),
    );
    return ids.size === 1 ? [...ids][0] : undefined;
  };
  for (const spelling of modelSpellings(provider, model)) {
    const id = only(names.written.get(spelling)) ?? only(names.folded.get(foldedName(spelling)));
    if (id !== undefined) return id;
  }
  return provider === 'bedrock'
    ? only(names.core.get(coreName(modelSpellings(provider, model)[1] ?? model)))
    : undefined;
}

/** The provider that a name says itself, as `provider/model` or because nobody else sells it. */
function providerIn(names: NamesByProvider, model: string): string | undefined {
  const slash = model.indexOf('/');
  const first = slash === -1 ? '' : providerName(model.slice(0, slash));
  return names.has(first) ? first : soleProvider(model);
}

const everywhere = (names: NamesByProvider, model: string, day: string): string[] =>
  [...names].flatMap(([provider, own]) => find(own(), provider, model, day) ?? []);

/** What may be meant: the same model at the provider that sells it, else names near to it at the provider that was told. */
function unknown(names: NamesByProvider, provider: string, model: string, day: string): ResolvedModel {
  const own = names.get(provider);
  const bare = modelSpellings(provider, model);
  const near = own ? suggestions(bare[1] ?? bare[0]!, own().written.keys()) : [];
  const ids = near.flatMap(name => own!().written.get(name)!.at(-1)!.id);
  const elsewhere = ids.length === 0 ? everywhere(names, bare.at(-1)!, day) : [];
  const seller = soleProvider(bare.at(-1)!);
  const first = elsewhere.filter(id => id.startsWith(`${seller}/`));
  return { unknown: true, suggestions: [...new Set([...ids, ...first, ...elsewhere])].slice(0, SUGGESTION_LIMIT) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
