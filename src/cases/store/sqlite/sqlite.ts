import type { DatabaseSync } from 'node:sqlite';
import { assertContinues } from '../assert-continues.ts';
import type { Sql } from '../sql.ts';
import type { CaseStore, StoredCase, StoredEvent, StoredReceipt } from '../store.ts';
import { openDatabase, storageError } from './file.ts';
import { SqliteWriter } from './writer.ts';

const CASE = `org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id as "keyId",
  data_key as "dataKey", state, facts, started_at as "startedAt", changed_at as "changedAt"`;
const EVENT = `org, region, case_id as "case", kind, owner, actor, run, sequence, content, at, type, payload, hash`;
const RECEIPT = `org, key, person, verb, inputs, case_id as "case", revision, at`;

/** How many conversations are kept in memory. */
const MOST_CONVERSATIONS = 5_000;

/**
 * Case storage in one SQLite file, for one process at a time that serves coaches (others may read and administer).
 * A turn is on the disk before its promise resolves. Makes the folder, the file and its tables when they are not there,
 * and brings older tables up to date.
 *
 * Throws (here and later) a `RoutewijzerError` that names the file: `STORAGE_FOLDER`, `STORAGE_FOREIGN`,
 * `STORAGE_NEWER`, and what `storageError` lists.
 */
export function openSqlite(path: string): CaseStore & Sql {
  const database = openDatabase(path);
  const writer = new SqliteWriter(database, path);
  const sql = statements(database);
  const conversations = new Map<string, string | null>();

  /** Every turn asks, few turns change it, and this process is the only one that does. */
  function conversation(org: string, person: string): string | null {
    const name = `${org} ${person}`;
    const known = conversations.get(name);
    if (known !== undefined) return known;
    const found = one<{ conversation: string }>(sql.conversation.get(org, person))?.conversation ?? null;
    if (conversations.size >= MOST_CONVERSATIONS) conversations.clear();
    conversations.set(name, found);
    return found;
  }

  async function saveConversation(org: string, person: string, text: string): Promise<void> {
    conversations.set(`${org} ${person}`, text);
    await writer.write({ conversation: [org, person, text] });
  }

  /** Works at once; a promise because the port is one. */
  async function attempt<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw storageError(error, path);
    }
  }

  return {
    load: (org, id) => attempt(() => one<StoredCase>(sql.load.get(org, id))),
    find: (org, kenmerk) => attempt(() => one<StoredCase>(sql.find.get(org, kenmerk))),
    list: (org, owner) =>
      attempt(() => (owner === null ? sql.listAll.all(org) : sql.list.all(org, owner)).map(row<StoredCase>)),
    events: (org, id) => attempt(() => sql.events.all(org, id).map(row<StoredEvent>)),
    receipt: (org, key) => attempt(() => one<StoredReceipt>(sql.receipt.get(org, key))),
    async commit(turn) {
      assertContinues(turn);
      return writer.write({ turn });
    },
    conversation: (org, person) => attempt(() => conversation(org, person)),
    saveConversation,
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

/** What was deleted is overwritten in the file (secure_delete), but stays in the log until that is emptied. */
function wipe(database: DatabaseSync): boolean {
  return database.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0;
}

function statements(database: DatabaseSync) {
  return {
    load: database.prepare(`select ${CASE} from cases where org = ? and id = ?`),
    find: database.prepare(`select ${CASE} from cases where org = ? and kenmerk = ?`),
    list: database.prepare(`select ${CASE} from cases where org = ? and owner = ? order by changed_at desc, id`),
    listAll: database.prepare(`select ${CASE} from cases where org = ? order by changed_at desc, id`),
    events: database.prepare(`select ${EVENT} from events where org = ? and case_id = ? order by sequence`),
    receipt: database.prepare(`select ${RECEIPT} from receipts where org = ? and key = ?`),
    conversation: database.prepare('select conversation from conversations where org = ? and person = ?'),
    ping: database.prepare('select version from schema_version'),
  };
}

/** A row as our type: the statement names its columns after the type's fields, and the tables' checks hold its values. */
function row<Row extends object>(found: object): Row {
  return found as Row;
}

function one<Row extends object>(found: object | undefined): Row | null {
  return found === undefined ? null : row<Row>(found);
}
