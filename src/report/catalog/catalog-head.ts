import type { NamedCatalog } from '../sentences/catalog.ts';

/** Which catalog an answer comes from. */
export interface CatalogHead extends NamedCatalog {
  readonly date: string;
  readonly sha256: string;
}

export const headOf = (
  { version, date, sha256 }: CatalogHead,
  said: Omit<NamedCatalog, 'version'> = {},
): CatalogHead => ({
  version,
  date,
  sha256,
  ...said,
});
