import type { Tidying } from '../cases/records/tidying.ts';
import type { Job } from './job.ts';
import { tidying } from './tidying.ts';

/** What the jobs depend on. */
export interface JobPorts {
  readonly tidying: Tidying;
}

/** All background jobs. */
export function jobsOf(ports: JobPorts): readonly Job[] {
  return [tidying(ports.tidying)];
}
