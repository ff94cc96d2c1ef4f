import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const ALL = 'test/**/*.test.ts';
/** Files that put something in the place of a module, or watch one, keep their modules to themselves. */
const apart = filesOf('test').filter(file => /\bvi\.(?:mock|spyOn|stub)/.test(readFileSync(file, 'utf8')));

function filesOf(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter(f => f.isFile() && f.name.endsWith('.test.ts')).map(f => join(f.parentPath, f.name));
}

// a busy machine makes a test slow, not wrong
const patient = { testTimeout: 60_000, hookTimeout: 60_000, deps: { interopDefault: false } };

export default defineConfig({
  test: {
    // by itself vitest leaves a core idle, which a machine of two cores misses
    maxWorkers: '100%',
    // builds the command line with a fixed engine, for the tests that run it as a process, and ends the servers that
    // tests start; a project that extended this would do it once more
    globalSetup: ['test/cli/harness/setup.ts', 'test/usage/servers/setup.ts'],
    projects: [
      // what all files load is loaded once: the modules, and the catalog that many of them compile
      { test: { ...patient, name: 'together', isolate: false, include: [ALL], exclude: apart } },
      { test: { ...patient, name: 'apart', include: apart } },
    ],
  },
});
