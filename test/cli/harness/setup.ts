import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCommand } from '../../../scripts/build.mjs';
import { cached, installed } from '../../docs/installed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** An installed package whose engine answers with the fixture. */
    package: string;
    /** An installed package as it ships: engine, catalog, scenarios. Tests read it and do not write into it. */
    whole: string;
  }
}

/** Installs the command line in two folders of their own: with the engine of main.ts, and as it ships. */
export async function setup(project: TestProject): Promise<() => void> {
  const roots = await Promise.all([withFixture(), installed()]);
  project.provide('package', roots[0]);
  project.provide('whole', roots[1]);
  return () => {
    for (const path of roots) rmSync(path, { recursive: true, force: true });
  };
}

/** An installed package whose engine answers with the fixture, and whose catalog is empty. */
async function withFixture(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'tco-package-'));
  mkdirSync(join(root, 'dist'));
  for (const folder of ['bin', 'schema']) cpSync(folder, join(root, folder), { recursive: true });
  const catalog = '{}\n';
  const index = {
    format: 1,
    version: '0.0.0',
    date: '2026-11-01',
    sha256: '',
    fileSha256: createHash('sha256').update(catalog).digest('hex'),
    whole: {},
    entries: {},
  };
  writeFileSync(join(root, 'dist', 'catalog.json'), catalog);
  writeFileSync(join(root, 'dist', 'catalog.index.json'), JSON.stringify(index));
  await Promise.all([
    buildCommand('test/cli/harness/main.ts', join(root, 'dist', 'tco.cjs'), { external: ['../report/build.ts'] }),
    buildCommand('src/cli/commands/hand-on.ts', join(root, 'dist', 'hand-on.cjs')),
  ]);
  await cached(root);
  return root;
}
