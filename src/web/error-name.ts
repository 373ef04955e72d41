/** What may be logged of an error: its class, because its message may quote anything. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
