import type { Context } from '../../model/context.ts';
import { providerOf } from '../../model/eligibility/facts-of-provider.ts';
import type { LedgerLine } from './dossier-report.ts';

/** How an option is had, from whom, and what it is. */
export function boughtFrom(
  id: string | null,
  { scenario, catalog }: Context,
): Pick<LedgerLine, 'route' | 'provider' | 'item' | 'term'> {
  const option = scenario.options.find(o => o.id === id);
  if (!option) return { route: null, provider: null, item: null, term: null };
  const provider = providerOf(option);
  return {
    route: option.kind,
    provider: provider === undefined ? null : (catalog.provider(provider)?.name ?? provider),
    item: option.kind === 'api' ? option.api : `${option.replica.count} x ${option.replica.device}`,
    term: option.kind === 'rent' && !option.rent.price ? option.rent.term : null,
  };
}
