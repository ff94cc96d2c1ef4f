// Builds dist/: the command as one file with a code cache, the library with its types, the catalog as one JSON.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shared = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };

/** Loading node:child_process takes 2 ms, and commander only needs it for commands in files of their own. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup(bundle) {
    bundle.onResolve({ filter: /^(node:)?child_process$/ }, () => ({ path: 'child_process', namespace: 'empty' }));
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** What only some commands need and what is large stands in files of its own beside the command, which grows by none of it; by name of the file. */
const PARTS = {
  'hand-on': 'src/cli/commands/hand-on.ts',
  charts: 'src/report/chart/charts.ts',
  rasterise: 'src/report/chart/rasterise.ts',
  'write-xlsx': 'src/cli/commands/report/write-xlsx.ts',
  document: 'src/report/page/document.ts',
  profile: 'src/cli/commands/profile.ts',
};

/** Files of libraries that a part reads: their place in node_modules by their name beside the command. */
const ASSETS = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'DejaVuSans.LICENSE': 'dejavu-fonts-ttf/LICENSE',
};

/** Packages that are installed beside the command and not built in: the solver finds its WebAssembly beside itself, DuckDB its binary, and clients of databases are loaded where one is asked. */
const BESIDE = ['highs', '@duckdb/node-api', 'pg', '@clickhouse/client'];

/** Leaves the parts out of the command: it loads each where it is asked for. */
const withoutParts = {
  name: 'without-parts',
  setup(bundle) {
    const files = new Map(Object.entries(PARTS).map(([name, entry]) => [join(root, entry), name]));
    bundle.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir, kind }) => {
      const name = kind === 'dynamic-import' ? files.get(join(resolveDir, path)) : undefined;
      return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};

/** Builds the parts into a folder, with the files that they read. */
export async function buildParts(folder) {
  for (const [name, file] of Object.entries(ASSETS)) copyFileSync(join(root, 'node_modules', file), join(folder, name));
  for (const [name, entry] of Object.entries(PARTS)) await buildCommand(entry, join(folder, `${name}.cjs`));
}

/** The command, as one CommonJS file in ASCII: it starts faster than ES modules, and one script has one code cache. Without blanks there is a quarter less to read and to keep; names stay, for traces. */
export async function buildCommand(entry, outfile, extra = {}) {
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    format: 'cjs',
    legalComments: 'eof',
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    define: { TCO_VERSION: JSON.stringify(version) },
    external: [...BESIDE],
    plugins: [withoutChildProcess, withoutParts],
    ...extra,
  });
  // esbuild escapes all that is not ASCII but for regular expressions and comments, which bin/tco.js would read as Latin-1
  const file = resolve(root, outfile);
  const script = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    script.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** The program of the page, as one classic script that stands inside it: nothing in it may end the element it stands in. */
export async function buildPage(outfile) {
  await build({
    ...shared,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['src/page/main.ts'],
    outfile,
    format: 'iife',
    minify: true,
    legalComments: 'inline',
  });
  if (/<\/script|<!--/i.test(readFileSync(outfile, 'utf8'))) fail(`${outfile} would end the script it stands in`);
}

async function buildLibrary() {
  if (!existsSync(join(root, 'src/index.ts'))) return;
  await build({
    ...shared,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.js',
    format: 'esm',
    packages: 'external',
  });
  const config = join(dist, 'tsconfig.types.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rewriteRelativeImportExtensions: true,
    rootDir: '../src',
    outDir: 'types',
  };
  writeFileSync(
    config,
    JSON.stringify({ extends: '../tsconfig.json', compilerOptions, include: [], files: ['../src/index.ts'] }),
  );
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  rmSync(config);
  if (tsc.status !== 0) fail(`the types of the library could not be written:\n${tsc.stdout}${tsc.stderr}`);
}

/** Runs scripts/compile-catalog.ts, which lives with the sources, and writes what it returns. */
async function buildCatalog() {
  const compiler = join(dist, 'compile-catalog.mjs');
  await build({
    ...shared,
    entryPoints: ['scripts/compile-catalog.ts'],
    outfile: compiler,
    format: 'esm',
    packages: 'external',
  });
  const { compileCatalog } = await import(pathToFileURL(compiler).href);
  const { json, index, problems } = await compileCatalog(join(root, 'pricing-data'));
  rmSync(compiler);
  const errors = (problems ?? []).filter(problem => problem.severity !== 'warning');
  const lines = errors.map(
    ({ code, message, at }) => `${code}: ${message}${at ? ` (${at.file}:${at.line}:${at.column})` : ''}`,
  );
  if (lines.length > 0) fail(`the catalog has ${lines.length} errors:\n${lines.slice(0, 20).join('\n')}`);
  writeWhole('catalog.json', json);
  writeWhole('catalog.index.json', index);
}

/** V8's compiled code of the program, taken after it has run, so that what a run needs is in it. */
function buildCache() {
  const warm = spawnSync(process.execPath, [join(root, 'scripts/code-cache.cjs'), root], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // without a cache the program only starts slower
  if (warm.status !== 0) process.stderr.write(`no code cache: ${warm.stderr.split('\n')[0]}\n`);
}

/** A parallel run of the program sees the old file or the new one. */
function writeWhole(name, text) {
  writeFileSync(join(dist, `${name}.tmp`), text);
  renameSync(join(dist, `${name}.tmp`), join(dist, name));
}

function fail(message) {
  process.stderr.write(`build: ${message}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dist, { recursive: true });
  // V8 tells a source from another by its length alone, so an old cache must never meet a new program
  rmSync(join(dist, 'tco.cache'), { force: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const steps = [
    buildCommand('src/cli/main.ts', 'dist/tco.cjs'),
    buildCommand('src/cli/draw-worker.ts', 'dist/draw-worker.cjs'),
    buildParts('dist'),
    buildPage('dist/page.js'),
    buildCatalog(),
    buildLibrary(),
  ];
  // esbuild has printed what it found by then
  await Promise.all(steps).catch(fault => fail(fault.message.split('\n')[0]));
  chmodSync(join(root, 'bin/tco.js'), 0o755);
  buildCache();
}
