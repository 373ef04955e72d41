import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstTurn } from '../../../harness/turns.ts';
import { verifyChain } from '../../../src/cases/ledger/chain.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import { inspect, newPath } from './databases.ts';

/** Set `KILLS=200` for the full test. */
const KILLS = Number(process.env.KILLS ?? 20);

describe('a process that is killed', () => {
  it(`loses nothing it acknowledged, ${KILLS} times`, { timeout: 600_000 + KILLS * 30_000 }, async () => {
    const path = newPath();
    const acknowledged: { id: string; revision: number; key: string }[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const lines = await killCommitter(path, randomInt(1, 120));
      acknowledged.push(
        ...lines.map((line) => {
          const [id = '', revision, key = ''] = line.split(' ');
          return { id, revision: Number(revision), key };
        }),
      );
      const integrity = inspect(path, (database) => database.prepare('pragma integrity_check').get());
      expect(integrity).toEqual({ integrity_check: 'ok' });
    }

    const store = openSqlite(path);
    const cases = await store.list('roermond', 'coach-1');
    let events = 0;
    for (const one of cases) {
      const log = await store.events(one.org, one.id);
      expect(log.length).toBe(one.revision);
      expect(verifyChain(log, one.head)).toBeNull();
      events += log.length;
    }
    const revisions = new Map(cases.map((one) => [one.id, one.revision]));
    for (const { id, revision, key } of acknowledged) {
      expect(revisions.get(id)).toBeGreaterThanOrEqual(revision);
      expect((await store.receipt('roermond', key))?.revision).toBe(revision);
      expect(await store.commit(firstTurn({ key }))).toBe('replay');
    }
    await store.close();
    const receipts = inspect(path, (database) => database.prepare('select count(*) as count from receipts').get());
    console.log(
      `kill -9, ${KILLS} times: ${acknowledged.length} turns acknowledged, all there, none twice; ${receipts?.count} turns,`,
      `${events} events and ${cases.length} cases in the file, every chain and the file sound`,
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
  });
});

/** Runs the committer, kills it after some acknowledgements, and returns all it acknowledged. */
async function killCommitter(path: string, after: number): Promise<string[]> {
  const committer = spawn(process.execPath, [join(import.meta.dirname, 'committer.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of committer.stdout) {
    output += chunk;
    if (output.split('\n').length > after) committer.kill('SIGKILL');
  }
  expect(committer.signalCode ?? 'SIGKILL').toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
}
