import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { Parts } from '../../src/web/server.ts';

/** Everything a server is given, at rest; a test replaces what it is about. */
export const QUIET: Parts = {
  messages: async () => ({ status: 200 }),
  ready: async () => null,
  metrics: createMetrics().text,
  log: createLog('silent'),
};
