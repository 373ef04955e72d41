import { firstTurn, nextTurn } from '../../harness/turns.ts';
import { openPostgres } from '../../src/cases/store/postgres/postgres.ts';
import type { Commit, StoredCase } from '../../src/cases/store/store.ts';
import { say } from './say.ts';

/**
 * A process to kill: works on a few cases at once, and prints each acknowledged turn (`<case> <revision> <key>`)
 * after its commit. Its argument is the URL of the database.
 */
const store = openPostgres(process.argv[2] ?? '');

async function work(): Promise<never> {
  let last: StoredCase | null = null;
  for (;;) {
    const turn: Commit = last === null ? firstTurn() : nextTurn(last, { events: 1 + (last.revision % 3) });
    const result = await store.commit(turn);
    if (result !== 'ok') throw new Error(result);
    last = turn.case;
    say(`${turn.case.id} ${turn.case.revision} ${turn.receipt.key}`);
  }
}

await Promise.all([work(), work(), work(), work()]);
