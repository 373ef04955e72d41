import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import { createKeyring, type SealedAt } from '../../../src/cases/keys/cipher.ts';
import { openDatabase } from '../../../src/cases/store/sqlite/file.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import type { Commit } from '../../../src/cases/store/store.ts';
import { filesBeside, inspect, makeDatabase, newFolder, newPath } from './databases.ts';
import { namedColumns } from './named-columns.ts';
import { describeStore } from './store.suite.ts';

describeStore('a case store in a SQLite file', async () => openSqlite(newPath()));

describe('the database file', () => {
  it('keeps its contents after a restart', async () => {
    const path = newPath();
    const first = firstTurn();
    const before = openSqlite(path);
    await before.commit(first);
    await before.saveConversation('roermond', 'coach-1', 'stap 3');
    await before.close();

    const after = openSqlite(path);
    expect(await after.load('roermond', first.case.id)).toEqual(first.case);
    expect(await after.conversation('roermond', 'coach-1')).toBe('stap 3');
    expect(await after.commit(nextTurn(first.case))).toBe('ok');
    expect(await after.commit(first)).toBe('replay');
    await after.close();
  });

  it('gets what is waiting before it closes', async () => {
    const path = newPath();
    const store = openSqlite(path);
    const turn = firstTurn();
    const [result] = await Promise.all([store.commit(turn), store.close()]);
    expect(result).toBe('ok');
    expect(inspect(path, (database) => database.prepare('select id from cases').all())).toEqual([{ id: turn.case.id }]);
  });

  it('is readable by its owner only, with its folder and side files', async () => {
    const path = join(newFolder(), 'diep', 'data', 'routewijzer.db');
    const store = openSqlite(path);
    await store.commit(firstTurn());
    const modes = [join(path, '..'), path, `${path}-wal`, `${path}-shm`].map((one) => statSync(one).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
    await store.close();
  });

  it('syncs to disk, does not wait long for a lock, enforces references and wipes deleted data', () => {
    const database = openDatabase(newPath());
    const pragma = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('busy_timeout')).toBeLessThanOrEqual(250);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('secure_delete')).toBe(1);
    database.close();
  });

  it('has org first in every key, unique constraint, index and reference', async () => {
    const path = await makeDatabase();
    const firsts = inspect(path, (database) => {
      const all = (sql: string, ...values: string[]) => database.prepare(sql).all(...values);
      const tables = all("select name from sqlite_schema where type = 'table' order by name").map(
        ({ name }) => `${name}`,
      );
      return tables.flatMap((table) => [
        ...all('select name, "unique" as only from pragma_index_list(?)', table).map(({ name, only }) => {
          const [column] = all('select name from pragma_index_info(?) order by seqno', `${name}`);
          return `${table}: ${only === 1 ? 'key' : 'index'} on ${column?.name}`;
        }),
        ...all('select * from pragma_foreign_key_list(?) where seq = 0', table).map(
          (key) => `${table}: ${key.from} references ${key.table}.${key.to}`,
        ),
      ]);
    });
    expect(firsts.toSorted()).toEqual([
      'accesses: key on org',
      'audit: key on org',
      'cases: index on org',
      'cases: index on org',
      'cases: key on org',
      'cases: key on org',
      'conversations: key on org',
      'events: key on org',
      'events: org references cases.org',
      'invitations: index on org',
      'invitations: key on org',
      'invitations: org references cases.org',
      'jobs: key on org',
      'missed_questions: key on org',
      'receipts: index on org',
      'receipts: key on org',
      'receipts: org references cases.org',
      'sent_questions: key on org',
      'shares: index on org',
      'shares: key on org',
      'shares: org references cases.org',
      'tallies: key on org',
      'tombstones: key on org',
    ]);
  });

  it('matches the tables and columns that the program names', () => {
    const database = openDatabase(newPath());
    const columns = database
      .prepare(
        `select schema.name as "table", columns.name, lower(columns.type) as type
        from sqlite_schema as schema, pragma_table_info(schema.name) as columns where schema.type = 'table'`,
      )
      .all();
    database.close();
    expect(columns.map(({ table, name, type }) => `${table}.${name} ${type}`).toSorted()).toEqual(namedColumns());
  });

  it('contains not a word of what a coach wrote', async () => {
    const secret = 'GEHEIM-thuissituatie-Sem-4711';
    const keyring = createKeyring({ caseKeys: [{ id: 'a', key: randomBytes(32) }], indexKey: randomBytes(32) });
    const { keyId, dataKey, handle } = keyring.newCaseKey();
    const base = firstTurn().case;
    const seal = (part: SealedAt['part'], text: string) =>
      keyring.seal(handle, text, { org: base.org, case: base.id, part });
    const kenmerk = keyring.index(secret);
    let turn: Commit | null = null;
    const path = newPath();
    const store = openSqlite(path);
    for (let sequence = 1; sequence <= 20; sequence++) {
      const sealed = {
        state: seal(`state ${sequence}`, secret.repeat(sequence)),
        facts: seal(`facts ${sequence}`, secret),
      };
      const wishes = { case: { ...base, ...sealed, keyId, dataKey, kenmerk, gemeente: 'Echt-Susteren' } };
      const event = { payload: seal(sequence, `{"antwoord":"${secret}"}`) };
      turn = turn === null ? firstTurn({ ...wishes, event }) : nextTurn(turn.case, { case: sealed, event });
      expect(await store.commit(turn)).toBe('ok');
    }

    const found = () =>
      Object.entries(filesBeside(path)).flatMap(([name, content]) =>
        [secret, 'Echt-Susteren']
          .filter((text) =>
            (['utf8', 'utf16le', 'hex', 'base64'] as const).some((form) =>
              content.includes(
                form === 'utf16le' ? Buffer.from(text, form).toString('latin1') : Buffer.from(text).toString(form),
              ),
            ),
          )
          .map((text) => `${name}: ${text}`),
      );
    expect(Object.keys(filesBeside(path))).toEqual(['routewijzer.db', 'routewijzer.db-shm', 'routewijzer.db-wal']);
    // The municipality is a plain column: finding it shows that the search would find anything else too.
    expect(found()).toEqual(['routewijzer.db-wal: Echt-Susteren']);
    await store.close();
    expect(found()).toEqual(['routewijzer.db: Echt-Susteren']);
  });
});

