import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { openCatalog } from '../catalog/open.ts';
import { overlaid } from '../catalog/source/overlay.ts';
import { InputFault } from '../input/problem.ts';
import { catalogFiles } from './catalog-files.ts';
import type { Host } from './host.ts';

/** The catalog that a scenario in the current folder would be costed with: own prices of the project and of `--catalog` on top. Throws InputFault where they are wrong. */
export async function catalogInUse(
  host: Host,
  wanted: string | undefined,
): Promise<{ readonly json: CompiledCatalog; readonly catalog: Catalog }> {
  const { base, overlays } = await catalogFiles(host, '-', wanted);
  const { catalog: json, problems } = overlaid(base, overlays);
  if (problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  return { json, catalog: openCatalog(json) };
}
