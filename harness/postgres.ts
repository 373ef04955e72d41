import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import type { KeeperAnswer, KeeperOrder } from './postgres-keeper.ts';

/** A real PostgreSQL server with its own folder and port. It stops with the process that started it. */
export interface PostgresServer {
  readonly port: number;
  /** The folder with its files; its output is in `server.log`. */
  readonly folder: string;
  /** The password in its URLs. */
  readonly password: string;
  /** Creates an empty database and returns its URL. */
  newDatabase(): Promise<string>;
  /** Creates a schema in one shared database: as good as an empty database, in a tenth of the time. Returns its URL. */
  newSchema(): Promise<string>;
  /** Refuses new connections and breaks existing ones, like a restart for maintenance. */
  stop(): Promise<void>;
  /** Stops without a checkpoint, as after a machine failure. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Keeps every connection open but answers nothing, as behind a broken network. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** @param settings PostgreSQL settings as `name=value`; others keep their defaults */
export async function startPostgres(...settings: readonly string[]): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-postgres-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const args = [folder, String(port), password, ...settings];
  const keeper = fork(join(import.meta.dirname, 'postgres-keeper.ts'), args, { execArgv: [] });
  const order = (what: KeeperOrder) => () => ask(keeper, what);
  const urlOf = (name: string) => `postgres://routewijzer:${password}@127.0.0.1:${port}/${name}`;
  let databases = 0;
  await ask(keeper, 'start');
  return {
    port,
    folder,
    password,
    newDatabase: async () => {
      const name = `test_${++databases}`;
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    newSchema: async () => {
      const name = `test_${++databases}`;
      await query(urlOf('postgres'), `create schema ${name}`);
      return `${urlOf('postgres')}?options=-csearch_path%3D${name}`;
    },
    stop: order('stop'),
    crash: order('crash'),
    start: order('start'),
    freeze: order('freeze'),
    thaw: order('thaw'),
    remove: async () => {
      await ask(keeper, 'remove');
      const gone = once(keeper, 'exit');
      keeper.disconnect();
      await gone;
    },
  };
}

/** Queries a database directly. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  ...values: unknown[]
): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Gives one order and waits for the answer. One at a time. */
async function ask(keeper: ChildProcess, order: KeeperOrder): Promise<void> {
  keeper.send(order);
  const [answer] = (await once(keeper, 'message')) as [KeeperAnswer];
  if ('failed' in answer) throw new Error(answer.failed);
}
