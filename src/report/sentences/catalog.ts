/** What is said of a catalog wherever one is named. */
export interface NamedCatalog {
  readonly version: string;
  /** Its file, where it is not the catalog that came with the program. */
  readonly name?: string;
  readonly overlays?: readonly { readonly name: string }[];
}

/** `catalog 2026.11.2`, `catalog new.json (2026.12.1) with own prices`; the folders themselves where there is `room`. */
export function catalogWords({ version, name, overlays = [] }: NamedCatalog, room = false): string {
  const folders = room && overlays.length > 0 ? ` (${overlays.map(overlay => overlay.name).join(', then ')})` : '';
  return `catalog ${name === undefined ? version : `${name} (${version})`}${overlays.length > 0 ? ` with own prices${folders}` : ''}`;
}
