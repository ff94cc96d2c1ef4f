import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compileEntries, type EntryFile } from '../../src/catalog/source/compile.ts';
import { internSources } from '../../src/catalog/source/intern-sources.ts';

/** The articles bring their own rents and rates; without these two kinds the catalog compiles in a third of the time. */
const UNUSED = /^(rentals|throughput)\//;

/** The catalog, and the models of round size that articles reckon with (`a 70B model`), which nobody publishes. */
export async function catalogWithNominalModels(): Promise<string> {
  const files = await Promise.all(['pricing-data', 'test/published/catalog'].map(entriesBelow));
  const { content, problems } = compileEntries(files.flat());
  if (problems.length) throw new Error(problems.map(p => p.message).join('\n'));
  return JSON.stringify({ ...internSources(content), sha256: '0'.repeat(64) });
}

async function entriesBelow(folder: string): Promise<EntryFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter(e => e.isFile())
    .map(e => relative(folder, join(e.parentPath, e.name)).replaceAll(sep, '/'));
  const used = paths.filter(path => !UNUSED.test(path));
  return Promise.all(used.map(async path => ({ path, file: path, text: await readFile(join(folder, path), 'utf8') })));
}
