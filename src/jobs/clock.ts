import { setTimeout } from 'node:timers/promises';
import type { Clock } from './job.ts';

/** The clock of this machine. A pending wait does not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {}),
};
