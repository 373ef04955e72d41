/** 0: success. 1: problems in the content or the data. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The result of a command: its exit code and what to print. */
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
