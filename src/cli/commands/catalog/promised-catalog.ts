import { createHash } from 'node:crypto';
import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import { unsound } from '../../../catalog/diff/sound.ts';
import { readCompiled } from '../../../catalog/read-compiled.ts';
import { canonicalJson } from '../../../catalog/source/canonical.ts';
import { InputFault, type Problem } from '../../../input/problem.ts';
import { contradiction } from '../../read-catalog.ts';

export type Promised = { readonly catalog: CompiledCatalog; readonly text: string } | { readonly notPromised: Problem };

/** The catalog in bytes that were fetched, if they are those that were promised; throws InputFault where they are no sound catalog. */
export function promisedCatalog(bytes: Buffer, sha256: string, name: string): Promised {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256) {
    const message = `\`${name}\` is not the file that was promised: its sha256 is ${hash}`;
    return { notPromised: { code: 'E504', severity: 'error', message, hint: `promised was ${sha256}` } };
  }
  let text: string;
  try {
    // a byte order mark stays, so that the file is written as it came
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputFault([contradiction(name, 'it is not UTF-8')]);
  }
  const read = readCompiled(text, name);
  if ('problem' in read) {
    const { at: _, ...problem } = read.problem;
    throw new InputFault([problem]);
  }
  const fault = unsound(read.catalog);
  if (fault) throw new InputFault([contradiction(name, fault)]);
  const { sha256: own, ...content } = read.catalog;
  if (createHash('sha256').update(canonicalJson(content)).digest('hex') !== own)
    throw new InputFault([contradiction(name, 'its own sha256 is not that of its content')]);
  return { catalog: read.catalog, text };
}
