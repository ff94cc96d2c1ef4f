/** Which catalog an answer comes from. */
export interface CatalogHead {
  readonly version: string;
  readonly date: string;
  readonly sha256: string;
}

export const headOf = ({ version, date, sha256 }: CatalogHead): CatalogHead => ({ version, date, sha256 });
