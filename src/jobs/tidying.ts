import type { Tidying } from '../cases/records/tidying.ts';
import type { Job } from './job.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Receipts, codes and missed questions whose time is over. */
export function tidying(tidy: Tidying): Job {
  return {
    name: 'tidying',
    every: DAY,
    run: async (now) => {
      if (await tidy.some(now)) return 'more';
      // What could not be wiped today can be tomorrow.
      await tidy.wipe();
      return 'done';
    },
  };
}
