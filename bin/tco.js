#!/usr/bin/env node
// Starts the built program. CommonJS on purpose (see bin/package.json): as an ES module it would start 6 ms later.
'use strict';

/** The program in dist/tco.cjs, with its code cache where there is one; V8 refuses the cache of another Node.js by itself. */
function load(root, cachedData) {
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const filename = `${root}/dist/tco.cjs`;
  const text = readFileSync(filename, 'latin1');
  const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new Script(source, { filename, cachedData });
  const program = { exports: {} };
  // what the program loads lies beside it, not beside this file; `createRequire` would take 5 ms
  const beside = name => require(name.startsWith('./') ? `${root}/dist/${name.slice(2)}` : name);
  script.runInThisContext()(program.exports, beside, program, filename, `${root}/dist`);
  return { script, main: program.exports.main };
}

function start(root) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    return stop(`tco needs Node.js 20 or newer; this is ${process.version}`);
  }
  const { existsSync, readFileSync } = require('node:fs');
  if (!existsSync(`${root}/dist/tco.cjs`)) return stop(`tco is not built yet: run \`npm run build\` in ${root}`);
  const cache = `${root}/dist/tco.cache`;
  load(root, existsSync(cache) ? readFileSync(cache) : undefined).main(process.argv.slice(2), root);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

// the build script loads the program the same way to make the cache
if (require.main === module) start(require('node:path').join(__dirname, '..'));
else module.exports = load;
