import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../harness/postgres.ts';
import { openApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { scratch } from '../../cli/command.ts';
import { program } from '../../cli/program.ts';
import { CONTENT } from '../../support/content.ts';
import { SANNE } from '../../support/installation.ts';

/** Uses a PostgreSQL installed on this machine, of any version: the one in the packages has no pg_dump. */
const bin = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
const complete = ['pg_dump', 'pg_restore', 'initdb', 'postgres'].every((name) => bin && existsSync(join(bin, name)));

describe.skipIf(!complete)('a backup by pg_dump', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    process.env.POSTGRES_BIN = bin;
    server = await startPostgres('fsync=off');
    delete process.env.POSTGRES_BIN;
  });
  afterAll(() => server?.remove());

  it('made while the bot runs, is restored without what was erased since, and contains nothing readable', async () => {
    const folder = scratch();
    const dump = join(folder, 'routewijzer.dump');
    const key = () => randomBytes(32).toString('base64');
    const url = await server.newDatabase();
    const env = { DATABASE_URL: url, CASE_KEYS: `a:${key()}`, INDEX_KEY: key(), CONTENT_DIR: CONTENT };
    const command = (...args: readonly string[]) => program(args, env, '', folder);
    const app = openApp(readConfig(env));
    const start = async (kenmerk: string) => {
      const wanted = { kenmerk, gemeente: 'Roermond', route: 'routekaart' };
      const started = await app.cases.start(SANNE, wanted, randomUUID());
      if (started.kind !== 'started') throw new Error(started.kind);
      return started.current.state;
    };
    const kenmerken = async () => (await app.cases.mine(SANNE)).map(({ state }) => state.kenmerk).toSorted();
    const kept = await start('RMD-1001');
    const gone = await start('RMD-1002');
    const secret = 'opgeschreven bij de koffie';
    const inputs = { 'school-gedaan': secret };
    const save = { type: 'save', step: 'routekaart/2' as never, inputs } as const;
    const saved = await app.cases.perform(SANNE, kept.id, { key: randomUUID(), revision: 1 }, save);
    expect(saved.kind).toBe('done');

    run('pg_dump', '--format=custom', `--file=${dump}`, url);
    run('pg_dump', '--format=plain', `--file=${dump}.sql`, url);
    for (const file of [dump, `${dump}.sql`]) expect(readFileSync(file).includes(secret)).toBe(false);
    expect(readFileSync(`${dump}.sql`, 'utf8')).toContain('Roermond');

    expect((await command('case', 'erase', 'RMD-1002')).code).toBe(0);
    await start('RMD-1003');
    expect(await kenmerken()).toEqual(['RMD-1001', 'RMD-1003']);
    run('pg_restore', '--clean', '--if-exists', `--dbname=${url}`, dump);
    expect(await kenmerken()).toEqual(['RMD-1001', 'RMD-1002']);
    const again = await command('db', 'tombstones', join('data', 'tombstones.jsonl'));
    expect([again.code, again.out]).toEqual([0, '1 casussen opnieuw gewist.\n']);
    expect(await kenmerken()).toEqual(['RMD-1001']);
    expect(await app.cases.open(SANNE, gone.id)).toBeNull();
    expect((await app.cases.open(SANNE, kept.id))?.run.answers).toMatchObject({
      'routekaart/school-gedaan': secret,
    });
    expect(await command('audit', 'verify')).toMatchObject({ code: 0 });
    await app.store.close();
  });

  function run(program: string, ...args: readonly string[]): void {
    const { status, stderr } = spawnSync(join(bin, program), args, { encoding: 'utf8' });
    expect([program, status, stderr]).toEqual([program, 0, '']);
  }
});
