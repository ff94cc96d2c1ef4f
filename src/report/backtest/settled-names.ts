import type { Catalog } from '../../catalog/catalog.ts';
import type { Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { Option } from '../../scenario/scenario.ts';
import type { InvoiceLine } from '../../usage/invoice/invoice-line.ts';

/** The first name that is to mean an API which neither the catalog nor the scenario has. */
export function settledFault(
  settled: ReadonlyMap<string, string>,
  options: readonly Option[],
  catalog: Catalog,
): { readonly message: string; readonly hint: string } | undefined {
  const own = options.flatMap(option => (option.kind === 'api' ? [option.api] : []));
  const found = [...settled].find(([, api]) => !catalog.api(api) && !own.includes(api));
  if (!found) return undefined;
  const [name, api] = found;
  return {
    message: `--model \`${name}=${api}\`: neither the catalog nor the scenario has an API \`${api}\``,
    hint: didYouMean(api, [...own, ...catalog.ids('api')]) ?? '`tco catalog list api` shows them all',
  };
}

/** Names that were settled and that no line has. */
export function idleNames(settled: ReadonlyMap<string, string>, lines: readonly InvoiceLine[]): Problem[] {
  const names = [...new Set(lines.flatMap(({ model }) => model ?? []))];
  return [...settled.keys()]
    .filter(name => !lines.some(({ provider, model }) => model === name || `${provider}/${model}` === name))
    .map(name => ({
      code: 'E596',
      severity: 'warning',
      message: `--model \`${name}=…\`: no line of the invoices is for \`${name}\``,
      hint: didYouMean(name, names) ?? `they are for ${names.slice(0, 12).join(', ') || 'no model'}`,
    }));
}
