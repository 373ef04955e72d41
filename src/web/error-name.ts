/** The part of an error that may be logged: its class, because the message may quote anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
