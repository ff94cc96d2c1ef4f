import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // builds the command line with a fixed engine, for the tests that run it as a process
    globalSetup: ['test/cli/harness/setup.ts'],
  },
});
