import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { indexOf } from '../src/catalog/indexed.ts';
import { canonicalJson } from '../src/catalog/source/canonical.ts';
import { compileEntries, type EntryFile } from '../src/catalog/source/compile.ts';
import { internSources } from '../src/catalog/source/intern-sources.ts';
import type { Problem } from '../src/input/problem.ts';

/** Reads the YAML files below `dir` and compiles them into one JSON text with its sha256, and the index of its parts. The same files give the same bytes. */
export async function compileCatalog(
  dir: string,
): Promise<{ json: string; index: string; problems: readonly Problem[] }> {
  const { content: written, problems } = compileEntries(await readEntries(dir));
  const content = internSources(written);
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  const json = `${canonicalJson({ ...content, sha256 })}\n`;
  const fileSha256 = createHash('sha256').update(json).digest('hex');
  const index = problems.some(p => p.severity === 'error') ? '' : JSON.stringify(indexOf(json.trimEnd(), fileSha256));
  return { json, index, problems };
}

async function readEntries(dir: string): Promise<EntryFile[]> {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter(e => e.isFile() && !e.name.startsWith('.'))
    .map(e => join(e.parentPath, e.name));
  return Promise.all(
    names.sort().map(async name => {
      const path = relative(dir, name).split(sep).join('/');
      return { path, file: `pricing-data/${path}`, text: await readFile(name, 'utf8') };
    }),
  );
}
