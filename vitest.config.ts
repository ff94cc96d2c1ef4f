import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // by itself vitest leaves a core idle, which a machine of two cores misses
    maxWorkers: '100%',
    include: ['test/**/*.test.ts'],
    // a busy machine makes a test slow, not wrong
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // builds the command line with a fixed engine, for the tests that run it as a process
    globalSetup: ['test/cli/harness/setup.ts'],
  },
});
