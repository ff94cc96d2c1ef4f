import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { shippedCatalog } from './catalog-files.ts';
import type { Host } from './host.ts';
import { readCatalogFile } from './read-catalog.ts';
import { statusOf } from './status-of.ts';

/** A catalog, and the folder of own prices that was laid on the one of the program to make it. */
export interface ReadCatalog {
  readonly catalog: CompiledCatalog;
  readonly overlay?: string;
  readonly warnings: readonly Problem[];
}

/** A compiled catalog, a folder of all its entries, or a folder of own prices laid on the catalog of the program. Throws InputFault. */
export async function readEither(name: string, host: Host): Promise<ReadCatalog> {
  if (!statusOf(name)?.isDirectory()) return readCatalogFile(name);
  const { readEntries } = await import('./read-entries.ts');
  const files = await readEntries(name);
  const whole = existsSync(join(name, 'catalog.yaml'));
  const { catalog, problems } = whole ? await compiled(files) : await laid(name, files, host);
  if (problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  return { catalog, ...(whole ? {} : { overlay: name }), warnings: problems };
}

type Files = Awaited<ReturnType<typeof import('./read-entries.ts').readEntries>>;
type Made = { readonly catalog: CompiledCatalog; readonly problems: readonly Problem[] };

async function compiled(files: Files): Promise<Made> {
  const [{ compileEntries }, { canonicalJson }] = await Promise.all([
    import('../catalog/source/compile.ts'),
    import('../catalog/source/canonical.ts'),
  ]);
  const { content, problems } = compileEntries(files);
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  // its sources stand in the entries themselves
  return { catalog: { ...content, sources: [], sha256 }, problems };
}

async function laid(name: string, files: Files, host: Host): Promise<Made> {
  const { overlaid } = await import('../catalog/source/overlay.ts');
  return overlaid(shippedCatalog(host).catalog, [{ name, files }]);
}
