import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The catalog of the sources in `pricing-data/` and its index, compiled by the harness once for all files of tests. */
export const shippedCatalog = (): { readonly json: string; readonly index: string } => {
  const [json, index] = ['catalog.json', 'catalog.index.json'].map(name =>
    readFileSync(join(inject('whole'), 'dist', name), 'utf8'),
  ) as [string, string];
  return { json, index };
};
