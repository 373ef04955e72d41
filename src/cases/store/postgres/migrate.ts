import type { Client } from 'pg';
import { RoutewijzerError } from '../../../errors.ts';
import { migrations, schemaVersion } from '../migrations.ts';
import { isForeignTable } from './error.ts';

/** The advisory lock that makes processes migrate one at a time ("rwzr"). */
const LOCK = 0x72777a72;

/**
 * Brings the tables up to this program's version, all steps in one transaction. When several processes start at once,
 * the others wait for the first and then find nothing to do.
 *
 * Throws `STORAGE_NEWER`, `STORAGE_FOREIGN`, or what the driver throws.
 */
export async function migrate(client: Client, place: string): Promise<void> {
  try {
    const version = await versionOf(client);
    assertKnown(version, place);
    if (version < schemaVersion) await inTurn(client, place);
  } catch (error) {
    throw isForeignTable(error) ? foreign(place) : error;
  }
}

async function inTurn(client: Client, place: string): Promise<void> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  // Read it again now that no other process can be migrating.
  const from = await versionOf(client);
  assertKnown(from, place);
  if (from === 0) await client.query('create table schema_version (version integer not null)');
  for (const statement of migrations.slice(from).flat()) await client.query(statement);
  await client.query('delete from schema_version');
  await client.query('insert into schema_version values ($1)', [schemaVersion]);
  await client.query('commit');
}

/** The schema version; 0 for a database without our tables. */
async function versionOf(client: Client): Promise<number> {
  // Not with to_regclass(), which may answer from before the lock was acquired.
  const made = await client.query(
    "select from pg_tables where tablename = 'schema_version' and schemaname = any(current_schemas(false))",
  );
  if (made.rowCount === 0) return 0;
  const { rows } = await client.query('select max(version) as version from schema_version');
  return Number(rows[0]?.version ?? 0);
}

function assertKnown(version: number, place: string): void {
  if (version <= schemaVersion) return;
  throw new RoutewijzerError(
    'STORAGE_NEWER',
    `de database ${place} is van een nieuwere Routewijzer (opslagversie ${version}; deze kent tot en met ${schemaVersion})`,
    'Start de nieuwere versie weer, of zet een back-up van voor die versie terug. Er is niets gewijzigd.',
  );
}

function foreign(place: string): RoutewijzerError {
  return new RoutewijzerError(
    'STORAGE_FOREIGN',
    `in de database ${place} staan tabellen van een ander programma, met namen die Routewijzer ook gebruikt`,
    'Er is niets gewijzigd. Geef Routewijzer een database voor zich alleen.',
  );
}
