// Runs the built program as a user would, then keeps what V8 has compiled by then in dist/tco.cache.
'use strict';
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const v8 = require('node:v8');

// compiled code is kept while this runs; the flag is taken back below, because V8 refuses a cache made under other flags
v8.setFlagsFromString('--no-flush-bytecode');
const root = process.argv[2];
const load = require(join(root, 'bin/tco.js'));
const { script, main } = load(root, undefined);

/** Between them they use an API, rented and owned fleets, a fill, ranges and growth. */
const WARMING = ['first.yaml', 'document-desk.yaml'];

async function warm() {
  await main(['--help'], root);
  for (const name of WARMING) {
    const scenario = join(root, 'scenarios', name);
    if (existsSync(scenario)) await main(['compare', scenario], root);
  }
  v8.setFlagsFromString('--flush-bytecode');
  writeFileSync(join(root, 'dist/tco.cache'), script.createCachedData());
  process.exitCode = 0;
}

warm();
