import type { Pool, PoolConfig, QueryResultRow } from 'pg';
import { postgresError } from './error.ts';
import { migrate } from './migrate.ts';

/** Per process. Four processes stay well within the hundred connections that PostgreSQL allows by default. */
const MOST_CONNECTIONS = 10;
/** Timeouts for a turn, in ms. Together they keep the answer to a button press within 3 s. */
const PATIENCE = { connect: 2_000, lock: 1_500, statement: 2_500, answer: 3_000 };
/** The timeout for reports and administration, in ms. */
const READING_PATIENCE = 60_000;
/** How long a starting process waits while another migrates the tables, in ms. */
const MIGRATION_PATIENCE = 120_000;

/** A statement. PostgreSQL parses a named one once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/**
 * One PostgreSQL database, over a few connections. The first query connects and migrates; when that fails, the next
 * query tries again, so the bot recovers by itself when the database comes back.
 */
export class PostgresDatabase {
  /** Host, port and name, for error texts. */
  readonly place: string;
  readonly #url: string;
  #opened: Promise<Pool> | null = null;
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  constructor(url: string) {
    this.#url = url;
    this.place = placeOf(url);
  }

  /** Runs a statement in one round trip. Throws the driver's error. */
  async rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#use((pool) => pool.query<Row>({ ...statement, values: [...values] }));
    return rows;
  }

  /** The same with a longer timeout, for queries that no coach waits for, such as all cases of a region. */
  async manyRows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.#use(async (pool) => {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        await client.query(`begin read only; set local statement_timeout = ${READING_PATIENCE}`);
        const query = { ...statement, values: [...values], query_timeout: READING_PATIENCE + 1_000 };
        const { rows } = await client.query<Row>(query);
        await client.query('commit');
        return rows;
      } catch (error) {
        failure = asError(error);
        throw error;
      } finally {
        client.release(failure);
      }
    });
  }

  /**
   * Runs all statements or none. Throws the driver's error.
   * @param guarded roll back and return false when the first statement changes no row
   */
  async together(
    statements: readonly (readonly [sql: string, ...values: unknown[]])[],
    guarded: boolean,
  ): Promise<boolean> {
    return this.#use(async (pool) => {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        await client.query('begin');
        for (const [index, [sql, ...values]] of statements.entries()) {
          const { rowCount } = await client.query(sql, values);
          if (!guarded || index > 0 || rowCount !== 0) continue;
          await client.query('rollback');
          return false;
        }
        await client.query('commit');
        return true;
      } catch (error) {
        failure = asError(error);
        throw error;
      } finally {
        // Do not reuse a connection with a failed transaction: closing it rolls back.
        client.release(failure);
      }
    });
  }

  /** Waits for running queries and closes the connections. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
    await this.#opened?.then((pool) => pool.end());
  }

  async #use<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new TypeError('the database is closed');
    const working = this.#open().then(work);
    this.#underWay.add(working);
    try {
      return await working;
    } finally {
      this.#underWay.delete(working);
    }
  }

  #open(): Promise<Pool> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #connect(): Promise<Pool> {
    // Imported here so that an installation on SQLite never loads the driver.
    const { Client, Pool } = (await import('pg')).default;
    const address = { connectionString: this.#url, application_name: 'routewijzer', keepAlive: true };
    const client = new Client({
      ...address,
      connectionTimeoutMillis: PATIENCE.connect,
      lock_timeout: MIGRATION_PATIENCE,
    });
    // A broken connection already fails the running statement; without a listener the event would end the process.
    client.on('error', () => {});
    try {
      await client.connect();
      await migrate(client, this.place);
    } catch (error) {
      throw postgresError(error, this.place);
    } finally {
      await client.end().catch(() => {});
    }
    const pool = new Pool({ ...address, ...limits() });
    // The pool replaces a broken idle connection when it needs one.
    pool.on('error', () => {});
    return pool;
  }
}

function limits(): PoolConfig {
  return {
    max: MOST_CONNECTIONS,
    // Renew connections now and then, so that a moved or replaced server is found.
    maxLifetimeSeconds: 1_800,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: PATIENCE.connect,
    lock_timeout: PATIENCE.lock,
    statement_timeout: PATIENCE.statement,
    query_timeout: PATIENCE.answer,
    types: { getTypeParser },
    // A turn must be on disk before it is acknowledged, whatever the server's default is. A stricter setting is kept.
    onConnect: async (client) => {
      await client.query(
        "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
      );
    },
  };
}

/** By type number in `pg_type`: parsers that give the same values as SQLite does. All other types are text. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  // bytea: `\x` and hexadecimal digits.
  [17, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  [16, (text) => (text === 't' ? 1 : 0)],
  // Integers and floats of every size, and numeric, which `sum()` gives.
  ...[20, 21, 23, 700, 701, 1700].map((type): [number, (text: string) => number] => [type, Number]),
]);

function getTypeParser(type: number): (text: string) => unknown {
  return PARSERS.get(type) ?? ((text) => text);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
