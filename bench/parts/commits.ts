import { firstTurn, nextTurn } from '../../harness/turns.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import type { CaseStore, Commit, StoredCase } from '../../src/cases/store/store.ts';

/**
 * How long a durable commit takes on this disk, in ms, from call to result. Every turn adds one event to a case.
 * @param atOnce the number of concurrent turns
 */
export async function timeCommits(path: string, turns: number, atOnce: number): Promise<readonly number[]> {
  const store = openSqlite(path);
  const times: number[] = [];
  await Promise.all(Array.from({ length: atOnce }, () => oneCase(store, turns / atOnce, times)));
  await store.close();
  return times;
}

async function oneCase(store: CaseStore, turns: number, times: number[]): Promise<void> {
  let last: StoredCase | null = null;
  for (let i = 0; i <= turns; i++) {
    const turn: Commit = last === null ? firstTurn() : nextTurn(last);
    const began = performance.now();
    const result = await store.commit(turn);
    const took = performance.now() - began;
    if (result !== 'ok') throw new Error(`a commit gave ${result}`);
    if (last !== null) times.push(took);
    last = turn.case;
  }
}
