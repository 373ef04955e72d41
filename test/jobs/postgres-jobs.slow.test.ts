import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type PostgresServer, query, startPostgres } from '../../harness/postgres.ts';
import { openPostgres } from '../../src/cases/store/postgres/postgres.ts';
import { LEASE } from '../../src/jobs/runner.ts';
import { describeJobs } from './jobs.suite.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres('fsync=off');
});
afterAll(() => server?.remove());

describeJobs('a job, on PostgreSQL', async () => {
  const url = await server.newSchema();
  return () => openPostgres(url);
});

describe('a job in separate processes', () => {
  async function worker(url: string, ahead: number, how: 'finish' | 'hang'): Promise<ChildProcess> {
    const args = [url, `${ahead}`, how];
    const child = fork(join(import.meta.dirname, '../support/postgres-worker.ts'), args, { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'message');
    return child;
  }

  /** Resolves when it has checked, or has begun what it will not finish. */
  async function look(child: ChildProcess, until: 'begun' | 'looked' = 'looked'): Promise<void> {
    const said = new Promise<void>((resolve) => {
      child.on('message', (word) => {
        if (word === until) resolve();
      });
    });
    child.send('go');
    await said;
  }

  const timesDone = async (url: string) =>
    (await query<{ times: number }>(url, 'select times from missed_questions'))[0];

  it('is done by one of them, and not again by the others', async () => {
    const url = await server.newDatabase();
    const workers = await Promise.all(Array.from({ length: 4 }, () => worker(url, 0, 'finish')));
    await Promise.all(workers.map((one) => look(one)));
    expect(await timesDone(url)).toEqual({ times: 1 });
    await look(await worker(url, 2 * LEASE, 'finish'));
    expect(await timesDone(url)).toEqual({ times: 1 });
  });

  it('of a killed process is taken over when its lease has expired, and not before', async () => {
    const url = await server.newDatabase();
    const killed = await worker(url, 0, 'hang');
    await look(killed, 'begun');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await look(await worker(url, LEASE / 2, 'finish'));
    expect(await timesDone(url)).toEqual({ times: 1 });
    await look(await worker(url, LEASE + 1_000, 'finish'));
    expect(await timesDone(url)).toEqual({ times: 2 });
  });
});
