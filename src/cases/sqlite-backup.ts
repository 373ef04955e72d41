import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { RoutewijzerError } from '../errors.ts';
import { storageError } from './sqlite-file.ts';

/**
 * Copies a database as it is at this moment, while the bot works on. The copy holds its own cases sealed; without
 * CASE_KEYS and INDEX_KEY it cannot be read.
 *
 * Throws `BACKUP_EXISTS` when there is something at `to`, and what `storageError` lists.
 */
export async function backUp(path: string, to: string): Promise<void> {
  if (existsSync(to)) {
    throw new RoutewijzerError('BACKUP_EXISTS', `${to} bestaat al; er is niets overschreven`, 'Kies een andere naam.');
  }
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      await backup(database, to);
    } finally {
      database.close();
    }
    chmodSync(to, 0o600);
  } catch (error) {
    throw storageError(error, path);
  }
}

/**
 * Puts a backup in the place of the database, which is kept beside it.
 *
 * @param prepare makes the copy ready to be used, at the path it is given; when it throws, nothing is replaced
 * @returns where the database that was there is now; null when there was none
 *
 * Throws `DATABASE_IN_USE` while any program has the database open.
 */
export async function putBack(
  backupFile: string,
  path: string,
  now: Date,
  prepare: (path: string) => Promise<void>,
): Promise<string | null> {
  if (existsSync(path)) assertUnused(path);
  const fresh = `${path}.nieuw`;
  copyFileSync(backupFile, fresh);
  chmodSync(fresh, 0o600);
  try {
    await prepare(fresh);
  } catch (error) {
    for (const side of ['', '-wal', '-shm']) rmSync(`${fresh}${side}`, { force: true });
    throw error;
  }
  const aside = existsSync(path) ? `${path}.vorige-${now.toISOString().replace(/\D/g, '').slice(0, 14)}` : null;
  if (aside) renameSync(path, aside);
  renameSync(fresh, path);
  return aside;
}

/** Nobody else has it open, and its log is empty: the file is the whole database. */
function assertUnused(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit; pragma wal_checkpoint(truncate)');
  } catch (cause) {
    throw new RoutewijzerError(
      'DATABASE_IN_USE',
      `${path} is in gebruik; er is niets teruggezet`,
      'Stop eerst de bot, en probeer het dan opnieuw.',
      { cause },
    );
  } finally {
    database.close();
  }
}
