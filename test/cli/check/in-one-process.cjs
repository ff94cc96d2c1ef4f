// Runs the program as it ships many times in one process: `node in-one-process.cjs ROOT`, the arguments of each run as JSON on
// standard input; what each has written and its exit code come back as JSON. What it writes goes through `fs.writeSync`.
'use strict';
const fs = require('node:fs');
const { join } = require('node:path');

const root = process.argv[2];
const { main } = require(join(root, 'bin/tco.js'))(root, fs.readFileSync(join(root, 'dist/tco.cache')));
const write = fs.writeSync;
let texts;

fs.writeSync = (descriptor, data, ...rest) => {
  if (descriptor !== 1 && descriptor !== 2) return write(descriptor, data, ...rest);
  const bytes = Buffer.from(data);
  texts[descriptor].push(bytes);
  return bytes.length;
};

async function run(args) {
  texts = { 1: [], 2: [] };
  process.exitCode = undefined;
  await main(args, root);
  const [stdout, stderr] = [1, 2].map(descriptor => Buffer.concat(texts[descriptor]).toString('utf8'));
  return { code: process.exitCode ?? 0, stdout, stderr };
}

async function all() {
  const runs = [];
  for (const args of JSON.parse(fs.readFileSync(0, 'utf8'))) runs.push(await run(args));
  process.exitCode = 0;
  write(1, JSON.stringify(runs));
}

all();
