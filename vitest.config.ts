import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests, by name or folder:
 * - `test/e2e/`: in a browser;
 * - `*.slow.test.ts`: with separate processes, PostgreSQL, or the same work dozens of times;
 * - all others are fast: `npm run test:fast` runs these. `test/fast.test.ts` checks that they are.
 */
const BROWSER = 'test/e2e/**/*.test.ts';
const SLOW = 'test/**/*.slow.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/support/scratch.ts'],
    // Only to stop a test that hangs, even on a busy machine; no test depends on time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // At least two, also on a machine with two processors: these tests wait more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './test/support/retried.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER],
          globalSetup: ['test/support/install-browser.ts'],
          // Somebody else's page, in a browser, on a busy machine: retry once, and report it.
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
          // Without isolation, because loading the program, the content and its search per file took most of the time.
          // They keep no state of a test: each makes its own, and spies are restored.
          isolate: false,
          restoreMocks: true,
        },
      },
    ],
  },
});
