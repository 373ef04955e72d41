import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, query, startPostgres } from '../../../harness/postgres.ts';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import { administer, auditOf, brokenAudit } from '../../../src/cases/records/audit.ts';
import { migrations, schemaVersion } from '../../../src/cases/store/migrations.ts';
import { PostgresDatabase } from '../../../src/cases/store/postgres/database.ts';
import { openPostgres } from '../../../src/cases/store/postgres/postgres.ts';
import { explain } from '../../../src/errors.ts';
import { describeAdministration } from '../records/administration.suite.ts';
import { namedColumns } from './named-columns.ts';
import { describeStore } from './store.suite.ts';

let server: PostgresServer;
beforeAll(async () => {
  // Making a database per test is most of the work, and there is no power failure to survive here.
  server = await startPostgres('fsync=off');
});
afterAll(() => server?.remove());

describeStore('a case store in PostgreSQL', async () => openPostgres(await server.newSchema()));

describeAdministration('beside the cases, in PostgreSQL', async () => openPostgres(await server.newSchema()));

describe('the tables', () => {
  it('have org first in every key, unique constraint, index and reference', async () => {
    const url = await server.newDatabase();
    await openAndClose(url);
    const keys = await query<{ of: string; first: string }>(
      url,
      `select indexrelid::regclass::text as of, attname as first
      from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indrelid::regclass::text in (select tablename from pg_tables where schemaname = 'public')`,
    );
    const references = await query<{ of: string; first: string; to: string }>(
      url,
      `select conname as of, a.attname as first, b.attname as to
      from pg_constraint
      join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
      join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
      where contype = 'f'`,
    );
    expect(keys.filter(({ first }) => first !== 'org')).toEqual([]);
    expect(references.filter(({ first, to }) => first !== 'org' || to !== 'org')).toEqual([]);
    // An empty result only means something if there was anything to check.
    const known = ['cases_pkey', 'cases_org_kenmerk_key', 'cases_of_owner', 'events_pkey', 'receipts_pkey'];
    expect(keys.map(({ of }) => of)).toEqual(expect.arrayContaining(known));
    expect(references.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['events_org_case_id_fkey', 'receipts_org_case_id_fkey']),
    );
    // Every table except the one with the version.
    const without = await query(
      url,
      `select tablename from pg_tables where schemaname = 'public' and not exists
        (select from pg_constraint where conrelid = format('%I', tablename)::regclass and contype = 'p')`,
    );
    expect(without).toEqual([{ tablename: 'schema_version' }]);
  });

  it('match the columns that the program names', async () => {
    const url = await server.newDatabase();
    await openAndClose(url);
    const columns = await tablesIn(url);
    const named = columns.map(({ table_name, column_name, data_type }) => `${table_name}.${column_name} ${data_type}`);
    expect(named.toSorted()).toEqual(namedColumns());
  });

  it('are created once by ten processes that start at once', async () => {
    const url = await server.newDatabase();
    const stores = Array.from({ length: 10 }, () => openPostgres(url));
    expect(await Promise.all(stores.map((store) => store.commit(firstTurn())))).toEqual(Array(10).fill('ok'));
    expect(await query(url, 'select version from schema_version')).toEqual([{ version: schemaVersion }]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('are upgraded from any earlier version, with their contents', async () => {
    for (let version = 1; version <= schemaVersion; version++) {
      const url = await server.newDatabase();
      await query(url, 'create table schema_version (version integer not null)');
      await query(url, 'insert into schema_version values ($1)', version);
      for (const statement of migrations.slice(0, version).flat()) await query(url, statement);
      const { case: old } = firstTurn();
      await query(
        url,
        `insert into cases values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        ...[old.org, old.id, old.region, old.kind, old.owner, old.route, old.gemeente, old.status, old.revision],
        ...[old.head, old.kenmerk, old.keyId, old.dataKey, old.state, old.facts, old.startedAt, old.changedAt],
      );
      const store = openPostgres(url);
      const turn = nextTurn(old);
      expect(await store.commit(turn)).toBe('ok');
      expect(await store.load('roermond', turn.case.id)).toEqual(turn.case);
      expect(await query(url, 'select version from schema_version')).toEqual([{ version: schemaVersion }]);
      await store.close();
    }
  });

  it.each([
    ['a newer version', 'STORAGE_NEWER', 'update schema_version set version = 999'],
    ['tables of another program', 'STORAGE_FOREIGN', 'drop table schema_version'],
    [
      'a version table of another program',
      'STORAGE_FOREIGN',
      'drop table schema_version; create table schema_version (installed_rank integer)',
    ],
  ])('%s: is refused, and left as it is', async (_, code, spoil) => {
    const url = await server.newDatabase();
    await openAndClose(url);
    for (const statement of spoil.split(';')) await query(url, statement);
    const before = await tablesIn(url);
    const store = openPostgres(url);
    await expect(store.ping()).rejects.toMatchObject({ code, message: expect.stringContaining(placeOf(url)) });
    await expect(store.commit(firstTurn())).rejects.toMatchObject({ code });
    await store.close();
    expect(await tablesIn(url)).toEqual(before);
  });

  it('store a turn of many events as well as a turn of one', async () => {
    const store = openPostgres(await server.newDatabase());
    const first = firstTurn({ events: 200 });
    expect(await store.commit(first)).toBe('ok');
    expect(await store.events('roermond', first.case.id)).toEqual(first.events);
    const empty = nextTurn(first.case, { events: 0 });
    expect(await store.commit(empty)).toBe('ok');
    expect(await store.load('roermond', first.case.id)).toEqual(empty.case);
    await store.close();
  });
});

describe('a turn', () => {
  it('is on disk before it is acknowledged, even on a lax server', async () => {
    const url = await server.newDatabase();
    await query(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
    const database = new PostgresDatabase(url);
    const shown = await database.rows({ name: 'show', text: 'show synchronous_commit' }, []);
    expect(shown).toEqual([{ synchronous_commit: 'on' }]);
    await database.close();
  });

  it('keeps a stricter setting', async () => {
    const url = await server.newDatabase();
    await query(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = remote_apply`);
    const database = new PostgresDatabase(url);
    const shown = await database.rows({ name: 'show', text: 'show synchronous_commit' }, []);
    expect(shown).toEqual([{ synchronous_commit: 'remote_apply' }]);
    await database.close();
  });

  it('in progress when the store closes is finished first', async () => {
    const url = await server.newDatabase();
    const store = openPostgres(url);
    const turns = Array.from({ length: 30 }, () => firstTurn());
    const [results] = await Promise.all([Promise.all(turns.map((turn) => store.commit(turn))), store.close()]);
    expect(new Set(results)).toEqual(new Set(['ok']));
    expect(await query(url, 'select count(*)::int as made from cases')).toEqual([{ made: 30 }]);
  });

  it('waits for a lock, but not forever', async () => {
    const url = await server.newDatabase();
    const store = openPostgres(url);
    const first = firstTurn();
    await store.commit(first);
    const other = new PostgresDatabase(url);
    const holding = other
      .rows({ name: 'hold', text: 'select pg_sleep(2) from (select from cases for update) as held' }, [])
      .then(() => other.close());
    await expect.poll(() => locksIn(url)).toBe(1);
    await expect(store.commit(nextTurn(first.case))).rejects.toMatchObject({ code: 'STORAGE_BUSY' });
    expect(await store.load('roermond', first.case.id)).toEqual(first.case);
    await holding;
    expect(await store.commit(nextTurn(first.case))).toBe('ok');
    await store.close();
  });
});

it('a query times out soon when a coach waits for it; a report may take its time', async () => {
  const database = new PostgresDatabase(await server.newSchema());
  const slow = { text: 'select 1 as done from pg_sleep(3.2)' };
  await expect(database.rows(slow, [])).rejects.toMatchObject({ code: '57014' });
  expect(await database.manyRows(slow, [])).toEqual([{ done: 1 }]);
  await database.close();
});

describe('the small tables beside the cases', () => {
  it('are written all or nothing, and read the same as from SQLite', async () => {
    const store = openPostgres(await server.newDatabase());
    await store.write(['create table looks (org text primary key, seen integer, what bytea, note text)']);
    const looks = "insert into looks (org, seen, what, note) values (?, ?, ?, 'zo')";
    await store.write([looks, 'roermond', 3, Uint8Array.of(1, 255)], [looks, 'weert', null, null]);
    const twice = store.write([looks, 'venlo', 1, null], [looks, 'weert', 1, null]);
    await expect(twice).rejects.toMatchObject({ code: 'STORAGE_REFUSED' });
    expect(await store.read('select org, seen, what, note from looks where org <> ? order by org', 'x')).toEqual([
      { org: 'roermond', seen: 3, what: Uint8Array.of(1, 255), note: 'zo' },
      { org: 'weert', seen: null, what: null, note: 'zo' },
    ]);
    const counts = await store.read('select count(*) as many, sum(seen) as total, max(seen) > ? as much from looks', 2);
    expect(counts).toEqual([{ many: 2, total: 3, much: 1 }]);
    await store.wipe();
    await store.close();
  });
});

it('the audit entries of two processes at once form one chain', async () => {
  const url = await server.newDatabase();
  const stores = [openPostgres(url), openPostgres(url)];
  const at = '2026-09-01T08:00:00.000Z';
  for (let round = 0; round < 5; round++) {
    const entry = { at, what: 'keys-rotated', subject: `${round} casussen` } as const;
    const actors = ['bea', 'cor'];
    await Promise.all(stores.map((store, i) => administer(store, 'roermond', { ...entry, actor: actors[i] ?? '' })));
  }
  const [store] = stores;
  if (!store) throw new RangeError('no stores');
  expect(await auditOf(store, 'roermond')).toHaveLength(10);
  expect(await brokenAudit(store, 'roermond')).toBeNull();
  await Promise.all(stores.map((one) => one.close()));
});

describe('an error', () => {
  const nobody = 'postgres://iemand:heel-geheim@127.0.0.1';
  it.each<[string, string, () => Promise<string> | string]>([
    ['no server', 'STORAGE_UNREACHABLE', () => `${nobody}:1/casussen`],
    ['no such host', 'STORAGE_UNREACHABLE', () => 'postgres://iemand:heel-geheim@nergens.invalid/casussen'],
    [
      'a wrong password',
      'STORAGE_FAILED',
      () => `postgres://routewijzer:heel-geheim@127.0.0.1:${server.port}/postgres`,
    ],
    ['no such database', 'STORAGE_FAILED', async () => (await server.newDatabase()).replace(/test_/, 'geen_')],
    ['a server without TLS', 'STORAGE_UNREACHABLE', async () => `${await server.newDatabase()}?sslmode=verify-full`],
  ])('%s: names the place and the remedy, without password', async (_, code, address) => {
    const url = await address();
    const store = openPostgres(url);
    const error = await store.ping().catch((cause: unknown) => cause);
    await store.close();
    expect(error).toMatchObject({ code, message: expect.stringContaining(placeOf(url)) });
    expect(error).toMatchObject({ hint: expect.stringContaining('DATABASE_URL') });
    expectNoSecret(error, 'heel-geheim', server.password, 'iemand');
  });

  it('from a constraint names the rule and nothing from the row', async () => {
    const store = openPostgres(await server.newDatabase());
    const turn = firstTurn({ case: { gemeente: 'Echt-Susteren', status: 'zomaar' as 'loopt' } });
    const error = await store.commit(turn).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'STORAGE_REFUSED', message: expect.stringContaining('cases_status_check') });
    expectNoSecret(error, 'Echt-Susteren', 'zomaar', turn.case.id, server.password);
    await store.close();
  });
});

async function openAndClose(url: string): Promise<void> {
  const store = openPostgres(url);
  await store.ping();
  await store.close();
}

function tablesIn(url: string): Promise<Record<string, string>[]> {
  return query(
    url,
    `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'
    order by table_name, ordinal_position`,
  );
}

async function locksIn(url: string): Promise<number> {
  const sql = `select count(*)::int as held from pg_locks
    where relation = 'cases'::regclass and mode = 'RowShareLock' and granted`;
  return (await query<{ held: number }>(url, sql))[0]?.held ?? 0;
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** Neither in its message nor in its properties, which end up in a log just as easily. */
function expectNoSecret(error: unknown, ...secrets: readonly string[]): void {
  const cause = error instanceof Error ? JSON.stringify(error.cause ?? null) : '';
  const said = `${explain(error)} ${JSON.stringify(error)} ${cause} ${(error as Error).stack}`;
  for (const secret of secrets) expect(said).not.toContain(secret);
}
