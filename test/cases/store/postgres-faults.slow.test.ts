import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, query, startPostgres } from '../../../harness/postgres.ts';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import { verifyChain } from '../../../src/cases/ledger/chain.ts';
import { postgresError } from '../../../src/cases/store/postgres/error.ts';
import { openPostgres } from '../../../src/cases/store/postgres/postgres.ts';
import type { CaseStore, Commit, StoredCase } from '../../../src/cases/store/store.ts';
import { RoutewijzerError } from '../../../src/errors.ts';

/** Set `KILLS=200` for the full test. */
const KILLS = Number(process.env.KILLS ?? 20);
const COACHES = 8;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.remove());

/** A turn that was acknowledged. */
interface Acknowledged {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
}

describe('a process that is killed', () => {
  it(`loses nothing it acknowledged, ${KILLS} times`, { timeout: 600_000 + KILLS * 30_000 }, async () => {
    const url = await server.newDatabase();
    const acknowledged: Acknowledged[] = [];
    for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await killCommitter(url, randomInt(1, 120))));
    const store = openPostgres(url);
    const { cases, events } = await expectAllThere(store, acknowledged);
    // No half turns either: nothing waits on the server, and every case has as many receipts as turns.
    expect(await query(url, "select 1 from pg_stat_activity where state like 'idle in transaction%'")).toEqual([]);
    await store.close();
    console.log(
      `kill -9 under load, ${KILLS} times: ${acknowledged.length} turns acknowledged, all there, none twice;`,
      `${cases} cases, ${events} events`,
    );
    expect(acknowledged.length).toBeGreaterThan(KILLS);
  });
});

describe('PostgreSQL stopping and starting under load', () => {
  it.each(['stop', 'crash'] as const)('(%s): turns are refused, none is lost, and everything recovers', async (how) => {
    const store = openPostgres(await server.newDatabase());
    const load = new Load(store);
    const recoveries: number[] = [];
    for (let round = 0; round < 3; round++) {
      await load.acknowledges(50);
      await server[how]();
      await load.isRefused();
      await server.start();
      const began = performance.now();
      await load.acknowledges(1);
      recoveries.push(performance.now() - began);
    }
    await load.stop();
    await expectAllThere(store, load.acknowledged);
    await store.close();
    expect([...load.refusals.keys()].toSorted()).toEqual(['STORAGE_UNREACHABLE']);
    console.log(
      `PostgreSQL (${how}) 3 times under load: ${load.acknowledged.length} turns acknowledged, all there, none twice;`,
      `${load.refusals.get('STORAGE_UNREACHABLE')} refusals, ${load.found} turns in that had not been acknowledged;`,
      `going again within ${Math.max(...recoveries).toFixed(0)} ms`,
    );
  });

  it('does not make anyone wait forever when it hangs', async () => {
    const store = openPostgres(await server.newDatabase());
    const load = new Load(store);
    await load.acknowledges(50);
    await server.freeze();
    const began = performance.now();
    await load.isRefused();
    const refused = performance.now() - began;
    await server.thaw();
    await load.acknowledges(50);
    await load.stop();
    await expectAllThere(store, load.acknowledged);
    await store.close();
    expect(refused).toBeLessThan(8_000);
    console.log(
      `PostgreSQL that hangs: refused after ${refused.toFixed(0)} ms, ${load.acknowledged.length} turns, all there`,
    );
  });

  it('may be absent at first: the open store works as soon as it is there', async () => {
    const url = await server.newDatabase();
    await server.stop();
    const store = openPostgres(url);
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    await expect(store.commit(firstTurn())).rejects.toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    await server.start();
    await store.ping();
    expect(await store.commit(firstTurn())).toBe('ok');
    await store.close();
  });
});

it('a slow PostgreSQL makes turns wait or refuses them, and loses none', async () => {
  const url = await server.newDatabase();
  const store = openPostgres(url);
  await store.ping();
  await query(url, 'create table pace (seconds float)');
  await query(url, 'insert into pace values (0.2)');
  await query(
    url,
    `create function slow() returns trigger language plpgsql as $$ begin
      perform pg_sleep(seconds) from pace;
      return new;
    end $$`,
  );
  await query(url, 'create trigger slow before insert on receipts for each row execute function slow()');
  const load = new Load(store);
  await load.acknowledges(3 * COACHES);
  expect(load.refusals.size).toBe(0);
  await query(url, 'update pace set seconds = 60');
  await load.isRefused();
  await query(url, 'update pace set seconds = 0');
  await load.acknowledges(50);
  await load.stop();
  await expectAllThere(store, load.acknowledged);
  await store.close();
  expect([...load.refusals.keys()]).toEqual(['STORAGE_BUSY']);
  console.log(
    `PostgreSQL that is slow: ${load.acknowledged.length} turns acknowledged, all there, none twice;`,
    `${load.refusals.get('STORAGE_BUSY')} refusals when it took too long`,
  );
});