describe('turns that arrive together', () => {
  it('are all written, even when one is refused or was done before', async () => {
    const path = newPath();
    const store = openSqlite(path);
    const done = firstTurn();
    await store.commit(done);
    const fresh = Array.from({ length: 40 }, () => firstTurn());
    const gone = nextTurn(firstTurn().case);
    const results = await Promise.allSettled([
      // Undone because its receipt turns out to exist, after the case and its event were written.
      store.commit(nextTurn(done.case, { key: done.receipt.key })),
      ...fresh.map((turn) => store.commit(turn)),
      store.commit(gone),
      store.write(['insert into tombstones (org) values (?)', 'roermond']),
      // More than fit in one transaction, and each still comes after the turn it follows.
      store.commit(nextTurn(fresh[0]?.case ?? done.case)),
    ]);
    const outcomes = results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));
    expect(outcomes).toEqual(['replay', ...fresh.map(() => 'ok'), 'conflict', 'STORAGE_REFUSED', 'ok']);
    for (const { case: one } of fresh.slice(1)) expect(await store.load(one.org, one.id)).toEqual(one);
    expect(await store.load('roermond', done.case.id)).toEqual(done.case);
    await store.close();
    await expect(store.commit(firstTurn())).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('are refused while another program locks the file, and can be done later', async () => {
    const path = newPath();
    const store = openSqlite(path);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const turns = Array.from({ length: 20 }, () => firstTurn());
    const refused = await Promise.allSettled(turns.map((turn) => store.commit(turn)));
    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(turns.map(() => 'STORAGE_BUSY'));
    other.exec('rollback');
    other.close();
    expect(await Promise.all(turns.map((turn) => store.commit(turn)))).toEqual(turns.map(() => 'ok'));
    await store.close();
  });
});
