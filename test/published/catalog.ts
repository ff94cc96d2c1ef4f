import { readdir, readFile } from 'node:fs/promises';
import { compileCatalog } from '../../scripts/compile-catalog.ts';
import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { compileEntries } from '../../src/catalog/source/compile.ts';

const folder = new URL('catalog/models/', import.meta.url);

/** The catalog, and the models of round size that articles reckon with (`a 70B model`), which nobody publishes. */
export async function catalogWithNominalModels(): Promise<string> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async name => ({
      path: `models/${name}`,
      file: name,
      text: await readFile(new URL(name, folder), 'utf8'),
    })),
  );
  const [{ json }, { content }] = [await compileCatalog('pricing-data'), compileEntries(files)];
  const catalog = JSON.parse(json) as CompiledCatalog;
  return JSON.stringify({ ...catalog, models: { ...catalog.models, ...content.models } });
}
