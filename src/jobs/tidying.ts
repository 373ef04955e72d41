import type { Tidying } from '../cases/records/tidying.ts';
import type { Job } from './job.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Deletes receipts, codes and missed questions that have expired. */
export function tidying(tidy: Tidying): Job {
  return {
    name: 'tidying',
    every: DAY,
    run: async (now) => {
      if (await tidy.some(now)) return 'more';
      // When a reader prevents the wipe, tomorrow's run does it.
      await tidy.wipe();
      return 'done';
    },
  };
}
