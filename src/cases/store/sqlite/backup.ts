import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { RoutewijzerError } from '../../../errors.ts';
import { isOurs, storageError } from './file.ts';

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
 * Puts a backup in the place of the database, which is kept beside it. A database that is damaged, or a log whose
 * database is gone, is kept in the same way.
 *
 * @param prepare makes the copy ready to be used, at the path it is given; when it throws, nothing is replaced
 * @returns where the database that was there is now; null when there was none
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
  // What one that was broken off left: its log would be taken for this one's.
  remove(fresh);
  try {
    copyFileSync(backupFile, fresh);
    chmodSync(fresh, 0o600);
    await prepare(fresh);
    settle(fresh);
    // A bot that was started meanwhile would go on in the old one.
    if (existsSync(path)) assertUnused(path);
    return replace(path, fresh, `${path}.vorige-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`);
  } catch (error) {
    remove(fresh);
    throw storageError(error, path);
  }
}

/** A crash at any moment leaves a database in its place: the old one gets a second name before it loses the first. */
function replace(path: string, fresh: string, aside: string): string | null {
  const there = FILES.filter((side) => existsSync(path + side));
  if (there.includes('')) linkSync(path, aside);
  // SQLite would play the log of the old database into the new one.
  for (const side of there.filter((side) => side !== '')) renameSync(path + side, aside + side);
  renameSync(fresh, path);
  return there.length > 0 ? aside : null;
}

/** A database, its log, and the index of that. */
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

/** A damaged database is nobody's to wait for. */
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

/** Nobody else has it open, and its log is empty: the file is the whole database. Throws the driver's error. */
function settle(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit; pragma wal_checkpoint(truncate)');
  } finally {
    database.close();
  }
}
