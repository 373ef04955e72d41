/** 0 fine, 1 the content or the data has problems, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** What a command came to: what to print, and how it ends. */
export interface CommandResult {
  readonly code: ExitCode;
  readonly out: string;
}

export function fine(out: string): CommandResult {
  return { code: 0, out };
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
