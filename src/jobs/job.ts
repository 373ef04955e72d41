/** Background work of the bot. */
export interface Job {
  /** Identifies the job in the database and the log. */
  readonly name: string;
  /** The interval between runs, in ms. */
  readonly every: number;
  /**
   * Does one small batch: turns wait while it runs, and it must take far less time than a lease. It must be idempotent,
   * because it may be interrupted anywhere, and two processes may run it at once when a clock jumps.
   */
  readonly run: (now: Date) => Promise<'more' | 'done'>;
}

export interface Clock {
  now(): Date;
  /** Waits `ms` milliseconds. Ends early, without an error, when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}
