import type { Quantity } from '../../quantity/quantity.ts';
import { givensInUse } from '../givens-in-use.ts';

/** Where the source of an input can be read, by the path of the input. */
export type SourceLinks = ReadonlyMap<string, string>;

/** Addresses of sources of the catalog; of `http:` and `https:` alone. */
export function sourceLinks(outputs: Iterable<Quantity>): SourceLinks {
  const links = new Map<string, string>();
  for (const { path, source } of givensInUse(outputs)) {
    const url = source.kind === 'catalog' || source.kind === 'default' ? source.url : undefined;
    if (url && /^https?:\/\/[^\s"'<>`\\]+$/i.test(url)) links.set(path, url);
  }
  return links;
}
