import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { openCatalog } from '../catalog/open.ts';
import { overlaid } from '../catalog/source/overlay.ts';
import { InputFault } from '../input/problem.ts';
import type { CatalogUse } from '../report/catalog/catalog-use.ts';
import { catalogFiles } from './catalog-files.ts';
import type { Host } from './host.ts';

/** The catalog that a scenario in the current folder would be costed with: own prices of the project and of `--catalog` on top of the `base`. Throws InputFault where they are wrong. */
export async function catalogInUse(
  host: Host,
  wanted: string | undefined,
): Promise<{
  readonly json: CompiledCatalog;
  readonly catalog: Catalog;
  readonly base: CompiledCatalog;
  readonly use: CatalogUse;
}> {
  const { base, name, overlays } = await catalogFiles(host, '-', wanted);
  const { catalog: json, own, problems } = overlaid(base, overlays);
  if (problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  const folders = overlays.map(({ name: folder, sha256, files }) => ({
    name: folder,
    sha256: sha256 ?? null,
    entries: files.length,
  }));
  const said = { ...(name === undefined ? {} : { name }), ...(folders.length > 0 ? { overlays: folders } : {}) };
  return { json, catalog: openCatalog(json), base, use: { said, own } };
}
