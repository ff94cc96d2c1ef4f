import type { Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { CompiledCatalog } from '../compiled.ts';

/** A new provider whose name is nearly that of a known one is most likely a slip, and the entry would never be used. `id` is that of a new entry, `api/togehter/llama-3.3-70b`. */
export function mistypedProvider(id: string, base: CompiledCatalog, file: string | undefined): Problem[] {
  const [kind = '', provider = ''] = id.split('/');
  if (kind !== 'api' && kind !== 'rentals') return [];
  const known = new Set(Object.keys(base[kind]).map(k => k.slice(0, k.indexOf('/'))));
  const hint = known.has(provider) ? undefined : didYouMean(provider, known);
  if (!hint || file === undefined) return [];
  return [
    {
      code: 'E438',
      severity: 'warning',
      message: `\`${id}\` is a new entry of a provider that the catalog does not know`,
      at: { file, line: 1, column: 1 },
      hint,
    },
  ];
}
