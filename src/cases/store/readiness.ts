import { randomBytes } from 'node:crypto';
import type { CaseStore } from './store.ts';

/** How long a turn that was stored says that the next can be, in ms. */
const TRUSTED = 60_000;
/** What is written to try, in bytes: more than a turn takes, for where a little fits, the next turn may not. */
const TRIED = 64 * 1024;

/**
 * The same store, of which `ping` also throws when nothing can be written: the disk is full, or the database is one to
 * read only. It tries, unless a turn has just been stored, so that it is also the first to see that all is well again.
 *
 * @param clock in ms, from any moment on, and never set back
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
      // Where nobody is in a conversation. Another text each time: SQLite does not write what is there already.
      await store.saveConversation('-', 'readyz', randomBytes(TRIED / 2).toString('hex'));
      stored = clock();
    },
  };
}
