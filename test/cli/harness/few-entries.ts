import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { canonicalJson } from '../../../src/catalog/source/canonical.ts';

/** Which entries stay, of the kinds that have many: those of two providers, and what scenarios/first.yaml rents. */
const STAYS = {
  api: /^(together|anthropic)\//,
  apiAliases: /^(together|anthropic)\//,
  rentals: /a100-sxm-80/,
  throughput: /llama-3\.3-70b/,
} as const;

let text: string | undefined;

/** The shipped catalog with few of its entries: a run that reads it looks at every figure, which takes half a second of the whole one. */
export function fewEntries(): string {
  if (text !== undefined) return text;
  const { sha256: _, ...whole } = JSON.parse(
    readFileSync(join(inject('whole'), 'dist', 'catalog.json'), 'utf8'),
  ) as CompiledCatalog;
  const few = Object.fromEntries(
    Object.entries(STAYS).map(([kind, stays]) => [
      kind,
      Object.fromEntries(Object.entries(whole[kind as keyof typeof STAYS]).filter(([id]) => stays.test(id))),
    ]),
  );
  const content = { ...whole, ...few };
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  text = `${canonicalJson({ ...content, sha256 })}\n`;
  return text;
}
