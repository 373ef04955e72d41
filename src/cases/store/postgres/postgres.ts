import { Bounded } from '../../../bounded.ts';
import { assertContinues } from '../assert-continues.ts';
import { assigned, listed, selected, type Table, type TableColumn } from '../columns.ts';
import type { Sql, SqlStatement } from '../sql.ts';
import type { CaseStore, Commit, StoredCase, StoredEvent, StoredReceipt } from '../store.ts';
import { cases, conversations, events, receipts, TURN_CHANGES } from '../tables.ts';
import { PostgresDatabase, type Statement } from './database.ts';
import { postgresError, violatedKey } from './error.ts';
import { type NamedStatement, numbered, withNames } from './named.ts';

/**
 * Case storage in PostgreSQL, for any number of processes at once: each write checks that what it is based on has not
 * changed. Every call, including a commit, is one round trip; a refused commit needs a second one to learn why. A turn
 * is on disk before its promise resolves. The first call creates the tables or brings them up to date.
 *
 * Its methods reject with a `RoutewijzerError` that names the place and nothing secret: `STORAGE_NEWER`,
 * `STORAGE_FOREIGN`, and what `postgresError` lists.
 *
 * @param url `postgres://user:password@host:port/name?sslmode=…`
 */
export function openPostgres(url: string): CaseStore & Sql {
  const database = new PostgresDatabase(url);
  const known = new Bounded<StoredCase>(MOST_KNOWN);

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

  async function load(org: string, id: string): Promise<StoredCase | null> {
    const found = await one<StoredCase>(statements.load, org, id);
    if (found) known.set(id, found);
    else known.delete(id);
    return found;
  }

  async function commit(turn: Commit): Promise<'ok' | 'conflict' | 'replay'> {
    assertContinues(turn);
    if (await isWritten(database, turn)) {
      known.set(turn.case.id, turn.case);
      return 'ok';
    }
    known.delete(turn.case.id);
    return (await receipt(turn.receipt.org, turn.receipt.key)) === null ? 'conflict' : 'replay';
  }

  return {
    load,
    recall: (org, id) => {
      const row = known.get(id);
      return row?.org === org ? row : null;
    },
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
    // PostgreSQL may keep deleted rows in its files, log and backups. What a coach wrote is unreadable all the same,
    // because the key that sealed it was deleted (docs/postgresql.md).
    wipe: async () => true,
    ping: async () => {
      if ((await all(statements.ping)).length === 0) throw postgresError({ code: READ_ONLY }, database.place);
    },
    close: () => database.close(),
  };
}

/** How many cases are known as they were left: those a region has in progress. */
const MOST_KNOWN = 2_000;

/** The code with which PostgreSQL refuses to write: it is a standby, or read-only by its settings. */
const READ_ONLY = '25006';

/** False when nothing was written: the turn was done before, the case is not at `expected`, or its kenmerk is taken. */
async function isWritten(database: PostgresDatabase, turn: Commit): Promise<boolean> {
  const { expected, previous } = turn;
  const logged = turn.events.map((event) => ({ ...event, payload: hex(event.payload), hash: hex(event.hash) }));
  const values: Readonly<Record<string, unknown>> = {
    ...{ ...turn.receipt, ...turn.case },
    ...{ expected, previous, events: JSON.stringify(logged) },
  };
  const statement = expected === 0 ? statements.commitFirst : statements.commitNext;
  try {
    const written = await database.rows(
      statement,
      statement.order.map((name) => values[name]),
    );
    return written.length === 1;
  } catch (error) {
    // Another process wrote the same turn, or a case with the same kenmerk, at the same moment.
    if (['receipts_pkey', 'cases_org_kenmerk_key'].includes(violatedKey(error) ?? '')) return false;
    throw postgresError(error, database.place);
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/**
 * A whole turn in one statement, which is atomic by itself. The case is written first: another turn on the same case,
 * or one that creates a case with the same kenmerk, waits there and then finds that it no longer matches.
 */
function commitStatement(name: string, caseWritten: string): NamedStatement {
  return withNames(
    name,
    `with written as (${caseWritten} returning 1),
    logged as (
      insert into events (${listed(events)})
      select ${columnsOf(events, fromJson)}
      from written, json_to_recordset(:events::json) as event (${columnsOf(events, inJson)})
    ),
    noted as (insert into receipts (${listed(receipts)}) select ${columnsOf(receipts, cast)} from written)
    select from written`,
  );
}

/** A typed parameter; without the cast PostgreSQL takes it for text. */
const cast = (field: string, { type }: TableColumn<unknown>) => `:${field}::${type}`;
/** JSON has no bytes, so they are passed as hexadecimal text. */
const inJson = (field: string, { type }: TableColumn<unknown>) => `"${field}" ${type === 'bytea' ? 'text' : type}`;
const fromJson = (field: string, { type }: TableColumn<unknown>) =>
  type === 'bytea' ? `decode(event."${field}", 'hex')` : `event."${field}"`;

function columnsOf<Row>(of: Table<Row>, say: (field: string, column: TableColumn<unknown>) => string): string {
  return Object.entries<TableColumn<unknown>>(of.columns)
    .map(([field, column]) => say(field, column))
    .join(', ');
}

const NOT_DONE_BEFORE = 'not exists (select from receipts where org = :org and key = :key)';
const OF_CASES = `select ${selected(cases)} from cases where org = $1`;

const statements = {
  load: { name: 'load', text: `${OF_CASES} and id = $2` },
  find: { name: 'find', text: `${OF_CASES} and kenmerk = $2` },
  list: { name: 'list', text: `${OF_CASES} and owner = $2 order by changed_at desc, id` },
  listAll: { name: 'list-all', text: `${OF_CASES} order by changed_at desc, id` },
  events: {
    name: 'events',
    text: `select ${selected(events)} from events where org = $1 and case_id = $2 order by sequence`,
  },
  receipt: { name: 'receipt', text: `select ${selected(receipts)} from receipts where org = $1 and key = $2` },
  conversation: {
    name: 'conversation',
    text: 'select conversation from conversations where org = $1 and person = $2',
  },
  saveConversation: {
    name: 'save-conversation',
    text: `insert into conversations (${listed(conversations)}) values ($1, $2, $3)
      on conflict (org, person) do update set conversation = excluded.conversation`,
  },
  // Gives no row on a standby, or on a server that is being moved.
  ping: {
    name: 'ping',
    text: "select version from schema_version where current_setting('transaction_read_only') = 'off'",
  },
  // Gives no row when the case already exists, or another case has its kenmerk.
  commitFirst: commitStatement(
    'commit-first',
    `insert into cases (${listed(cases)}) select ${columnsOf(cases, cast)} where ${NOT_DONE_BEFORE}
    on conflict do nothing`,
  ),
  commitNext: commitStatement(
    'commit-next',
    `update cases set ${assigned(cases, ...TURN_CHANGES)}
    where org = :org and id = :id and revision = :expected and head = :previous::bytea and ${NOT_DONE_BEFORE}`,
  ),
} as const;
