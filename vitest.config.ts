import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests, by their name or folder:
 * - `test/e2e/`: in a browser;
 * - `*.slow.test.ts`: with processes of their own, PostgreSQL, or the same work dozens of times;
 * - all others are fast: `npm run test:fast` runs these. `test/fast.test.ts` keeps them so.
 */
const BROWSER = 'test/e2e/**/*.test.ts';
const SLOW = 'test/**/*.slow.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/support/scratch.ts'],
    // Nothing here is timed: this is only for what hangs, also on a machine that does other things.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One less than there are processors would be one on a small machine; these tests wait more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './test/support/retried.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER],
          globalSetup: ['test/support/install-browser.ts'],
          // A page of somebody else's, in a browser, on a busy machine: once more, and said aloud.
          retry: 1,
        },
      },
      { extends: true, test: { name: 'slow', include: [SLOW] } },
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, SLOW],
          // Loading the program, the content and its search took most of the time, once per file. They keep nothing of
          // a test: what is made in it is its own, and what it spies on is put back.
          isolate: false,
          restoreMocks: true,
        },
      },
    ],
  },
});
