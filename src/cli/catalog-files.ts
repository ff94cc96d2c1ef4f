import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { type CatalogIndex, indexedCatalog } from '../catalog/indexed.ts';
import type { OverlayFiles } from '../catalog/source/overlay.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { noteRead } from './files-read.ts';
import type { Host } from './host.ts';
import { readCatalogFile } from './read-catalog.ts';
import { statusOf } from './status-of.ts';

/** The catalog of a run and the folders of own prices on top of it, as read from files. */
export interface CatalogFiles {
  readonly base: CompiledCatalog;
  /** The file of the catalog, where it is not the one that came with the program. */
  readonly name?: string;
  readonly overlays: readonly OverlayFiles[];
  readonly priceAge: number | undefined;
  readonly warnings: readonly Problem[];
}

/**
 * The catalog that a scenario is costed with. First comes what `--catalog` names: a compiled catalog replaces the shipped one,
 * a folder of own prices lies on top of everything. Then what the project's file names, then the shipped catalog.
 * Throws InputFault with everything that cannot be read.
 */
export async function catalogFiles(host: Host, file: string, wanted: string | undefined): Promise<CatalogFiles> {
  const { projectOf, pathFrom } = await import('./project.ts');
  const project = await projectOf(file);
  const problems: Problem[] = [...(project?.errors ?? [])];
  const found = async <T>(reading: Promise<T>, placed: (problem: Problem) => Problem): Promise<T | undefined> => {
    try {
      return await reading;
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems.map(placed));
      return undefined;
    }
  };
  const asItIs = (problem: Problem): Problem => problem;
  const replaces = wanted !== undefined && (statusOf(wanted)?.isFile() ?? false);
  const overlays: OverlayFiles[] = [];
  const lay = async (name: string, path: string, placed = asItIs): Promise<void> => {
    const overlay = await found(overlayFiles(name, path), placed);
    if (overlay) overlays.push(overlay);
  };
  for (const [i, name] of (project?.catalog ?? []).entries())
    await lay(name, pathFrom(project!, name), p => project!.named(['catalog', i], p));
  if (wanted !== undefined && !replaces) await lay(wanted.replace(/(?<=.)\/+$/, ''), wanted);
  const ownBase = project?.base === undefined ? undefined : pathFrom(project, project.base);
  const name = replaces ? wanted : ownBase;
  const base =
    name === undefined
      ? shippedCatalog(host)
      : await found(readCatalogFile(name), replaces ? asItIs : p => project!.named(['base'], p));
  if (!base || problems.length > 0) throw new InputFault(problems);
  const { catalog, warnings } = base;
  return { base: catalog, ...(name === undefined ? {} : { name }), overlays, priceAge: project?.priceAge, warnings };
}

/** A folder of own prices with the hash of its files. */
async function overlayFiles(name: string, path: string): Promise<OverlayFiles> {
  const { readEntries } = await import('./read-entries.ts');
  const files = await readEntries(path);
  const hash = createHash('sha256');
  for (const entry of files) hash.update(`${entry.path}\0${entry.text}\0`);
  return { name, sha256: hash.digest('hex'), files };
}

/** The catalog that came with the program; what a run does not look up is not read. A file that was changed by hand is read as it is, with a warning and its own hash. */
export function shippedCatalog(host: Pick<Host, 'root'>): {
  readonly catalog: CompiledCatalog;
  readonly warnings: readonly Problem[];
} {
  const file = join(host.root, 'dist', 'catalog.json');
  noteRead(statusOf(file));
  const bytes = readFileSync(file);
  const index = JSON.parse(readFileSync(join(host.root, 'dist', 'catalog.index.json'), 'latin1')) as CatalogIndex;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === index.fileSha256) return { catalog: indexedCatalog(bytes, index), warnings: [] };
  const message = 'the catalog that came with tco was changed: its prices are not those that were published';
  return {
    catalog: { ...(JSON.parse(bytes.toString('utf8')) as CompiledCatalog), sha256 },
    warnings: [{ code: 'E439', severity: 'warning', message }],
  };
}
