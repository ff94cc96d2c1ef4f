import { calcPrice, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices';
import type { ApiEntry, Catalog } from '../../src/catalog/catalog.ts';

/** An API that both know: our entry, and the name under which the peer finds it at the provider of the same name. */
export interface Pair {
  readonly entry: ApiEntry;
  readonly name: string;
  readonly model: ModelInfo;
  /** Whether its price there depends on the hour. */
  readonly hasHours: boolean;
}

/** Every entry that the peer finds too, by its id or by one of its aliases. */
export function pairsOf(catalog: Catalog): readonly Pair[] {
  return catalog.ids('api').flatMap(id => {
    const entry = catalog.api(id)!;
    const names = [id.slice(id.indexOf('/') + 1), ...(entry.aliases ?? []).map(alias => alias.id)];
    for (const name of names) {
      const found = calcPrice({}, name, { providerId: entry.provider });
      if (!found) continue;
      const hasHours = JSON.stringify(found.model.prices).includes('start_time');
      return [{ entry, name, model: found.model, hasHours }];
    }
    return [];
  });
}

/** The price lists of the peer for a model, with the day or the daily hours from which each holds. */
export const peerLists = ({
  model,
}: Pair): readonly { readonly constraint?: unknown; readonly prices: ModelPrice }[] =>
  Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];

/** The days on which a price list of the peer begins. */
export const startsOf = (pair: Pair): readonly string[] =>
  peerLists(pair).flatMap(({ constraint }) => {
    const start = (constraint as { start_date?: string | Date } | undefined)?.start_date;
    return start ? [new Date(start).toISOString().slice(0, 10)] : [];
  });
