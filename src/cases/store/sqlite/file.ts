import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { RoutewijzerError } from '../../../errors.ts';
import { migrations, schemaVersion } from '../migrations.ts';

/** Marks a file as ours in SQLite's own header ("rwzr"). */
const APPLICATION = 0x72777a72;
/** What SQLite waits for a lock, in ms. Everything else in this process waits with it. */
const BUSY = 250;
/** Up to this size every page is checked at start (some 0.2 s); a larger file's pages are checked as they are read. */
const CHECKED = 256 * 1024 * 1024;
/** Up to how many pages (16 MB) the log grows: a page that many turns change goes to the file itself once in that time. */
const LOG_PAGES = 4_000;
const MAGIC = 'SQLite format 3\0';

/**
 * Opens (or makes) a database file with this program's tables in it, durable and ready to write.
 * Nothing is written to a file until it is known to be ours and sound. Throws what `storageError` lists, and
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

/** The folder and an empty file, for their owner's eyes only. SQLite gives its side files the same rights. */
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

/** Reads a file without touching it: not even a side file is made beside it. */
function inspect(path: string): void {
  const log = `${path}-wal`;
  if (statSync(path).size === 0) {
    // SQLite would throw away a log whose database is gone, and the last turns with it.
    if (existsSync(log) && statSync(log).size > 0) throw corrupt(path);
    return;
  }
  if (!startsLikeSqlite(path)) throw foreign(path);
  // Without a log beside it the file is complete by itself, and can be read as if on a CD. With one (left by a crash,
  // or in use by another process) only the two together are the database.
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

/** Whether a file, complete by itself, has this program's tables in it. Throws what `storageError` lists. */
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
    // Again, now that no other process can be doing the same.
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

/** 0 for a database without tables. */
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
 * What the driver reports, as an error that says what to do: `STORAGE_BUSY` (locked by another process for too long),
 * `STORAGE_FULL`, `STORAGE_CORRUPT`, `STORAGE_REFUSED` (against a rule of the tables) or `STORAGE_FAILED`. SQLite's own
 * messages name columns, never what is in them.
 */
export function storageError(error: unknown, path: string): RoutewijzerError {
  if (error instanceof RoutewijzerError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The low byte is the kind; the rest details it (https://www.sqlite.org/rescode.html).
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

/** The one value a query gives. */
function value(database: DatabaseSync, sql: string): unknown {
  const row = database.prepare(sql).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
