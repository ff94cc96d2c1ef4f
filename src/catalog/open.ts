import type { Given } from '../quantity/given.ts';
import type { Catalog } from './catalog.ts';
import type { CompiledCatalog, CompiledSource } from './compiled.ts';
import { DEFAULTS } from './fields.ts';
import { Figures } from './figures.ts';
import { openApi } from './open-api.ts';
import { openDevice } from './open-device.ts';
import { openModel } from './open-model.ts';
import { openOffers } from './open-offers.ts';
import { openRule } from './open-rule.ts';
import { openSite } from './open-site.ts';
import { openThroughput } from './open-throughput.ts';

/** Opens a compiled catalog for look-ups. Nothing is read before it is asked for, and each entry once. */
export function openCatalog(json: CompiledCatalog): Catalog {
  const lookups = {
    api: once(json.sources, json.api, openApi),
    model: once(json.sources, json.models, openModel),
    device: once(json.sources, json.devices, openDevice),
    site: once(json.sources, json.sites, openSite),
    rule: once(json.sources, json.rules, openRule),
    rentals: once(json.sources, json.rentals, openOffers),
    throughput: once(json.sources, json.throughput, openThroughput),
  };
  let defaults: ReadonlyMap<string, Given> | undefined;
  return {
    version: json.version,
    sha256: json.sha256,
    date: json.date,
    api: id => lookups.api(id) ?? lookups.api(nowMeans(json, id)),
    model: lookups.model,
    device: lookups.device,
    site: lookups.site,
    rule: lookups.rule,
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
  };
}

/** Looks up own keys only, and keeps what was opened. */
function once<C, E>(
  sources: readonly CompiledSource[],
  entries: Readonly<Record<string, C>>,
  open: (id: string, entry: C, sources: readonly CompiledSource[]) => E,
): (id: string) => E | undefined {
  const opened = new Map<string, E>();
  return id => {
    const known = opened.get(id);
    if (known !== undefined || !Object.hasOwn(entries, id)) return known;
    const entry = open(id, entries[id]!, sources);
    opened.set(id, entry);
    return entry;
  };
}

/** The entry an alias means on the catalog's own date; the id itself where it is none. */
function nowMeans(json: CompiledCatalog, id: string): string {
  if (!Object.hasOwn(json.apiAliases, id)) return id;
  return (
    json.apiAliases[id]!.find(
      a => (a.from === undefined || a.from <= json.date) && (a.to === undefined || json.date < a.to),
    )?.entry ?? id
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

function idsOf(json: CompiledCatalog, kind: Parameters<Catalog['ids']>[0]): readonly string[] {
  if (kind === 'provider') return [...new Set(Object.keys(json.rentals).map(id => id.split('/')[0]!))];
  return Object.keys(
    { api: json.api, model: json.models, device: json.devices, site: json.sites, rule: json.rules }[kind],
  );
}
