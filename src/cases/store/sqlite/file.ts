import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { RoutewijzerError } from '../../../errors.ts';
import { migrations, schemaVersion } from '../migrations.ts';

/** The application id in SQLite's header that marks a file as ours ("rwzr"). */
const APPLICATION = 0x72777a72;
/** How long SQLite waits for a lock, in ms. The whole process waits with it. */
const BUSY = 250;
/** The largest file, in bytes, that is checked in full at startup (about 0.2 s). A larger one is checked while read. */
const CHECKED = 256 * 1024 * 1024;
/** The log's size in pages (16 MB) before a checkpoint: a page that many turns change is copied to the file once. */
const LOG_PAGES = 4_000;
const MAGIC = 'SQLite format 3\0';

/**
 * Opens or creates a database file with this program's tables in it, durable and ready to write.
 * Writes nothing to a file until it is known to be ours and undamaged. Throws what `storageError` lists, and
 * `STORAGE_FOLDER`, `STORAGE_FOREIGN`, `STORAGE_NEWER`.
 */
export function openDatabase(path: string): DatabaseSync {
  makeFile(path);
  try {
    inspect(path);
    return prepare(path);
  } catch (error) {
    throw storageError(error, path);
  }
}

/** Creates the folder and an empty file, readable by their owner only. SQLite gives its side files the same mode. */
function makeFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw new RoutewijzerError(
      'STORAGE_FOLDER',
      `in de map ${dirname(path)} kan de database niet worden gemaakt of beschreven (${path})`,
      'Geef het programma schrijfrechten op die map en op het bestand, of kies een andere plek met DATABASE_URL.',
      { cause },
    );
  }
}

/** Checks a file without writing anything, not even a side file. */
function inspect(path: string): void {
  const log = `${path}-wal`;
  if (statSync(path).size === 0) {
    // SQLite would discard a log whose database is gone, and the last turns with it.
    if (existsSync(log) && statSync(log).size > 0) throw corrupt(path);
    return;
  }
  if (!startsLikeSqlite(path)) throw foreign(path);
  // Without a log beside it the file is complete and can be opened as immutable. With one (left by a crash, or in use
  // by another process) only the two together are the database.
  const readOnly = pathToFileURL(path);
  readOnly.searchParams.set('mode', 'ro');
  if (!existsSync(log)) readOnly.searchParams.set('immutable', '1');
  const database = new DatabaseSync(readOnly, { readOnly: true, timeout: BUSY });
  try {
    const check = statSync(path).size <= CHECKED ? value(database, 'pragma quick_check(1)') : 'ok';
    if (check !== 'ok') throw corrupt(path);
    const empty = value(database, 'select count(*) from sqlite_schema') === 0;
    const mark = value(database, 'pragma application_id');
    if (mark !== APPLICATION && !(mark === 0 && empty)) throw foreign(path);
    assertKnown(versionOf(database), path);
  } finally {
    database.close();
  }
}

/** Whether a file without a log is a database of this program. Throws what `storageError` lists. */
export function isOurs(path: string): boolean {
  if (!startsLikeSqlite(path)) return false;
  const readOnly = pathToFileURL(path);
  readOnly.search = 'mode=ro&immutable=1';
  try {
    const database = new DatabaseSync(readOnly, { readOnly: true });
    try {
      return value(database, 'pragma application_id') === APPLICATION;
    } finally {
      database.close();
    }
  } catch (error) {
    throw storageError(error, path);
  }
}

function prepare(path: string): DatabaseSync {
  const database = new DatabaseSync(path, {
    timeout: BUSY,
    enableForeignKeyConstraints: true,
    allowUnknownNamedParameters: true,
  });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    database.exec(`pragma wal_autocheckpoint = ${LOG_PAGES}`);
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Brings the tables up to this program's version, all steps in one transaction. */
function migrate(database: DatabaseSync, path: string): void {
  if (versionOf(database) === schemaVersion) return;
  database.exec('begin immediate');
  try {
    // Read it again now that no other process can be migrating.
    const from = versionOf(database);
    assertKnown(from, path);
    if (from === 0) database.exec('create table schema_version (version integer not null)');
    for (const statement of migrations.slice(from).flat()) database.exec(statement);
    database.exec(`delete from schema_version; insert into schema_version values (${schemaVersion})`);
    database.exec(`pragma application_id = ${APPLICATION}`);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** The schema version; 0 for a database without tables. */
function versionOf(database: DatabaseSync): number {
  const made = value(database, "select count(*) from sqlite_schema where name = 'schema_version'") === 1;
  return made ? Number(value(database, 'select max(version) from schema_version')) : 0;
}

function assertKnown(version: number, path: string): void {
  if (version <= schemaVersion) return;
  throw new RoutewijzerError(
    'STORAGE_NEWER',
    `${path} is van een nieuwere Routewijzer (opslagversie ${version}; deze kent tot en met ${schemaVersion})`,
    'Start de nieuwere versie weer, of zet een back-up van voor die versie terug. Er is niets gewijzigd.',
  );
}

/**
 * Turns a driver error into one that says what to do: `STORAGE_BUSY` (locked by another process for too long),
 * `STORAGE_FULL`, `STORAGE_CORRUPT`, `STORAGE_REFUSED` (a constraint failed) or `STORAGE_FAILED`. SQLite's own
 * messages name columns but never quote their values.
 */
export function storageError(error: unknown, path: string): RoutewijzerError {
  if (error instanceof RoutewijzerError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The low byte is the primary result code (https://www.sqlite.org/rescode.html).
  const kind = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  switch (kind) {
    case 5:
    case 6:
      return new RoutewijzerError(
        'STORAGE_BUSY',
        `${path} is te lang in gebruik door een ander programma`,
        'Probeer het opnieuw. Blijft dit zo, kijk dan of er nog een Routewijzer of databaseprogramma op dit bestand draait.',
        { cause: error },
      );
    case 11:
    case 26:
      return corrupt(path, { cause: error });
    case 13:
      return new RoutewijzerError(
        'STORAGE_FULL',
        `de schijf met ${path} is vol; er is niets opgeslagen`,
        'Maak ruimte vrij op die schijf. Wat eerder is opgeslagen, is er nog.',
        { cause: error },
      );
    case 19:
      return new RoutewijzerError(
        'STORAGE_REFUSED',
        `${path} weigert wat er opgeslagen moest worden (${message}); er is niets opgeslagen`,
        'Dit is een fout in het programma. Meld hem met deze code en wat er net gebeurde.',
        { cause: error },
      );
    default:
      return new RoutewijzerError(
        'STORAGE_FAILED',
        `${path} kan niet worden gelezen of beschreven (${message})`,
        'Controleer de schijf en de rechten op het bestand en zijn map.',
        { cause: error },
      );
  }
}

function corrupt(path: string, options?: ErrorOptions): RoutewijzerError {
  return new RoutewijzerError(
    'STORAGE_CORRUPT',
    `${path} is beschadigd`,
    'Het bestand is niet gewijzigd. Zet het opzij (met wat er aan -wal en -shm naast staat) en zet een back-up terug.',
    options,
  );
}

function foreign(path: string): RoutewijzerError {
  return new RoutewijzerError(
    'STORAGE_FOREIGN',
    `${path} is geen database van Routewijzer`,
    'Het bestand is niet gewijzigd. Kies een ander bestand met DATABASE_URL, of zet dit opzij.',
  );
}

function startsLikeSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    readSync(file, start);
    return start.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

/** The single value that a query gives. */
function value(database: DatabaseSync, sql: string): unknown {
  const row = database.prepare(sql).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
