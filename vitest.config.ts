import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ALL = 'test/**/*.test.ts';
const files = filesOf('test');
/** Files that put something in the place of a module, or watch one, keep their modules to themselves. */
const apart = files.filter(file => /\bvi\.(?:mock|spyOn|stub)/.test(readFileSync(file, 'utf8')));

/** Files that take longest: one that began last would leave the other cores with nothing to do. */
const LONGEST = [
  'test/report/workbook/recalculated.test.ts',
  'test/docs/docs.test.ts',
  'test/page/live-page.test.ts',
  'test/cli/own-price-layers.test.ts',
  'test/cli/paths.test.ts',
  'test/analysis/routing/properties.test.ts',
  'test/analysis/routing/replay.test.ts',
  'test/analysis/routing/enumeration.test.ts',
  'test/analysis/routing/other-solvers.test.ts',
  'test/oracle/figures.test.ts',
  'test/cli/check/truth-table.test.ts',
  'test/simulation/process.test.ts',
];

/** A worker that other files share ends where one stands next that is kept apart, and everything is loaded anew: those come first, all of them. */
class InOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification): number => {
      if (project.name === 'apart') return 0;
      const place = LONGEST.findIndex(file => moduleId.endsWith(`/${file}`));
      return place < 0 ? LONGEST.length + 1 : place + 1;
    };
    return (await super.sort(specifications)).sort((a, b) => rank(a) - rank(b));
  }
}

function filesOf(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter(f => f.isFile() && f.name.endsWith('.test.ts')).map(f => join(f.parentPath, f.name));
}

const gone = LONGEST.filter(file => !files.includes(file));
if (gone.length > 0) throw new Error(`vitest.config.ts names what is not there: ${gone.join(', ')}`);

const each = {
  // a busy machine makes a test slow, not wrong
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // what is imported from a library is taken as it is, not through a proxy that is asked for each name on each use
  deps: { interopDefault: false },
};

export default defineConfig({
  test: {
    // by itself vitest leaves a core idle, which a machine of two cores misses
    maxWorkers: '100%',
    sequence: { sequencer: InOrder },
    // builds the command line with a fixed engine, for the tests that run it as a process, and ends the servers that
    // tests start; a project that extended this would do it once more
    globalSetup: ['test/cli/harness/setup.ts', 'test/usage/servers/setup.ts'],
    projects: [
      // what all files load is loaded once
      { test: { ...each, name: 'together', isolate: false, include: [ALL], exclude: apart } },
      { test: { ...each, name: 'apart', include: apart } },
    ],
  },
});
