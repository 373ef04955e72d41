import type { Leases } from '../cases/records/leases.ts';
import { RoutewijzerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Clock, Job } from './job.ts';

/** How long a process has a job before another may take it for dead, in ms. */
export const LEASE = 5 * 60_000;
/** How often a process looks whether there is something to do, in ms. */
const LOOK = 60_000;
/** How long turns get in between two batches, in ms. */
const PAUSE = 20;

export interface JobSurroundings {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Running {
  /** Finishes the batch under way and lets go of its job, so that another process can go on with it at once. */
  stop(): Promise<void>;
}

/** Does every job when it is due, in one of the processes that run this, until it is stopped. */
export function startJobs(jobs: readonly Job[], around: JobSurroundings): Running {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async () => {
    while (!signal.aborted) {
      await lookAt(jobs, around, signal);
      await around.clock.wait(LOOK, signal);
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** Does what is due now and is nobody else's. A job that fails is logged, and the next one is done all the same. */
export async function lookAt(jobs: readonly Job[], around: JobSurroundings, signal: AbortSignal): Promise<void> {
  for (const job of jobs) {
    if (signal.aborted) return;
    try {
      await attend(job, around, signal);
    } catch (error) {
      // It keeps its lease until that ends: so long it is left alone, here and elsewhere.
      around.log.warn('job-failed', { job: job.name, reason: error instanceof RoutewijzerError ? error.code : '' });
    }
  }
}

async function attend(job: Job, { leases, clock, log }: JobSurroundings, signal: AbortSignal): Promise<void> {
  const { name } = job;
  const started = clock.now();
  if (!(await leases.claim(job, started, LEASE))) return;
  let heard = started;
  while ((await job.run(clock.now())) === 'more') {
    const now = clock.now();
    if (signal.aborted) return void (await leases.keep(name, now));
    // Every batch would be a write more; and a clock that was put back says nothing of the time that went by.
    if (Math.abs(now.getTime() - heard.getTime()) > LEASE / 4) {
      if (!(await leases.keep(name, new Date(now.getTime() + LEASE)))) return log.warn('job-lost', { job: name });
      heard = now;
    }
    await clock.wait(PAUSE, signal);
  }
  const isDone = await leases.done(name, started, clock.now());
  if (isDone) log.debug('job-done', { job: name });
  else log.warn('job-lost', { job: name });
}
