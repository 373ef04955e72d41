/** What a command came to: what to print, and the exit code (0 fine, 1 content or data has problems, 2 wrong use). */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly out: string;
}

export function fine(out: string): Outcome {
  return { code: 0, out };
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Who does it, on record. Whoever can run the command line has the database and its keys. */
export const ACTOR = 'opdrachtregel';
