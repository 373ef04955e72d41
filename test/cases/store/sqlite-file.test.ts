import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { firstTurn } from '../../../harness/turns.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import { fingerprintsBeside, inspect, makeDatabase, newFolder, newPath } from './databases.ts';

describe('an unusable file', () => {
  it.each<[string, string, (path: string) => void]>([
    ['a damaged page', 'STORAGE_CORRUPT', (path) => damage(path, 4096 * 20)],
    [
      'a file that is cut off',
      'STORAGE_CORRUPT',
      (path) => writeFileSync(path, readFileSync(path).subarray(0, 50_000)),
    ],
    ['a file of zeros', 'STORAGE_FOREIGN', (path) => writeFileSync(path, Buffer.alloc(8192))],
    ['a text file', 'STORAGE_FOREIGN', (path) => writeFileSync(path, 'kenmerk;gemeente\n'.repeat(500))],
    ['a single letter', 'STORAGE_FOREIGN', (path) => writeFileSync(path, 'x')],
    ["another program's database", 'STORAGE_FOREIGN', makeForeign],
    ['a database of a newer version', 'STORAGE_NEWER', makeNewer],
  ])('%s: is named and left as it is', async (_, code, spoil) => {
    const path = await makeDatabase();
    spoil(path);
    const before = fingerprintsBeside(path);
    expect(() => openSqlite(path)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(path) }));
    expect(fingerprintsBeside(path)).toEqual(before);
  });

  it.each<[string, string, (path: string) => void]>([
    ['a damaged page', 'STORAGE_CORRUPT', (path) => damage(path, 4096 * 20)],
    ['a newer version, in the log only', 'STORAGE_NEWER', () => {}],
    ['the log only', 'STORAGE_CORRUPT', (path) => writeFileSync(path, '')],
  ])('%s, left with its log by a crash: is left as it is', async (_, code, spoil) => {
    const made = await makeDatabase();
    const path = newPath();
    inspect(made, (database) => {
      database.exec('update schema_version set version = 999');
      for (const side of ['', '-wal']) copyFileSync(made + side, path + side);
    });
    spoil(path);
    const { 'routewijzer.db': database, 'routewijzer.db-wal': log } = fingerprintsBeside(path);
    expect(() => openSqlite(path)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(path) }));
    expect(fingerprintsBeside(path)).toMatchObject({ 'routewijzer.db': database, 'routewijzer.db-wal': log });
  });

  it('may be empty, as after an interrupted start', async () => {
    const path = newPath();
    writeFileSync(path, '');
    const store = openSqlite(path);
    expect(await store.commit(firstTurn())).toBe('ok');
    await store.close();
  });

  it.each([
    ['under a file', () => join(newFile(), 'data', 'routewijzer.db')],
    ['a folder', () => newFolder()],
  ])('%s: the error names the place', (_, place) => {
    const path = place();
    expect(() => openSqlite(path)).toThrow(
      expect.objectContaining({
        code: 'STORAGE_FOLDER',
        message: expect.stringContaining(path),
        hint: expect.stringContaining('DATABASE_URL'),
      }),
    );
  });

  it('is busy: the turn is refused, and succeeds when the other program is done', async () => {
    const path = await makeDatabase();
    const store = openSqlite(path);
    const turn = firstTurn();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expect(store.commit(turn)).rejects.toMatchObject({
      code: 'STORAGE_BUSY',
      message: expect.stringContaining(path),
    });
    expect(await store.load('roermond', turn.case.id)).toBeNull();
    other.exec('rollback');
    other.close();
    expect(await store.commit(turn)).toBe('ok');
    await store.close();
  });

  it('is busy: readers do not wait for it', async () => {
    const path = await makeDatabase();
    const store = openSqlite(path);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const order: string[] = [];
    const refused = store.commit(firstTurn()).catch(() => order.push('refused'));
    expect(await store.list('roermond', 'coach-1')).toHaveLength(100);
    order.push('read');
    await refused;
    expect(order).toEqual(['read', 'refused']);
    other.close();
    await store.close();
  });
});

function damage(path: string, from: number): void {
  const content = readFileSync(path);
  writeFileSync(path, content.fill(0x5a, from, from + 4096));
}

function makeForeign(path: string): void {
  rmSync(path);
  inspect(path, (database) => database.exec('create table boeken (titel text)'));
}

function makeNewer(path: string): void {
  inspect(path, (database) => database.exec('update schema_version set version = 999'));
}

function newFile(): string {
  const path = join(newFolder(), 'gewoon-een-bestand');
  writeFileSync(path, '');
  return path;
}
