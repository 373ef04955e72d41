import type { CaseStore, Commit } from '../../src/cases/store/store.ts';

/** Few enough for the ten connections to PostgreSQL: on a busy machine, waiting two seconds for one fails. */
const AT_ONCE = 50;

export async function commitAll(store: CaseStore, turns: readonly Commit[]): Promise<void> {
  for (let done = 0; done < turns.length; done += AT_ONCE)
    await Promise.all(turns.slice(done, done + AT_ONCE).map((turn) => store.commit(turn)));
}
