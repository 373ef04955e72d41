import type { DatabaseSync } from 'node:sqlite';
import { assertContinues } from '../assert-continues.ts';
import { selected } from '../columns.ts';
import type { Sql } from '../sql.ts';
import type { CaseStore, StoredCase, StoredEvent, StoredReceipt } from '../store.ts';
import { cases, events, receipts } from '../tables.ts';
import { openDatabase, storageError } from './file.ts';
import { SqliteWriter } from './writer.ts';

/**
 * Case storage in one SQLite file. One process at a time may serve coaches; others may read and administer.
 * A turn is on disk before its promise resolves. Creates the folder, the file and its tables if needed, and brings
 * older tables up to date.
 *
 * Throws a `RoutewijzerError` that names the file, here and in its methods: `STORAGE_FOLDER`, `STORAGE_FOREIGN`,
 * `STORAGE_NEWER`, and what `storageError` lists.
 */
export function openSqlite(path: string): CaseStore & Sql {
  const database = openDatabase(path);
  const writer = new SqliteWriter(database, path);
  const sql = statements(database);

  /** Runs `work` synchronously; returns a promise because the port is asynchronous. */
  async function attempt<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw storageError(error, path);
    }
  }

  return {
    load: (org, id) => attempt(() => one<StoredCase>(sql.load.get(org, id))),
    // Reading a row in this process takes 11 µs, a hundredth of a turn: too little to remember it for (0028).
    recall: () => null,
    find: (org, kenmerk) => attempt(() => one<StoredCase>(sql.find.get(org, kenmerk))),
    list: (org, owner) =>
      attempt(() => (owner === null ? sql.listAll.all(org) : sql.list.all(org, owner)).map(row<StoredCase>)),
    events: (org, id) => attempt(() => sql.events.all(org, id).map(row<StoredEvent>)),
    receipt: (org, key) => attempt(() => one<StoredReceipt>(sql.receipt.get(org, key))),
    async commit(turn) {
      assertContinues(turn);
      return writer.write({ turn });
    },
    conversation: (org, person) =>
      attempt(() => one<{ conversation: string }>(sql.conversation.get(org, person))?.conversation ?? null),
    saveConversation: async (org, person, text) => {
      await writer.write({ conversation: [org, person, text] });
    },
    read: (sql, ...values) =>
      attempt(
        () =>
          database
            .prepare(sql)
            .all(...values)
            .map(row) as never,
      ),
    write: async (...statements) => void (await writer.write({ statements, guarded: false })),
    writeIf: async (...statements) => (await writer.write({ statements, guarded: true })) === 'ok',
    wipe: () => attempt(() => wipe(database)),
    ping: () => attempt(() => void sql.ping.get()),
    async close() {
      writer.close();
      database.close();
    },
  };
}

/** Deleted data is overwritten in the file (secure_delete), but stays in the log until that is truncated. */
function wipe(database: DatabaseSync): boolean {
  return database.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0;
}

function statements(database: DatabaseSync) {
  const ofCases = `select ${selected(cases)} from cases where org = ?`;
  return {
    load: database.prepare(`${ofCases} and id = ?`),
    find: database.prepare(`${ofCases} and kenmerk = ?`),
    list: database.prepare(`${ofCases} and owner = ? order by changed_at desc, id`),
    listAll: database.prepare(`${ofCases} order by changed_at desc, id`),
    events: database.prepare(`select ${selected(events)} from events where org = ? and case_id = ? order by sequence`),
    receipt: database.prepare(`select ${selected(receipts)} from receipts where org = ? and key = ?`),
    conversation: database.prepare('select conversation from conversations where org = ? and person = ?'),
    ping: database.prepare('select version from schema_version'),
  };
}

/** A safe cast: the statement names its columns after the type's fields, and the tables' checks guard the values. */
function row<Row extends object>(found: object): Row {
  return found as Row;
}

function one<Row extends object>(found: object | undefined): Row | null {
  return found === undefined ? null : row<Row>(found);
}
