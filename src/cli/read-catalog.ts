import { createHash } from 'node:crypto';
import type { CompiledCatalog } from '../catalog/compiled.ts';
import { readCompiled } from '../catalog/read-compiled.ts';
import { canonicalJson } from '../catalog/source/canonical.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { readInput } from './input.ts';

export const CATALOG_LIMIT = 16 * 1024 * 1024;

/** What is wrong inside a compiled catalog, the way it is said of every such file. */
export const contradiction = (file: string, fault: string): Problem => ({
  code: 'E501',
  severity: 'error',
  message: `\`${file}\` is no catalog that can be used: ${fault}`,
});

/** A compiled catalog from a file, every figure of it looked at. One that was changed by hand is used as it is, with a warning and the hash it really has. Throws InputFault where it contradicts itself. */
export async function readCatalogFile(
  file: string,
): Promise<{ readonly catalog: CompiledCatalog; readonly warnings: readonly Problem[] }> {
  const { text } = await readInput(file, CATALOG_LIMIT);
  const read = readCompiled(text, file);
  if ('problem' in read) throw new InputFault([read.problem]);
  const { sha256, ...content } = read.catalog;
  const { unsound } = await import('../catalog/diff/sound.ts');
  const fault = unsound(read.catalog);
  if (fault) throw new InputFault([contradiction(file, fault)]);
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  if (hash === sha256) return { catalog: read.catalog, warnings: [] };
  const message = `\`${file}\` was changed after it was compiled: its prices are not those that were published`;
  return { catalog: { ...read.catalog, sha256: hash }, warnings: [{ code: 'E439', severity: 'warning', message }] };
}
