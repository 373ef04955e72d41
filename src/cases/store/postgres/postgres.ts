import { assertContinues } from '../assert-continues.ts';
import type { Sql, SqlStatement } from '../sql.ts';
import type { CaseStore, Commit, StoredCase, StoredEvent, StoredReceipt } from '../store.ts';
import { PostgresDatabase, type Statement } from './database.ts';
import { postgresError, violatedKey } from './error.ts';

const CASE = `org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id as "keyId",
  data_key as "dataKey", state, facts, started_at as "startedAt", changed_at as "changedAt"`;
const EVENT = `org, region, case_id as "case", kind, owner, actor, run, sequence, content, at, type, payload, hash`;
const RECEIPT = `org, key, person, verb, inputs, case_id as "case", revision, at`;

/**
 * Case storage in PostgreSQL, for any number of processes at once: what one keeps and another may change is checked by
 * the write itself. Every call is one round trip, also a commit; only a commit that is not done asks once more why not. A
 * turn is on the disk before its promise resolves. The tables are made, or brought up to date, with the first call.
 *
 * Throws (with the calls) a `RoutewijzerError` that names the place and nothing secret: `STORAGE_NEWER`,
 * `STORAGE_FOREIGN`, and what `postgresError` lists.
 *
 * @param url `postgres://user:password@host:port/name?sslmode=…`
 */
export function openPostgres(url: string): CaseStore & Sql {
  const database = new PostgresDatabase(url);

  async function all<Row extends object>(statement: Statement, ...values: readonly unknown[]): Promise<readonly Row[]> {
    try {
      return await database.rows<Row>(statement, values);
    } catch (error) {
      throw postgresError(error, database.place);
    }
  }

  async function one<Row extends object>(statement: Statement, ...values: readonly unknown[]): Promise<Row | null> {
    return (await all<Row>(statement, ...values))[0] ?? null;
  }

  async function listAll(org: string): Promise<readonly StoredCase[]> {
    try {
      return await database.manyRows<StoredCase>(statements.listAll, [org]);
    } catch (error) {
      throw postgresError(error, database.place);
    }
  }

  async function together(statements: readonly SqlStatement[], guarded: boolean): Promise<boolean> {
    try {
      return await database.together(
        statements.map(([sql, ...values]) => [numbered(sql), ...values]),
        guarded,
      );
    } catch (error) {
      throw postgresError(error, database.place);
    }
  }

  const receipt = (org: string, key: string) => one<StoredReceipt>(statements.receipt, org, key);

  async function commit(turn: Commit): Promise<'ok' | 'conflict' | 'replay'> {
    assertContinues(turn);
    if (await isWritten(database, turn)) return 'ok';
    return (await receipt(turn.receipt.org, turn.receipt.key)) === null ? 'conflict' : 'replay';
  }

  return {
    load: (org, id) => one<StoredCase>(statements.load, org, id),
    find: (org, kenmerk) => one<StoredCase>(statements.find, org, kenmerk),
    list: (org, owner) => (owner === null ? listAll(org) : all<StoredCase>(statements.list, org, owner)),
    events: (org, id) => all<StoredEvent>(statements.events, org, id),
    receipt,
    commit,
    conversation: async (org, person) =>
      (await one<{ conversation: string }>(statements.conversation, org, person))?.conversation ?? null,
    saveConversation: async (org, person, conversation) => {
      await all(statements.saveConversation, org, person, conversation);
    },
    read: (sql, ...values) => all({ text: numbered(sql) }, ...values),
    write: async (...statements) => void (await together(statements, false)),
    writeIf: (...statements) => together(statements, true),
    // PostgreSQL leaves what was deleted in its files, its log and its backups for as long as it likes. What a coach
    // wrote is gone all the same: the key it was sealed with is (docs/postgresql.md).
    wipe: async () => true,
    ping: async () => {
      if ((await all(statements.ping)).length === 0) throw postgresError({ code: READ_ONLY }, database.place);
    },
    close: () => database.close(),
  };
}

/** The code with which PostgreSQL refuses to write: it is a standby, or read-only by its settings. */
const READ_ONLY = '25006';

