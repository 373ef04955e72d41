import { randomBytes } from 'node:crypto';
import type { CaseStore } from './store.ts';

/** How long after a successful commit `ping` assumes that the database still accepts writes, in ms. */
const TRUSTED = 60_000;
/** The size of the test write in bytes: more than a turn takes, so that the next turn fits where this did. */
const TRIED = 64 * 1024;

/**
 * The same store, with a `ping` that also throws when nothing can be written: the disk is full, or the database is
 * read-only. It does a test write unless a turn was stored recently, so it also notices when writing works again.
 *
 * @param clock a monotonic clock, in ms
 */
export function readyToWrite<S extends CaseStore>(store: S, clock: () => number): S {
  let stored = Number.NEGATIVE_INFINITY;
  return {
    ...store,
    async commit(turn) {
      stored = Number.NEGATIVE_INFINITY;
      const result = await store.commit(turn);
      stored = clock();
      return result;
    },
    async ping() {
      await store.ping();
      if (clock() - stored < TRUSTED) return;
      // In an org that does not exist. A new text each time, because SQLite does not rewrite an unchanged page.
      await store.saveConversation('-', 'readyz', randomBytes(TRIED / 2).toString('hex'));
      stored = clock();
    },
  };
}