it('a read-only PostgreSQL is not ready, and says so at once', async () => {
  const url = await server.newDatabase();
  const store = openPostgres(url);
  await store.ping();
  const only = async (setting: 'on' | 'off') => {
    await query(url, `alter system set default_transaction_read_only = ${setting}`);
    await query(url, 'select pg_reload_conf()');
  };
  await only('on');
  const unreachable = { code: 'STORAGE_UNREACHABLE' };
  await expect.poll(() => store.ping().catch((error: unknown) => error)).toMatchObject(unreachable);
  await expect(store.commit(firstTurn())).rejects.toMatchObject(unreachable);
  await only('off');
  await expect.poll(() => store.ping().catch((error: unknown) => error)).toBeUndefined();
  expect(await store.commit(firstTurn())).toBe('ok');
  await store.close();
});

describe('errors from PostgreSQL', () => {
  it.each([
    ['53100', 'STORAGE_FULL'],
    ['XX001', 'STORAGE_CORRUPT'],
    ['XX002', 'STORAGE_CORRUPT'],
    ['23514', 'STORAGE_REFUSED'],
    ['57014', 'STORAGE_BUSY'],
    ['55P03', 'STORAGE_BUSY'],
    ['40P01', 'STORAGE_BUSY'],
    ['53300', 'STORAGE_BUSY'],
    ['57P01', 'STORAGE_UNREACHABLE'],
    ['57P03', 'STORAGE_UNREACHABLE'],
    ['25006', 'STORAGE_UNREACHABLE'],
    ['08006', 'STORAGE_UNREACHABLE'],
    ['EPIPE', 'STORAGE_UNREACHABLE'],
    ['ECONNRESET', 'STORAGE_UNREACHABLE'],
    ['28P01', 'STORAGE_FAILED'],
    ['42P01', 'STORAGE_FAILED'],
  ])('%s is %s', (code, ours) => {
    const reported = Object.assign(new Error('rij: Sem'), { code, detail: 'Failing row contains (Sem)' });
    const error = postgresError(reported, 'db:5432/d');
    expect(error).toMatchObject({ code: ours, message: expect.stringContaining('db:5432/d') });
    expect(`${error.message} ${error.hint} ${error.stack} ${error.cause ?? ''}`).not.toContain('Sem');
  });
});

/** Coaches who each work on a case, and repeat a refused turn until it is written. */
class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Code → how often it occurred. */
  readonly refusals = new Map<string, number>();
  /** Turns that were written although they were refused: only the answer was lost. */
  found = 0;
  readonly #store: CaseStore;
  readonly #coaches: readonly Promise<void>[];
  #stopping = false;

  constructor(store: CaseStore) {
    this.#store = store;
    this.#coaches = Array.from({ length: COACHES }, () => this.#work());
  }

  /** Waits until this many more turns are acknowledged. */
  async acknowledges(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    await expect.poll(() => this.acknowledged.length, { timeout: 120_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
  }

  /** Waits until every coach has been refused again. */
  async isRefused(): Promise<void> {
    const total = () => [...this.refusals.values()].reduce((sum, count) => sum + count, 0);
    const enough = total() + COACHES;
    await expect.poll(total, { timeout: 120_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#coaches);
  }

  async #work(): Promise<void> {
    let last: StoredCase | null = null;
    while (!this.#stopping) {
      const turn: Commit = last === null ? firstTurn() : nextTurn(last, { events: 1 + (last.revision % 3) });
      if ((await this.#until(turn)) === 'replay') this.found++;
      last = turn.case;
      this.acknowledged.push({ id: turn.case.id, revision: turn.case.revision, key: turn.receipt.key });
    }
  }

  async #until(turn: Commit): Promise<'ok' | 'replay'> {
    for (;;) {
      try {
        const result = await this.#store.commit(turn);
        if (result === 'conflict') throw new Error('a turn of nobody else was overtaken');
        return result;
      } catch (error) {
        if (!(error instanceof RoutewijzerError)) throw error;
        this.refusals.set(error.code, (this.refusals.get(error.code) ?? 0) + 1);
        await wait(20);
      }
    }
  }
}

/** Every acknowledged turn is there once, and every chain is intact. */
async function expectAllThere(store: CaseStore, acknowledged: readonly Acknowledged[]) {
  const cases = await store.list('roermond', 'coach-1');
  let events = 0;
  for (const row of cases) {
    const log = await store.events('roermond', row.id);
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
    expect(log.length).toBe(row.revision);
    expect(verifyChain(log, row.head)).toBeNull();
    events += log.length;
  }
  const revisions = new Map(cases.map(({ id, revision }) => [id, revision]));
  for (const { id, revision, key } of acknowledged) {
    expect(revisions.get(id) ?? 0).toBeGreaterThanOrEqual(revision);
    expect(await store.receipt('roermond', key)).toMatchObject({ case: id, revision });
  }
  return { cases: cases.length, events };
}

/** Runs the committer, kills it after some acknowledgements, and returns all it acknowledged. */
async function killCommitter(url: string, after: number): Promise<readonly Acknowledged[]> {
  const script = join(import.meta.dirname, '../../support/postgres-committer.ts');
  const committer = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(committer, 'exit');
  let output = '';
  for await (const chunk of committer.stdout) {
    output += chunk;
    if (output.split('\n').length > after) committer.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [id = '', revision, key = ''] = line.split(' ');
      return { id, revision: Number(revision), key };
    });
}
