import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { RoutewijzerError } from '../../../errors.ts';
import { isOurs, storageError } from './file.ts';

/**
 * Copies a database as it is now; the bot can keep running. The cases in the copy stay sealed: without CASE_KEYS and
 * INDEX_KEY they cannot be read.
 *
 * Throws `BACKUP_EXISTS` when `to` already exists, and what `storageError` lists.
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
 * Replaces the database with a backup and keeps the old database beside it, also when that is damaged or when only its
 * log is left.
 *
 * @param prepare makes the copy at the given path ready for use; when it throws, nothing is replaced
 * @returns where the old database was moved to; null when there was none
 *
 * Throws `BACKUP_MISSING`, `BACKUP_FOREIGN`, `DATABASE_IN_USE` while any program has the database open, and what
 * `storageError` lists.
 */
export async function putBack(
  backupFile: string,
  path: string,
  now: Date,
  prepare: (path: string) => Promise<void>,
): Promise<string | null> {
  assertBackup(backupFile);
  if (existsSync(path)) assertUnused(path);
  const fresh = `${path}.nieuw`;
  // Remove what an interrupted restore left: SQLite would take its log for this copy's.
  remove(fresh);
  try {
    copyFileSync(backupFile, fresh);
    chmodSync(fresh, 0o600);
    await prepare(fresh);
    settle(fresh);
    // A bot that was started in the meantime would keep using the old file.
    if (existsSync(path)) assertUnused(path);
    return replace(path, fresh, `${path}.vorige-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`);
  } catch (error) {
    remove(fresh);
    throw storageError(error, path);
  }
}

/** Gives the old database a second name before replacing it, so that a crash always leaves a database in place. */
function replace(path: string, fresh: string, aside: string): string | null {
  const there = FILES.filter((side) => existsSync(path + side));
  if (there.includes('')) linkSync(path, aside);
  // Move the old log away, or SQLite would apply it to the new database.
  for (const side of there.filter((side) => side !== '')) renameSync(path + side, aside + side);
  renameSync(fresh, path);
  return there.length > 0 ? aside : null;
}

/** The suffixes of a database, its log, and the index of that log. */
const FILES = ['', '-wal', '-shm'];

function remove(path: string): void {
  for (const side of FILES) rmSync(path + side, { force: true });
}

function assertBackup(file: string): void {
  if (!existsSync(file)) {
    throw new RoutewijzerError('BACKUP_MISSING', `${file} is er niet; er is niets teruggezet`, 'Controleer de naam.');
  }
  if (isOurs(file)) return;
  throw new RoutewijzerError(
    'BACKUP_FOREIGN',
    `${file} is geen back-up van Routewijzer; er is niets teruggezet`,
    'Neem een bestand dat `db backup` heeft gemaakt. Een kopie van alleen het databasebestand is er geen.',
  );
}

/** Throws `DATABASE_IN_USE` when a program has the database open. A damaged one passes: nothing can be using it. */
function assertUnused(path: string): void {
  try {
    settle(path);
  } catch (cause) {
    const error = storageError(cause, path);
    if (error.code === 'STORAGE_CORRUPT') return;
    if (error.code !== 'STORAGE_BUSY') throw error;
    throw new RoutewijzerError(
      'DATABASE_IN_USE',
      `${path} is in gebruik; er is niets teruggezet`,
      'Stop eerst de bot, en probeer het dan opnieuw.',
      { cause },
    );
  }
}

/** Locks the database and empties its log, so that the file is complete by itself. Throws the driver's error. */
function settle(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit; pragma wal_checkpoint(truncate)');
  } finally {
    database.close();
  }
}
