import type { DatabaseSync } from 'node:sqlite';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SqlStatement } from './sql.ts';
import { connect, storageError } from './sqlite-file.ts';
import type { CaseStore, Commit, StoredCase } from './store.ts';

/**
 * The program of the thread that writes to the SQLite file, over a connection of its own. Run with the path of the file
 * as `workerData`. Each message is a `Batch`, answered by a `Done`; `null` closes the file and ends the thread.
 */

/** What is written together: one transaction, and so one wait for the disk. Each is all or nothing by itself. */
export type Batch = readonly Write[];
export type Write =
  | { readonly turn: Commit }
  | { readonly conversation: readonly [org: string, person: string, text: string] }
  /** `guarded`: only if the first changes a row; `conflict` when it changes none. */
  | { readonly statements: readonly SqlStatement[]; readonly guarded: boolean };
/** What came of each write, in the same order. */
export type Done = readonly (Written | Failure)[];
export type Written = Awaited<ReturnType<CaseStore['commit']>>;

/** A `RoutewijzerError` on its way between threads. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

if (parentPort !== null) serve(parentPort, String(workerData));

function serve(port: MessagePort, path: string): void {
  let connection: Connection | null = null;

  port.on('message', (batch: Batch | null) => {
    if (batch !== null) return port.postMessage(answer(batch));
    connection?.database.close();
    port.close();
  });

  function answer(batch: Batch): Done {
    const failure = (error: unknown): Failure => {
      const { code, message, hint } = storageError(error, path);
      return { code, message, hint };
    };
    try {
      connection ??= open(path);
      return writeAll(connection, batch, failure);
    } catch (error) {
      return batch.map(() => failure(error));
    }
  }
}

/**
 * One transaction, without an `await` in it: nothing comes in between. When one of them fails, or has to be undone, each
 * gets a transaction of its own.
 */
function writeAll(connection: Connection, batch: Batch, failure: (error: unknown) => Failure): Done {
  const { database, sql } = connection;
  sql.begin.run();
  try {
    const done = batch.map((one) => write(database, sql, one));
    sql.commit.run();
    return done;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    if (batch.length === 1) return [error === ALREADY_DONE ? 'replay' : failure(error)];
    return batch.flatMap((one) => writeAll(connection, [one], failure));
  }
}

function write(database: DatabaseSync, sql: Connection['sql'], one: Write): Written {
  if ('turn' in one) return writeTurn(sql, one.turn);
  if ('conversation' in one) {
    sql.saveConversation.run(...one.conversation);
    return 'ok';
  }
  for (const [index, [text, ...values]] of one.statements.entries()) {
    const { changes } = database.prepare(text).run(...values);
    if (one.guarded && index === 0 && changes === 0) return 'conflict';
  }
  return 'ok';
}

/** Thrown to undo a turn whose receipt turns out to be there already. */
const ALREADY_DONE = Symbol('replay');

function writeTurn(sql: Connection['sql'], { case: to, expected, events, receipt }: Commit): Written {
  const { changes } = expected === 0 ? sql.insertCase.run({ ...to }) : updateCase(sql, { ...to, expected });
  if (changes === 0) return sql.receipt.get(receipt.org, receipt.key) === undefined ? 'conflict' : 'replay';
  for (const event of events) sql.insertEvent.run({ ...event });
  if (sql.insertReceipt.run({ ...receipt }).changes === 0) throw ALREADY_DONE;
  return 'ok';
}

/** A kenmerk hardly ever changes, and its index takes as long to write as all else of the case. */
function updateCase(sql: Connection['sql'], to: StoredCase & { readonly expected: number }) {
  const updated = sql.updateCase.run({ ...to });
  return updated.changes === 0 ? sql.updateKenmerk.run({ ...to }) : updated;
}

type Connection = ReturnType<typeof open>;

function open(path: string) {
  const database = connect(path);
  return { database, sql: statements(database) };
}

/** Not the key: it may just have been wrapped anew (rotation.ts). */
const CHANGES = `region = :region, kind = :kind, owner = :owner, route = :route, gemeente = :gemeente,
  status = :status, revision = :revision, head = :head, state = :state, facts = :facts,
  started_at = :startedAt, changed_at = :changedAt`;

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
      and kenmerk = :kenmerk`),
    updateKenmerk: database.prepare(`update cases set ${CHANGES}, kenmerk = :kenmerk
      where org = :org and id = :id and revision = :expected
        and not exists (select 1 from cases where org = :org and kenmerk = :kenmerk and id <> :id)`),
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
