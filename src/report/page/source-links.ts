import type { Quantity } from '../../quantity/quantity.ts';
import { givensInUse } from '../givens-in-use.ts';
import { sourceLink } from '../source-link.ts';

/** Where the source of an input can be read, by the path of the input. */
export type SourceLinks = ReadonlyMap<string, string>;

/** Addresses of sources of the catalog. */
export function sourceLinks(outputs: Iterable<Quantity>): SourceLinks {
  const links = new Map<string, string>();
  for (const { path, source } of givensInUse(outputs)) {
    const url = sourceLink(source);
    if (url) links.set(path, url);
  }
  return links;
}
