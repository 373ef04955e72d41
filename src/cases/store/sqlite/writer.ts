import type { DatabaseSync } from 'node:sqlite';
import type { RoutewijzerError } from '../../../errors.ts';
import type { SqlStatement } from '../sql.ts';
import type { CaseStore, Commit, StoredCase } from '../store.ts';
import { storageError } from './file.ts';

/** Each is all or nothing by itself. */
export type Write =
  | { readonly turn: Commit }
  | { readonly conversation: readonly [org: string, person: string, text: string] }
  /** `guarded`: only if the first changes a row; `conflict` when it changes none. */
  | { readonly statements: readonly SqlStatement[]; readonly guarded: boolean };
export type Written = Awaited<ReturnType<CaseStore['commit']>>;

interface Asked {
  readonly write: Write;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: RoutewijzerError) => void;
}

/** What is written together at most: everything else in this process waits for it. */
const MOST_TOGETHER = 32;
/** Thrown to undo a turn whose receipt turns out to be there already. */
const ALREADY_DONE = Symbol('replay');

/**
 * Writes to an open SQLite file, in the order asked. Turns that arrive together share one transaction, and so one wait
 * for the disk.
 */
export class SqliteWriter {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #sql: Statements;
  #waiting: Asked[] = [];
  /** How many of those, the first ones, failed together and are now written one by one. */
  #alone = 0;
  #closed = false;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
    this.#sql = statements(database);
  }

  /** Resolves when it is on the disk, or was not written for a known reason. Rejects with what `storageError` lists. */
  write(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(storageError(new Error('closed'), this.#path));
      this.#waiting.push({ write, resolve, reject });
      if (this.#waiting.length === 1) this.#writeSoon(0);
    });
  }

  /** Writes what is waiting, and nothing after that. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#writeWaiting();
  }

  /** As long as every round of the event loop brings more, they wait for one another. */
  #writeSoon(before: number): void {
    setImmediate(() => {
      const { length } = this.#waiting;
      if (length > before && length < MOST_TOGETHER) return this.#writeSoon(length);
      this.#writeWaiting();
      // What else comes in meanwhile has its turn first.
      if (this.#waiting.length > 0) this.#writeSoon(this.#waiting.length);
    });
  }

  #writeWaiting(): void {
    const batch = this.#waiting.splice(0, this.#alone > 0 ? 1 : MOST_TOGETHER);
    this.#alone = Math.max(0, this.#alone - batch.length);
    if (batch.length > 0) this.#writeAll(batch);
  }

  /**
   * One transaction, without an `await` in it: nothing comes in between. When one of them fails, or has to be undone, each
   * gets a transaction of its own.
   */
  #writeAll(batch: readonly Asked[]): void {
    try {
      this.#sql.begin.run();
    } catch (error) {
      // Those that failed together will not do better one by one: they do not each wait for the lock.
      const others = this.#waiting.splice(0, this.#alone);
      this.#alone = 0;
      this.#refuse([...batch, ...others], error);
      return;
    }
    try {
      const written = batch.map((one) => ({ one, what: this.#writeOne(one.write) }));
      this.#sql.commit.run();
      for (const { one, what } of written) one.resolve(what);
    } catch (error) {
      this.#undo();
      if (batch.length === 1) {
        this.#refuse(batch, error);
      } else {
        this.#waiting.unshift(...batch);
        this.#alone = batch.length;
      }
    }
  }

  #undo(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('rollback');
    } catch {
      // Whoever writes next cannot begin, and is told why.
    }
  }

  #refuse(batch: readonly Asked[], error: unknown): void {
    for (const { resolve, reject } of batch) {
      if (error === ALREADY_DONE) resolve('replay');
      else reject(storageError(error, this.#path));
    }
  }

  #writeOne(write: Write): Written {
    if ('turn' in write) return this.#writeTurn(write.turn);
    if ('conversation' in write) {
      this.#sql.saveConversation.run(...write.conversation);
      return 'ok';
    }
    for (const [index, [text, ...values]] of write.statements.entries()) {
      const { changes } = this.#database.prepare(text).run(...values);
      if (write.guarded && index === 0 && changes === 0) return 'conflict';
    }
    return 'ok';
  }

  #writeTurn({ case: to, expected, previous, events, receipt }: Commit): Written {
    const sql = this.#sql;
    const { changes } =
      expected === 0 ? sql.insertCase.run({ ...to }) : this.#updateCase({ ...to, expected, previous });
    if (changes === 0) return sql.receipt.get(receipt.org, receipt.key) === undefined ? 'conflict' : 'replay';
    for (const event of events) sql.insertEvent.run({ ...event });
    if (sql.insertReceipt.run({ ...receipt }).changes === 0) throw ALREADY_DONE;
    return 'ok';
  }

  /** A kenmerk and an owner hardly ever change, and their indexes take as long to write as all else of the case. */
  #updateCase(to: StoredCase & Pick<Commit, 'expected' | 'previous'>) {
    const updated = this.#sql.updateCase.run({ ...to });
    return updated.changes === 0 ? this.#sql.updateNames.run({ ...to }) : updated;
  }
}

/** Not the key: it may just have been wrapped anew (rotation.ts). */
const CHANGES = `region = :region, kind = :kind, route = :route, gemeente = :gemeente, status = :status,
  revision = :revision, head = :head, state = :state, facts = :facts, started_at = :startedAt, changed_at = :changedAt`;

type Statements = ReturnType<typeof statements>;

function statements(database: DatabaseSync) {
  return {
    // The write lock is taken at once, so that what a turn reads cannot change before it writes.
    begin: database.prepare('begin immediate'),
    commit: database.prepare('commit'),
    receipt: database.prepare('select 1 from receipts where org = ? and key = ?'),
    // No row changes when the case is there already, or another has its kenmerk.
    insertCase: database.prepare(
      `insert into cases (org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id,
        data_key, state, facts, started_at, changed_at)
      values (:org, :id, :region, :kind, :owner, :route, :gemeente, :status, :revision, :head, :kenmerk, :keyId,
        :dataKey, :state, :facts, :startedAt, :changedAt)
      on conflict do nothing`,
    ),
    updateCase: database.prepare(`update cases set ${CHANGES} where org = :org and id = :id and revision = :expected
      and head = :previous and kenmerk = :kenmerk and owner = :owner`),
    updateNames: database.prepare(`update cases set ${CHANGES}, kenmerk = :kenmerk, owner = :owner
      where org = :org and id = :id and revision = :expected
        and head = :previous and not exists (select 1 from cases where org = :org and kenmerk = :kenmerk and id <> :id)`),
    insertEvent: database.prepare(
      `insert into events (org, region, case_id, kind, owner, actor, run, sequence, content, at, type, payload, hash)
      values (:org, :region, :case, :kind, :owner, :actor, :run, :sequence, :content, :at, :type, :payload, :hash)`,
    ),
    insertReceipt: database.prepare(
      `insert into receipts (org, key, person, verb, inputs, case_id, revision, at)
      values (:org, :key, :person, :verb, :inputs, :case, :revision, :at)
      on conflict do nothing`,
    ),
    saveConversation: database.prepare(
      `insert into conversations (org, person, conversation) values (?, ?, ?)
      on conflict (org, person) do update set conversation = excluded.conversation`,
    ),
  };
}
