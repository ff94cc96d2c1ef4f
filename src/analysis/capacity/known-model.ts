import type { Catalog } from '../../catalog/catalog.ts';
import { type Architecture, completed } from '../../model/capacity/architecture.ts';
import { shapeOf } from '../../model/capacity/from-catalog.ts';
import { modelKey, nameMatcher } from '../../model/capacity/match-name.ts';
import { likelyInBase } from '../../quantity/given.ts';

/** A model with a shape to serve. */
export interface KnownModel {
  /** Id in the catalog; of a model that has no entry there, the name as asked for. */
  readonly id: string;
  /** Whether the catalog has an entry of it, with a source. */
  readonly inCatalog: boolean;
  readonly architecture: Architecture;
  /** Tokens; undefined: not recorded. */
  readonly contextWindow: number | undefined;
}

/** The model of an id, of a name that publishers write (`Qwen/Qwen3-30B-A3B-Instruct`), or of a known shape without an entry. */
export function knownModel(catalog: Catalog, name: string): KnownModel | undefined {
  const ids = catalog.ids('model');
  const id = ids.includes(name) ? name : ids.find(known => modelKey(known) === modelKey(name));
  const entry = id === undefined ? undefined : catalog.model(id);
  const models = entry ? { [entry.id]: shapeOf(entry) } : {};
  const members = nameMatcher({ models, devices: {} }).model(entry?.id ?? name);
  if (!members) return undefined;
  return {
    id: entry?.id ?? name,
    inCatalog: entry !== undefined,
    architecture: completed(members),
    contextWindow: entry?.contextWindow && likelyInBase(entry.contextWindow).toNumber(),
  };
}
