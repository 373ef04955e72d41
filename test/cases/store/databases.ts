import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { firstTurn } from '../../../harness/turns.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';

/** An empty folder for one test, removed after the tests (`support/scratch.ts`). */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'routewijzer-sqlite-'));
}

/** A path for a database, in a folder of its own. */
export function newPath(): string {
  return join(newFolder(), 'routewijzer.db');
}

/** A closed database with some data. */
export async function makeDatabase(): Promise<string> {
  const path = newPath();
  const store = openSqlite(path);
  await Promise.all(Array.from({ length: 100 }, () => store.commit(firstTurn({ events: 2 }))));
  await store.close();
  return path;
}

/** A database and every file beside it: name → content, one character per byte. */
export function filesBeside(path: string): Record<string, string> {
  const dir = dirname(path);
  return Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString('latin1')]));
}

/** The same for comparison: name → size and SHA-256. */
export function fingerprintsBeside(path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesBeside(path)).map(([name, content]) => [name, `${content.length} ${hash('sha256', content)}`]),
  );
}

/** Opens the SQLite file without our store, and closes it after looking. */
export function inspect<Result>(path: string, look: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return look(database);
  } finally {
    database.close();
  }
}
