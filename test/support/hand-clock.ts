import type { Clock } from '../../src/jobs/job.ts';

export interface HandClock extends Clock {
  /** Sets it forwards or back; waits that are long enough end. */
  set(to: Date): void;
  /** The same, by a number of ms. */
  turn(ms: number): void;
}

/** A clock that is set by hand. A wait of less than a second ends at once. */
export function handClock(start: string): HandClock {
  let now = Date.parse(start);
  const waiting = new Map<() => void, number>();
  const set = (to: Date) => {
    now = to.getTime();
    for (const [resume, until] of waiting) if (until <= now) resume();
  };
  return {
    now: () => new Date(now),
    set,
    turn: (ms) => set(new Date(now + ms)),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const resume = () => {
          waiting.delete(resume);
          resolve();
        };
        if (ms < 1_000 || signal.aborted) return resolve();
        waiting.set(resume, now + ms);
        signal.addEventListener('abort', resume, { once: true });
      }),
  };
}
