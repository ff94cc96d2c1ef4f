import type { Source } from '../quantity/source.ts';

/** The address at which a source can be read: `http:` and `https:` alone, and none that could end what it is written into. */
export function sourceLink(source: Source | undefined): string | undefined {
  const url = source?.kind === 'catalog' || source?.kind === 'default' ? source.url : undefined;
  return url && /^https?:\/\/[^\s"'<>`\\]+$/i.test(url) ? url : undefined;
}
