import type { DatabaseSync } from 'node:sqlite';
import type { RoutewijzerError } from '../errors.ts';
import { assertContinues } from './chain.ts';
import { openDatabase, storageError } from './sqlite-file.ts';
import type { CaseStore, Commit, StoredCase, StoredEvent, StoredReceipt } from './store.ts';

const CASE = `org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id as "keyId",
  data_key as "dataKey", state, facts, started_at as "startedAt", changed_at as "changedAt"`;
const EVENT = `org, region, case_id as "case", kind, owner, actor, run, sequence, content, at, type, payload, hash`;
const RECEIPT = `org, key, person, verb, inputs, case_id as "case", revision, at`;

/** How many conversations are kept in memory. */
const MOST_CONVERSATIONS = 5_000;

/** How many rounds of the event loop a turn waits at most for others to share its transaction. */
const MOST_ROUNDS = 8;

/**
 * Case storage in one SQLite file, for one process at a time that serves coaches (others may read and administer).
 * A turn is on the disk before its promise resolves. Makes the folder, the file and its tables when they are not there,
 * and brings older tables up to date.
 *
 * Throws (here and later) a `RoutewijzerError` that names the file: `STORAGE_FOLDER`, `STORAGE_FOREIGN`,
 * `STORAGE_NEWER`, and what `storageError` lists.
 */
export function openSqlite(path: string): CaseStore {
  const database = openDatabase(path);
  const sql = statements(database);
  const conversations = new Map<string, string | null>();
  const waiting: Waiting[] = [];

  function write({ case: to, expected, events, receipt }: Commit): Written {
    if (sql.receipt.get(receipt.org, receipt.key) !== undefined) return 'replay';
    const { changes } = expected === 0 ? sql.insertCase.run({ ...to }) : sql.updateCase.run({ ...to, expected });
    if (changes === 0) return 'conflict';
    for (const event of events) sql.insertEvent.run({ ...event });
    sql.insertReceipt.run({ ...receipt });
    return 'ok';
  }

  /**
   * Turns that arrive together share one transaction, and so one wait for the disk (10 at a time: over twice as many a
   * second); each is all or nothing by itself. There is no `await` in it, so no other turn can come in between.
   */
  function flush(): void {
    const turns = waiting.splice(0);
    if (turns.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      sql.begin.run();
      for (const { turn, resolve, reject } of turns) {
        sql.savepoint.run();
        try {
          const written = write(turn);
          answers.push(() => resolve(written));
        } catch (error) {
          // When the disk is full or fails, SQLite has undone the whole transaction.
          if (!database.isTransaction) throw error;
          sql.undo.run();
          answers.push(() => reject(storageError(error, path)));
        }
        sql.release.run();
      }
      sql.commit.run();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('rollback');
      for (const { reject } of turns) reject(storageError(error, path));
      return;
    }
    for (const answer of answers) answer();
  }

  /** As long as each round of the event loop brings more turns, they are worth waiting for: but not for long. */
  function flushSoon(seen = 1, round = 1): void {
    setImmediate(() => {
      if (waiting.length > seen && round < MOST_ROUNDS) flushSoon(waiting.length, round + 1);
      else flush();
    });
  }

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

  function saveConversation(org: string, person: string, text: string): void {
    conversations.set(`${org} ${person}`, text);
    // Losing a conversation costs one tap: it is written, but not waited for until the next turn is on the disk.
    database.exec('pragma synchronous = normal');
    try {
      sql.saveConversation.run(org, person, text);
    } finally {
      database.exec('pragma synchronous = full');
    }
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
      const { promise, resolve, reject } = Promise.withResolvers<Written>();
      if (waiting.push({ turn, resolve, reject }) === 1) flushSoon();
      return promise;
    },
    conversation: (org, person) => attempt(() => conversation(org, person)),
    saveConversation: (...args) => attempt(() => saveConversation(...args)),
    ping: () => attempt(() => void sql.ping.get()),
    close: () =>
      attempt(() => {
        flush();
        database.close();
      }),
  };
}

type Written = Awaited<ReturnType<CaseStore['commit']>>;

interface Waiting {
  readonly turn: Commit;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: RoutewijzerError) => void;
}

function statements(database: DatabaseSync) {
  return {
    // The write lock is taken at once, so that what a turn reads cannot change before it writes.
    begin: database.prepare('begin immediate'),
    commit: database.prepare('commit'),
    savepoint: database.prepare('savepoint turn'),
    undo: database.prepare('rollback to turn'),
    release: database.prepare('release turn'),
    load: database.prepare(`select ${CASE} from cases where org = ? and id = ?`),
    find: database.prepare(`select ${CASE} from cases where org = ? and kenmerk = ?`),
    list: database.prepare(`select ${CASE} from cases where org = ? and owner = ? order by changed_at desc, id`),
    listAll: database.prepare(`select ${CASE} from cases where org = ? order by changed_at desc, id`),
    events: database.prepare(`select ${EVENT} from events where org = ? and case_id = ? order by sequence`),
    receipt: database.prepare(`select ${RECEIPT} from receipts where org = ? and key = ?`),
    // No row changes when the case is there already, or another has its kenmerk.
    insertCase: database.prepare(
      `insert into cases (org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id,
        data_key, state, facts, started_at, changed_at)
      values (:org, :id, :region, :kind, :owner, :route, :gemeente, :status, :revision, :head, :kenmerk, :keyId,
        :dataKey, :state, :facts, :startedAt, :changedAt)
      on conflict do nothing`,
    ),
    updateCase: database.prepare(
      `update cases set region = :region, kind = :kind, owner = :owner, route = :route, gemeente = :gemeente,
        status = :status, revision = :revision, head = :head, kenmerk = :kenmerk, key_id = :keyId,
        data_key = :dataKey, state = :state, facts = :facts, started_at = :startedAt, changed_at = :changedAt
      where org = :org and id = :id and revision = :expected
        and not exists (select 1 from cases where org = :org and kenmerk = :kenmerk and id <> :id)`,
    ),
    insertEvent: database.prepare(
      `insert into events (org, region, case_id, kind, owner, actor, run, sequence, content, at, type, payload, hash)
      values (:org, :region, :case, :kind, :owner, :actor, :run, :sequence, :content, :at, :type, :payload, :hash)`,
    ),
    insertReceipt: database.prepare(
      `insert into receipts (org, key, person, verb, inputs, case_id, revision, at)
      values (:org, :key, :person, :verb, :inputs, :case, :revision, :at)`,
    ),
    conversation: database.prepare('select conversation from conversations where org = ? and person = ?'),
    saveConversation: database.prepare(
      `insert into conversations (org, person, conversation) values (?, ?, ?)
      on conflict (org, person) do update set conversation = excluded.conversation`,
    ),
    ping: database.prepare('select version from schema_version'),
  };
}

/** A row as our type: the statement names its columns after the type's fields, and the tables' checks hold its values. */
function row<Row extends object>(found: object): Row {
  return { ...found } as Row;
}

function one<Row extends object>(found: object | undefined): Row | null {
  return found === undefined ? null : row<Row>(found);
}
