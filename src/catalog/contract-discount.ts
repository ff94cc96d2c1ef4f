import type { Given } from '../quantity/given.ts';
import type { ApiEntry, Catalog, ContractEntry } from './catalog.ts';
import { inForce } from './dates.ts';

/** The discount that was agreed for an API entry and is in force on a day. A contract for the entry itself comes before one for its provider. */
export function contractDiscountAt(
  catalog: Catalog,
  entry: ApiEntry,
  day: string,
): { readonly contract: ContractEntry; readonly discount: Given } | undefined {
  const contracts = catalog.ids('contract').map(id => catalog.contract(id)!);
  for (const covers of [(c: ContractEntry) => c.api === entry.id, (c: ContractEntry) => c.provider === entry.provider])
    for (const contract of contracts.filter(covers)) {
      const held = contract.discounts.find(d => inForce(d, day));
      if (held) return { contract, discount: held.discount };
    }
  return undefined;
}
