import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/install-browser.ts'],
    // Nothing here is timed: this is only for what hangs, also on a machine that does other things.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One less than there are processors would be one on a small machine; these tests wait more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
