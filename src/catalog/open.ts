import type { Given } from '../quantity/given.ts';
import type { Catalog } from './catalog.ts';
import type { CompiledCatalog, CompiledSource } from './compiled.ts';
import { DEFAULTS } from './fields.ts';
import { Figures } from './figures.ts';
import { openApi } from './open-api.ts';
import { openContract } from './open-contract.ts';
import { openDevice } from './open-device.ts';
import { openModel } from './open-model.ts';
import { openOffers } from './open-offers.ts';
import { openPerson } from './open-person.ts';
import { openProvider } from './open-provider.ts';
import { openRule } from './open-rule.ts';
import { openSite } from './open-site.ts';
import { openThroughput } from './open-throughput.ts';

/**
 * Opens a compiled catalog for look-ups. Nothing is read before it is asked for, and each entry once.
 * `day` (`YYYY-MM-DD`, default the catalog's own date) says which entry a moving name means; `below` knows what own prices replaced.
 */
export function openCatalog(json: CompiledCatalog, day: string = json.date, below?: Catalog['below']): Catalog {
  const lookups = {
    api: once(json, 'api', openApi),
    model: once(json, 'models', openModel),
    device: once(json, 'devices', openDevice),
    site: once(json, 'sites', (id, entry, sources) => openSite(id, entry, sources, day)),
    rule: once(json, 'rules', openRule),
    provider: once(json, 'providers', openProvider),
    person: once(json, 'people', openPerson),
    contract: once(json, 'contracts', openContract),
    rentals: once(json, 'rentals', openOffers),
    throughput: once(json, 'throughput', openThroughput),
  };
  let defaults: ReadonlyMap<string, Given> | undefined;
  return {
    version: json.version,
    sha256: json.sha256,
    date: json.date,
    api: id => lookups.api(id) ?? lookups.api(meaning(json, id, day)),
    model: lookups.model,
    device: lookups.device,
    site: lookups.site,
    rule: lookups.rule,
    provider: lookups.provider,
    person: lookups.person,
    contract: lookups.contract,
    rentals: (provider, device) => lookups.rentals(`${provider}/${device}`) ?? [],
    throughput: (model, device) => {
      const sameAs = lookups.model(model)?.measuredAs;
      return [
        ...(lookups.throughput(`${model}/${device}`) ?? []),
        ...((sameAs === undefined ? undefined : lookups.throughput(`${sameAs}/${device}`)) ?? []),
      ];
    },
    get defaults() {
      defaults ??= openDefaults(json);
      return defaults;
    },
    ids: kind => idsOf(json, kind),
    ...(below ? { below } : {}),
  };
}

type Section =
  | 'api'
  | 'models'
  | 'devices'
  | 'sites'
  | 'rules'
  | 'providers'
  | 'people'
  | 'contracts'
  | 'rentals'
  | 'throughput';
type EntryOf<S extends Section> = NonNullable<CompiledCatalog[S]>[string];

/** Looks up own keys of a section only, and keeps what was opened. */
function once<S extends Section, E>(
  json: CompiledCatalog,
  section: S,
  open: (id: string, entry: EntryOf<S>, sources: readonly CompiledSource[]) => E,
): (id: string) => E | undefined {
  const opened = new Map<string, E>();
  return id => {
    const known = opened.get(id);
    const entries = known === undefined ? (json[section] as CompiledCatalog[S] | undefined) : undefined;
    if (entries === undefined || !Object.hasOwn(entries, id)) return known;
    const entry = open(id, entries[id] as EntryOf<S>, json.sources);
    opened.set(id, entry);
    return entry;
  };
}

/** The entry an alias means on a day; the id itself where it is none. */
function meaning(json: CompiledCatalog, id: string, day: string): string {
  if (!Object.hasOwn(json.apiAliases, id)) return id;
  return (
    json.apiAliases[id]!.find(a => (a.from === undefined || a.from <= day) && (a.to === undefined || day < a.to))
      ?.entry ?? id
  );
}

function openDefaults(json: CompiledCatalog): ReadonlyMap<string, Given> {
  return new Map(
    Object.entries(json.defaults).map(([path, { value, source }]) => [
      path,
      new Figures('defaults', path, 'defaults', source, json.sources).read('value', value, DEFAULTS[path]!),
    ]),
  );
}

const SECTIONS = {
  api: 'api',
  model: 'models',
  device: 'devices',
  site: 'sites',
  rule: 'rules',
  attributes: 'providers',
  person: 'people',
  contract: 'contracts',
} as const satisfies Partial<Record<Parameters<Catalog['ids']>[0], Section>>;

function idsOf(json: CompiledCatalog, kind: Parameters<Catalog['ids']>[0]): readonly string[] {
  if (kind === 'provider') return [...new Set(Object.keys(json.rentals).map(id => id.split('/')[0]!))];
  return Object.keys(json[SECTIONS[kind]] ?? {});
}
