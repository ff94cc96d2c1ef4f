import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { type CatalogIndex, indexedCatalog } from '../catalog/indexed.ts';
import type { OverlayFiles } from '../catalog/source/overlay.ts';
import type { Problem } from '../input/problem.ts';
import type { Host } from './host.ts';
import { readCatalogFile } from './read-catalog.ts';

/** The catalog of a run and the folders of own prices on top of it, as read from files. */
export interface CatalogFiles {
  readonly base: CompiledCatalog;
  readonly overlays: readonly OverlayFiles[];
  readonly priceAge: number | undefined;
  readonly warnings: readonly Problem[];
}

/**
 * The catalog that a scenario is costed with. First comes what `--catalog` names: a compiled catalog replaces the shipped one,
 * a folder of own prices lies on top of everything. Then what the project's file names, then the shipped catalog.
 */
export async function catalogFiles(host: Host, file: string, wanted: string | undefined): Promise<CatalogFiles> {
  const { projectOf } = await import('./project.ts');
  const project = await projectOf(file);
  const replaces = wanted !== undefined && isFile(wanted);
  const folders = (project?.catalog ?? []).map(name => ({
    name,
    path: relative('.', join(project!.folder, name)) || '.',
  }));
  if (wanted !== undefined && !replaces) folders.push({ name: wanted.replace(/(?<=.)\/+$/, ''), path: wanted });
  const overlays: OverlayFiles[] = [];
  for (const { name, path } of folders) overlays.push(await overlayFiles(name, path));
  const base = replaces
    ? await readCatalogFile(wanted)
    : project?.base !== undefined
      ? await readCatalogFile(relative('.', join(project.folder, project.base)))
      : shippedCatalog(host);
  return { base: base.catalog, overlays, priceAge: project?.priceAge, warnings: base.warnings };
}

/** A folder of own prices with the hash of its files. */
async function overlayFiles(name: string, path: string): Promise<OverlayFiles> {
  const { readEntries } = await import('./read-entries.ts');
  const files = await readEntries(path);
  const hash = createHash('sha256');
  for (const entry of files) hash.update(`${entry.path}\0${entry.text}\0`);
  return { name, sha256: hash.digest('hex'), files };
}

const isFile = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;

/** The catalog that came with the program; what a run does not look up is not read. A file that was changed by hand is read as it is, with a warning and its own hash. */
export function shippedCatalog(host: Pick<Host, 'root'>): {
  readonly catalog: CompiledCatalog;
  readonly warnings: readonly Problem[];
} {
  const bytes = readFileSync(join(host.root, 'dist', 'catalog.json'));
  const index = JSON.parse(readFileSync(join(host.root, 'dist', 'catalog.index.json'), 'latin1')) as CatalogIndex;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === index.fileSha256) return { catalog: indexedCatalog(bytes, index), warnings: [] };
  const message = 'the catalog that came with tco was changed: its prices are not those that were published';
  return {
    catalog: { ...(JSON.parse(bytes.toString('utf8')) as CompiledCatalog), sha256 },
    warnings: [{ code: 'E439', severity: 'warning', message }],
  };
}
