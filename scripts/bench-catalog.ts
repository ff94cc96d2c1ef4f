import { createHash } from 'node:crypto';
import type { CompiledCatalog } from '../src/catalog/compiled.ts';
import { indexOf } from '../src/catalog/indexed.ts';
import { canonicalJson } from '../src/catalog/source/canonical.ts';

/** What `scenarios/first.yaml` looks up. */
const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  api: ['together/llama-3.3-70b'],
  models: ['llama-3.3-70b', 'llama-3.1-70b'],
  devices: ['a100-sxm-80'],
  rentals: ['runpod/a100-sxm-80'],
  throughput: ['llama-3.1-70b/a100-sxm-80', 'llama-3.3-70b/a100-sxm-80'],
};

/** A catalog of nothing but what one scenario looks up, and its index. */
export function smallestCatalog(text: string): { json: string; index: string } {
  const catalog = JSON.parse(text) as CompiledCatalog;
  const sections = Object.entries(LOOKED_UP).map(([kind, ids]) => {
    const entries = catalog[kind as 'api'];
    return [kind, Object.fromEntries(Object.entries(entries).filter(([id]) => ids.includes(id)))];
  });
  const json = `${canonicalJson({ ...catalog, apiAliases: {}, sites: {}, people: {}, ...Object.fromEntries(sections) })}\n`;
  const sha256 = createHash('sha256').update(json).digest('hex');
  return { json, index: JSON.stringify(indexOf(json.trimEnd(), sha256)) };
}
