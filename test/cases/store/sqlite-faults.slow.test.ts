import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import { verifyChain } from '../../../src/cases/ledger/chain.ts';
import { readyToWrite } from '../../../src/cases/store/readiness.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import type { Commit, StoredCase } from '../../../src/cases/store/store.ts';
import { inspect, newFolder } from './databases.ts';

const disk = smallDisk();

it.skipIf(disk === null)('a full disk: turns are refused, none is lost, and everything recovers', async () => {
  const folder = disk ?? '';
  const path = join(folder, 'routewijzer.db');
  const filler = join(folder, 'iets-anders');
  writeFileSync(filler, Buffer.alloc(6 * 1024 * 1024));
  let clock = 0;
  const store = readyToWrite(openSqlite(path), () => clock);
  await store.ping();

  const acknowledged: StoredCase[] = [];
  let refusals = 0;
  /** Works on a case until turns keep being refused, and returns the error: SQLite has some room left in its log. */
  const work = async (): Promise<Commit> => {
    let turn = firstTurn();
    for (let inARow = 0; inARow < 20; ) {
      try {
        expect(await store.commit(turn)).toBe('ok');
        acknowledged.push(turn.case);
        turn = nextTurn(turn.case, { events: 1 + (turn.case.revision % 3) });
        inARow = 0;
      } catch (error) {
        expect(error).toMatchObject({ code: 'STORAGE_FULL' });
        inARow++;
        refusals++;
      }
    }
    return turn;
  };
  const refused = await Promise.all([work(), work(), work(), work()]);
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  // Nor because the last stored turn is too long ago.
  clock += 3_600_000;
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORAGE_FULL' });

  rmSync(filler);
  await store.ping();
  for (const turn of refused) expect(await store.commit(turn)).toBe('ok');
  const cases = new Map((await store.list('roermond', null)).map((row) => [row.id, row]));
  for (const one of acknowledged) expect(cases.get(one.id)?.revision).toBeGreaterThanOrEqual(one.revision);
  for (const row of cases.values()) {
    const log = await store.events(row.org, row.id);
    expect([log.length, verifyChain(log, row.head)]).toEqual([row.revision, null]);
  }
  await store.close();
  expect(inspect(path, (database) => database.prepare('pragma integrity_check').get())).toEqual({
    integrity_check: 'ok',
  });
  console.log(
    `a full disk: ${acknowledged.length} turns acknowledged, all there; ${refusals} refusals until there was room`,
  );
});

/** A disk of 10 MB, in memory; null where it cannot be created. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = newFolder();
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', folder]);
  if (made.status !== 0) return null;
  afterAll(() => void spawnSync('umount', ['--lazy', folder]));
  return folder;
}
