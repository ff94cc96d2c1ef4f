import type { Catalog } from '../catalog/catalog.ts';
import { didYouMean } from '../input/suggest.ts';

/** What names of models in logs and on invoices mean: an API by the name, or by `provider/name`. */
export type Settled = ReadonlyMap<string, string>;

/** The first name that is to mean an API which neither the catalog has nor an option of its own, with what may be meant. */
export function settledFault(
  settled: Settled,
  catalog: Catalog,
  own: readonly string[] = [],
): { readonly message: string; readonly hint: string } | undefined {
  const found = [...settled].find(([, api]) => !catalog.api(api) && !own.includes(api));
  if (!found) return undefined;
  const [name, api] = found;
  const nobody = own.length > 0 ? 'neither the catalog nor the scenario has an API' : 'the catalog has no API';
  return {
    message: `--model \`${name}=${api}\`: ${nobody} \`${api}\``,
    hint: didYouMean(api, [...own, ...catalog.ids('api')]) ?? '`tco catalog list api` shows them all',
  };
}

/** Names that were settled and that nothing has, with those that are there. */
export function idleNames(
  settled: Settled,
  there: readonly { readonly provider?: string | undefined; readonly model: string }[],
): readonly { readonly name: string; readonly hint: string }[] {
  const names = [...new Set(there.map(({ model }) => model))];
  const isThere = (name: string) =>
    there.some(({ provider, model }) => model === name || `${provider}/${model}` === name);
  return [...settled.keys()]
    .filter(name => !isThere(name))
    .map(name => ({ name, hint: didYouMean(name, names) ?? `names are ${names.slice(0, 12).join(', ') || 'none'}` }));
}
