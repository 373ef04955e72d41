import type { Handler } from 'restify';
import type { Log } from '../../log.ts';

/** What pages are made from. */
export interface PageParts {
  /** The name of the failing part (`content`, `opslag`), or null when the bot is ready. */
  readonly ready: () => Promise<string | null>;
  /** The metrics, in Prometheus' text format. */
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
  readonly log: Log;
}

/** Something to GET. The server takes care of security headers, path and body checks, and logging. */
export interface Page {
  readonly path: string;
  /** Run in order: guards first, the last one answers. */
  readonly handlers: readonly Handler[];
}
