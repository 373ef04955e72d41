import type { Leases } from '../cases/records/leases.ts';
import { RoutewijzerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Clock, Job } from './job.ts';

/** How long a process holds a job before others may assume it has died, in ms. */
export const LEASE = 5 * 60_000;
/** How often a process checks for due jobs, in ms. */
const LOOK = 60_000;
/** The pause between two batches, in ms, so that turns get a chance to run. */
const PAUSE = 20;

export interface JobSurroundings {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Running {
  /** Finishes the current batch and releases its job, so that another process can continue it at once. */
  stop(): Promise<void>;
}

/** Runs each job when it is due until stopped. When several processes call this, one of them does each job. */
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

/** Runs the jobs that are due and that no other process holds. A failing job is logged and does not stop the others. */
export async function lookAt(jobs: readonly Job[], around: JobSurroundings, signal: AbortSignal): Promise<void> {
  for (const job of jobs) {
    if (signal.aborted) return;
    try {
      await attend(job, around, signal);
    } catch (error) {
      // The lease is not released: the job is not retried, here or elsewhere, until it expires.
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
    // Renew now and then: a renewal per batch would cost a write each. Math.abs, because the clock may be set back.
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