/** False when nothing was written: the turn was done before, the case is not at `expected`, or its kenmerk is taken. */
async function isWritten(
  database: PostgresDatabase,
  { case: to, expected, previous, events, receipt }: Commit,
): Promise<boolean> {
  const values = [
    ...[to.org, to.id, to.region, to.kind, to.owner, to.route, to.gemeente, to.status, to.revision, to.head],
    ...[to.kenmerk, to.state, to.facts, to.startedAt, to.changedAt],
    ...[receipt.key, receipt.person, receipt.verb, receipt.inputs, receipt.at],
    JSON.stringify(events.map((event) => ({ ...event, payload: hex(event.payload), hash: hex(event.hash) }))),
  ];
  try {
    const written =
      expected === 0
        ? await database.rows(statements.commitFirst, [...values, to.keyId, to.dataKey])
        : await database.rows(statements.commitNext, [...values, expected, previous]);
    return written.length === 1;
  } catch (error) {
    // The same turn, or a case with the same kenmerk, came in from elsewhere at this very moment.
    if (['receipts_pkey', 'cases_org_kenmerk_key'].includes(violatedKey(error) ?? '')) return false;
    throw postgresError(error, database.place);
  }
}

/** PostgreSQL numbers its values. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/**
 * A whole turn in one statement, which is all or nothing by itself. The case comes first: whoever else is at the same
 * case, or makes one with the same kenmerk, waits there for this turn to be done, and then finds that it no longer fits.
 */
function commitStatement(name: string, caseWritten: string): Statement {
  const text = `with written as (${caseWritten} returning org, id, revision),
    logged as (
      insert into events (org, region, case_id, kind, owner, actor, run, sequence, content, at, type, payload, hash)
      select written.org, event.region, written.id, event.kind, event.owner, event.actor, event.run, event.sequence,
        event.content, event.at, event.type, decode(event.payload, 'hex'), decode(event.hash, 'hex')
      from written, json_to_recordset($21::json) as event (region text, kind text, owner text, actor text, run integer,
        sequence integer, content text, at text, type text, payload text, hash text)
    ),
    noted as (
      insert into receipts (org, key, person, verb, inputs, case_id, revision, at)
      select org, $16, $17, $18, $19::bytea, id, revision, $20 from written
    )
    select from written`;
  return { name, text };
}

const NOT_DONE_BEFORE = 'not exists (select from receipts where org = $1 and key = $16)';

const statements = {
  load: { name: 'load', text: `select ${CASE} from cases where org = $1 and id = $2` },
  find: { name: 'find', text: `select ${CASE} from cases where org = $1 and kenmerk = $2` },
  list: {
    name: 'list',
    text: `select ${CASE} from cases where org = $1 and owner = $2 order by changed_at desc, id`,
  },
  listAll: { name: 'list-all', text: `select ${CASE} from cases where org = $1 order by changed_at desc, id` },
  events: { name: 'events', text: `select ${EVENT} from events where org = $1 and case_id = $2 order by sequence` },
  receipt: { name: 'receipt', text: `select ${RECEIPT} from receipts where org = $1 and key = $2` },
  conversation: {
    name: 'conversation',
    text: 'select conversation from conversations where org = $1 and person = $2',
  },
  saveConversation: {
    name: 'save-conversation',
    text: `insert into conversations (org, person, conversation) values ($1, $2, $3)
      on conflict (org, person) do update set conversation = excluded.conversation`,
  },
  // No row comes from a standby, or a server that is being moved.
  ping: {
    name: 'ping',
    text: "select version from schema_version where current_setting('transaction_read_only') = 'off'",
  },
  // No row comes when the case is there already, or another has its kenmerk.
  commitFirst: commitStatement(
    'commit-first',
    `insert into cases (org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, state, facts,
      started_at, changed_at, key_id, data_key)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9::integer, $10::bytea, $11::bytea, $12::bytea, $13::bytea, $14, $15, $22,
      $23::bytea
    where ${NOT_DONE_BEFORE}
    on conflict do nothing`,
  ),
  // Not the key: it may just have been wrapped anew (rotation.ts).
  commitNext: commitStatement(
    'commit-next',
    `update cases set region = $3, kind = $4, owner = $5, route = $6, gemeente = $7, status = $8, revision = $9,
      head = $10, kenmerk = $11, state = $12, facts = $13, started_at = $14, changed_at = $15
    where org = $1 and id = $2 and revision = $22 and head = $23::bytea and ${NOT_DONE_BEFORE}`,
  ),
} as const;
