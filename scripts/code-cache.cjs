// Runs the built program once as a user would, then keeps what V8 has compiled by then in dist/tco.cache.
'use strict';
const { existsSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const v8 = require('node:v8');

// compiled code is kept while this runs; the flag is taken back below, because V8 refuses a cache made under other flags
v8.setFlagsFromString('--no-flush-bytecode');
const root = process.argv[2];
const load = require(join(root, 'bin/tco.js'));
const { script, main } = load(root, undefined);

async function warm() {
  const scenario =
    existsSync(join(root, 'scenarios')) && readdirSync(join(root, 'scenarios')).find(name => name.endsWith('.yaml'));
  await main(['--help'], root);
  if (scenario) await main(['compare', join(root, 'scenarios', scenario)], root);
  v8.setFlagsFromString('--flush-bytecode');
  writeFileSync(join(root, 'dist/tco.cache'), script.createCachedData());
  process.exitCode = 0;
}

warm();
