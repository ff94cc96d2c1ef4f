import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { plainCatalog } from '../../src/model/capacity/from-catalog.ts';
import type { PlainCatalog } from '../../src/model/capacity/match-name.ts';
import { compileCatalog } from '../compile-catalog.ts';

/** Models and devices of `pricing-data/` as it stands, in plain numbers. */
export async function shippedCatalog(): Promise<PlainCatalog> {
  const { json, problems } = await compileCatalog('pricing-data');
  const error = problems.find(p => p.severity === 'error');
  if (error) throw new Error(`${error.code}: ${error.message}`);
  return plainCatalog(openCatalog(JSON.parse(json) as CompiledCatalog));
}
