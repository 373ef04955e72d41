import type { Pool, PoolConfig, QueryResultRow } from 'pg';
import { postgresError } from './error.ts';
import { migrate } from './migrate.ts';

/** Connections of one process. Four processes stay well within the hundred that PostgreSQL allows by default. */
const MOST_CONNECTIONS = 10;
/** How long a turn waits, in ms: for a connection, for a lock, for an answer. A coach's press is answered within 3 s. */
const PATIENCE = { connect: 2_000, lock: 1_500, statement: 2_500, answer: 3_000 };
/** How long a report or an administrator waits for an answer, in ms. */
const READING_PATIENCE = 60_000;
/** How long a process that starts waits for another that is bringing the tables up to date, in ms. */
const MIGRATION_PATIENCE = 120_000;

/** A statement; with a name, PostgreSQL parses it once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/**
 * One PostgreSQL database, over a few connections. Connects and checks the tables with the first question, and again
 * with the next when that failed: a database that comes back is used again by itself.
 */
export class PostgresDatabase {
  /** Host, port and name, to say where it went wrong. */
  readonly place: string;
  readonly #url: string;
  #opened: Promise<Pool> | null = null;
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  constructor(url: string) {
    this.#url = url;
    this.place = placeOf(url);
  }

  /** One round trip. Throws the driver's error. */
  async rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#use((pool) => pool.query<Row>({ ...statement, values: [...values] }));
    return rows;
  }

  /** The same for what nobody at a card waits for, such as every case of a region. */
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
   * All of them or none. Throws the driver's error.
   * @param guarded only if the first changes a row; false when it changes none
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
        // A connection with a failed transaction is not used again: ending it rolls back.
        client.release(failure);
      }
    });
  }

  /** Lets what is under way finish, and ends the connections. */
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
    // Only here: on SQLite the driver is never loaded.
    const { Client, Pool } = (await import('pg')).default;
    const address = { connectionString: this.#url, application_name: 'routewijzer', keepAlive: true };
    const client = new Client({
      ...address,
      connectionTimeoutMillis: PATIENCE.connect,
      lock_timeout: MIGRATION_PATIENCE,
    });
    // A connection that breaks fails the statement under way; the event only has to be heard.
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
    // An idle connection that breaks, as when PostgreSQL stops, is replaced when it is needed.
    pool.on('error', () => {});
    return pool;
  }
}

function limits(): PoolConfig {
  return {
    max: MOST_CONNECTIONS,
    // Now and then a new connection, so that a moved or replaced server is found.
    maxLifetimeSeconds: 1_800,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: PATIENCE.connect,
    lock_timeout: PATIENCE.lock,
    statement_timeout: PATIENCE.statement,
    query_timeout: PATIENCE.answer,
    types: { getTypeParser },
    // A turn is on the disk before it is acknowledged, whatever this server does by default. Anything stricter stays.
    onConnect: async (client) => {
      await client.query(
        "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
      );
    },
  };
}

/** By the number of their type in `pg_type`: values as the port and SQLite give them. All else is text. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  // bytea: `\x` and hexadecimals, for which the port wants plain bytes.
  [17, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  [16, (text) => (text === 't' ? 1 : 0)],
  // Whole and broken numbers of every length, and what `sum()` gives.
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
