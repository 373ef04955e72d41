import type { Tidying } from '../cases/records/tidying.ts';
import type { Job } from './job.ts';
import { tidying } from './tidying.ts';

/** What the jobs work on. */
export interface JobPorts {
  readonly tidying: Tidying;
}

/** Everything the bot does by itself. */
export function jobsOf(ports: JobPorts): readonly Job[] {
  return [tidying(ports.tidying)];
}
