import type { DatabaseSync } from 'node:sqlite';
import type { RoutewijzerError } from '../../../errors.ts';
import { assigned, bound, listed } from '../columns.ts';
import type { SqlStatement } from '../sql.ts';
import type { CaseStore, Commit, StoredCase } from '../store.ts';
import { cases, conversations, events, receipts, TURN_CHANGES } from '../tables.ts';
import { storageError } from './file.ts';

/** A write request. Each is atomic by itself. */
export type Write =
  | { readonly turn: Commit }
  | { readonly conversation: readonly [org: string, person: string, text: string] }
  /** `guarded`: write only if the first statement changes a row, and give `conflict` when it does not. */
  | { readonly statements: readonly SqlStatement[]; readonly guarded: boolean };
export type Written = Awaited<ReturnType<CaseStore['commit']>>;

interface Asked {
  readonly write: Write;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: RoutewijzerError) => void;
}

/** The most writes in one transaction. The whole process waits while they run. */
const MOST_TOGETHER = 32;
/** Thrown to undo a turn whose receipt turns out to exist already. */
const ALREADY_DONE = Symbol('replay');

/**
 * Writes to an open SQLite file, in order of arrival. Turns that arrive together share one transaction, and so wait for
 * the disk only once.
 */
export class SqliteWriter {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #sql: Statements;
  #waiting: Asked[] = [];
  /** How many of the first waiting writes failed as a batch and are now retried one by one. */
  #alone = 0;
  #closed = false;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
    this.#sql = statements(database);
  }

  /** Resolves when the write is on disk, or was refused for a known reason. Rejects with what `storageError` lists. */
  write(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(storageError(new Error('closed'), this.#path));
      this.#waiting.push({ write, resolve, reject });
      if (this.#waiting.length === 1) this.#writeSoon(0);
    });
  }

  /** Writes what is waiting and refuses anything after that. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#writeWaiting();
  }

  /** Keeps collecting as long as each round of the event loop brings more writes. */
  #writeSoon(before: number): void {
    setImmediate(() => {
      const { length } = this.#waiting;
      if (length > before && length < MOST_TOGETHER) return this.#writeSoon(length);
      this.#writeWaiting();
      // Give other work in this process a turn before the next batch.
      if (this.#waiting.length > 0) this.#writeSoon(this.#waiting.length);
    });
  }

  #writeWaiting(): void {
    const batch = this.#waiting.splice(0, this.#alone > 0 ? 1 : MOST_TOGETHER);
    this.#alone = Math.max(0, this.#alone - batch.length);
    if (batch.length > 0) this.#writeAll(batch);
  }

  /**
   * Writes a batch in one transaction, without an `await`, so nothing can interleave. When one write fails or has to be
   * undone, each is retried in a transaction of its own.
   */
  #writeAll(batch: readonly Asked[]): void {
    try {
      this.#sql.begin.run();
    } catch (error) {
      // Writes queued for a retry would fail too: refuse them now, so that they do not each wait for the lock.
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
      // The next write will fail to begin, and its error says why.
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

  /** Skips kenmerk and owner when they stay the same: their indexes cost as much to write as the rest of the row. */
  #updateCase(to: StoredCase & Pick<Commit, 'expected' | 'previous'>) {
    const updated = this.#sql.updateCase.run({ ...to });
    return updated.changes === 0 ? this.#sql.updateNames.run({ ...to }) : updated;
  }
}

type Statements = ReturnType<typeof statements>;

function statements(database: DatabaseSync) {
  const changes = assigned(cases, ...TURN_CHANGES.filter((field) => field !== 'kenmerk' && field !== 'owner'));
  const asSeen = 'org = :org and id = :id and revision = :expected and head = :previous';
  const isTaken = 'exists (select 1 from cases where org = :org and kenmerk = :kenmerk and id <> :id)';
  return {
    // Takes the write lock at once, so that what a turn reads cannot change before it writes.
    begin: database.prepare('begin immediate'),
    commit: database.prepare('commit'),
    receipt: database.prepare('select 1 from receipts where org = ? and key = ?'),
    // Changes no row when the case already exists, or another case has its kenmerk.
    insertCase: database.prepare(
      `insert into cases (${listed(cases)}) values (${bound(cases)}) on conflict do nothing`,
    ),
    updateCase: database.prepare(
      `update cases set ${changes} where ${asSeen} and kenmerk = :kenmerk and owner = :owner`,
    ),
    updateNames: database.prepare(
      `update cases set ${changes}, ${assigned(cases, 'kenmerk', 'owner')} where ${asSeen} and not ${isTaken}`,
    ),
    insertEvent: database.prepare(`insert into events (${listed(events)}) values (${bound(events)})`),
    insertReceipt: database.prepare(
      `insert into receipts (${listed(receipts)}) values (${bound(receipts)}) on conflict do nothing`,
    ),
    saveConversation: database.prepare(
      `insert into conversations (${listed(conversations)}) values (?, ?, ?)
      on conflict (org, person) do update set conversation = excluded.conversation`,
    ),
  };
}
