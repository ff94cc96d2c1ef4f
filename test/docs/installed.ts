import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildCommand, buildPage, buildParts } from '../../scripts/build.mjs';
import { compileCatalog } from '../../scripts/compile-catalog.ts';

/** The packages that an installation brings along, as paths; those for other machines are not there. */
function shipped(): readonly string[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) =>
    /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional && existsSync(path) ? [path] : [],
  );
}

/** Builds the command from the sources of this moment into a folder of its own, with the scenarios beside it. */
export async function installed(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'tco-docs-'));
  mkdirSync(join(root, 'dist'));
  for (const path of shipped()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(resolve(path), join(root, path), 'dir');
  }
  for (const folder of ['bin', 'schema', 'scenarios', 'pricing-data'])
    cpSync(folder, join(root, folder), { recursive: true });
  const built = Promise.all([
    buildCommand('src/cli/main.ts', join(root, 'dist', 'tco.cjs')),
    buildCommand('src/cli/draw-worker.ts', join(root, 'dist', 'draw-worker.cjs')),
    buildParts(join(root, 'dist')),
    buildPage(join(root, 'dist', 'page.js')),
  ]);
  // while esbuild works
  const { json, index } = await compileCatalog('pricing-data');
  writeFileSync(join(root, 'dist', 'catalog.json'), json);
  writeFileSync(join(root, 'dist', 'catalog.index.json'), index);
  await built;
  await cached(root);
  return root;
}

/** Keeps compiled code beside a command, as the build does: hundreds of runs start from there. */
export const cached = (root: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, ['scripts/code-cache.cjs', root]);

/** What a reader's terminal shows for a line of the docs. `npx tco` is the built command; `npm` is taken as done. */
export function typed(line: string, root: string): string {
  const prelude = 'npm() { :; }; npx() { shift; "$NODE" "$ROOT/bin/tco.js" "$@"; }';
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${prelude}\n${line}`], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      LANG: 'C.UTF-8',
      SOURCE_DATE_EPOCH: '1793491200',
      NODE: process.execPath,
      ROOT: root,
    },
    timeout: 60_000,
  });
  return `${stdout}${stderr}`;
}
