/**
 * An error that this program reports on purpose: a stable code, a message that says what is wrong and where, and a hint
 * that says what to do. Must not contain anything personal, because messages end up in logs and terminals.
 */
export class RoutewijzerError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RoutewijzerError';
    this.code = code;
    this.hint = hint;
  }
}

/** The error as lines for a terminal: what is wrong, then what to do. */
export function explain(error: unknown): string {
  if (error instanceof RoutewijzerError) return `${error.code}: ${error.message}\n  ${error.hint}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
