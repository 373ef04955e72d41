import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import type { KeeperAnswer, KeeperOrder } from './postgres-keeper.ts';

/** A real PostgreSQL server, in a folder and on a port of its own. It stops with the process that started it. */
export interface PostgresServer {
  readonly port: number;
  /** The folder with its files, and its output in `server.log`. */
  readonly folder: string;
  /** The password in its URLs. */
  readonly password: string;
  /** Creates an empty database and returns its URL. */
  newDatabase(): Promise<string>;
  /** As good as an empty database for users of this URL, in a tenth of the time: a schema in one shared database. */
  newSchema(): Promise<string>;
  /** Refuses new connections and breaks the existing ones, as a restart for maintenance does. */
  stop(): Promise<void>;
  /** Stops without a checkpoint, as when the machine fails. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Keeps every connection open but answers nothing, as behind a broken network. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** @param settings of PostgreSQL, as `name=value`; the rest keep their defaults. */
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

/** One order at a time. */
async function ask(keeper: ChildProcess, order: KeeperOrder): Promise<void> {
  keeper.send(order);
  const [answer] = (await once(keeper, 'message')) as [KeeperAnswer];
  if ('failed' in answer) throw new Error(answer.failed);
}
