import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { compileCatalog } from '../../scripts/compile-catalog.ts';
import { runCompare } from '../../src/report/build.ts';
test('one', async () => {
  const { json } = await compileCatalog('pricing-data');
  try { runCompare({ text: readFileSync('/tmp/hunt.yaml','utf8'), file: 'x', sha256: '', settings: [], asOf: undefined, catalogJson: json, toolVersion: '0' }); console.log('fine'); } catch (e) { console.log((e as Error).stack); }
});
