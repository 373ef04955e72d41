/** What the bot does without being asked. */
export interface Job {
  /** In the database and in the log. */
  readonly name: string;
  /** How often, in ms. */
  readonly every: number;
  /**
   * Does a small batch of it: turns wait meanwhile, and the lease must outlast it by far. It may be cut off anywhere, and
   * when a clock jumps two processes may be at it at once, so doing it twice comes to the same as doing it once.
   */
  readonly run: (now: Date) => Promise<'more' | 'done'>;
}

export interface Clock {
  now(): Date;
  /** Ends early, without an error, when `signal` says so. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}
