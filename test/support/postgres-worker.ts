import { randomUUID } from 'node:crypto';
import { leasesIn } from '../../src/cases/records/leases.ts';
import { countingMissed } from '../../src/cases/records/missed.ts';
import { openPostgres } from '../../src/cases/store/postgres/postgres.ts';
import { systemClock } from '../../src/jobs/clock.ts';
import type { Job } from '../../src/jobs/job.ts';
import { startJobs } from '../../src/jobs/runner.ts';
import { createLog } from '../../src/log.ts';

/**
 * One of several processes that do a job on one database, each time leaving a count. Its arguments: the URL, how far
 * its clock is ahead in ms, and whether to finish the job or hang. Prints `begun` and `looked`.
 */
const [url = '', ahead = '0', how = 'finish'] = process.argv.slice(2);
const store = openPostgres(url);
await store.ping();

const job: Job = {
  name: 'proef',
  every: 24 * 60 * 60_000,
  run: async () => {
    await store.write(countingMissed('roermond', 'proef', '2026-12-01'));
    process.send?.('begun');
    return how === 'hang' ? new Promise(() => {}) : 'done';
  },
};

process.once('message', () => {
  const running = startJobs([job], {
    leases: leasesIn(store, 'roermond', randomUUID()),
    clock: {
      now: () => new Date(Date.now() + Number(ahead)),
      // It waits once it has checked.
      wait: (ms, signal) => {
        process.send?.('looked');
        return systemClock.wait(ms, signal);
      },
    },
    log: createLog('warn'),
  });
  process.once('SIGTERM', async () => {
    await running.stop();
    await store.close();
    process.exit();
  });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
