import type { Handler } from 'restify';
import type { Log } from '../../log.ts';

/** What a page can show. */
export interface PageParts {
  /** The name of the failing part (`content`, `opslag`), or null when the bot is ready. */
  readonly ready: () => Promise<string | null>;
  /** The metrics, in Prometheus' text format. */
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
  readonly log: Log;
}

/** Something to GET. Security headers, path and body checks, and logging are the server's. */
export interface Page {
  readonly path: string;
  /** In order: guards first. The last one answers. */
  readonly handlers: readonly Handler[];
}
