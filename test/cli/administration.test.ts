import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import { backUp } from '../../src/cases/store/sqlite/backup.ts';
import { answer, newCase } from '../dialogs/walks.ts';
import { Coach } from '../support/chat-world.ts';
import { appOf, cli, scratch } from './command.ts';

type Env = Readonly<Record<string, string>>;

function installation(more: Env = {}): { readonly folder: string; readonly env: Env } {
  const folder = scratch();
  return { folder, env: { DATABASE_URL: `sqlite:${join(folder, 'data.db')}`, ...more } };
}

/** These case keys, newest first, and always the same INDEX_KEY. */
function keys(...ids: readonly string[]): Env {
  const key = (fill: string) => Buffer.alloc(32, fill).toString('base64');
  return { CASE_KEYS: ids.map((id) => `${id}:${key(id)}`).join(','), INDEX_KEY: key('i') };
}

/** A case of coach-els at step 2. */
async function makeCase(env: Env, kenmerk: string): Promise<void> {
  const app = appOf(env);
  const els = new Coach(createBot(app), 'coach-els', ['coach']);
  await newCase(els, kenmerk);
  await answer(els);
  await app.store.close();
}

/** A case of another region in the same database. */
async function makeCaseElsewhere(env: Env): Promise<void> {
  const org = 'voorbeeldregio';
  const app = appOf({ ...env, REGIO: org });
  const wanted = { kenmerk: 'VBR-2026-1', gemeente: 'Voorbeeldstad', route: 'routekaart' };
  const owner = { org, id: 'coach-els', roles: new Set(['coach'] as const) };
  expect((await app.cases.start(owner, wanted, randomUUID())).kind).toBe('started');
  await app.store.close();
}

const kenmerken = async (env: Env): Promise<readonly string[]> =>
  JSON.parse((await cli(['case', 'list', '--json'], env)).out).map((one: { kenmerk: string }) => one.kenmerk);

describe('erasing', () => {
  test.each([
    ['the person who asks for it', ['--als', 'coordinator-jo'], 'coordinator-jo'],
    ['the command line, when nobody is named', [], 'opdrachtregel'],
  ])('is recorded with %s', async (_, asked, actor) => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    expect((await cli(['case', 'erase', 'RMD-1001', ...asked], env)).code).toBe(0);
    const app = appOf(env);
    expect(await app.store.read('select actor from audit where what = ?', 'erased')).toEqual([{ actor }]);
    await app.store.close();
  });

  test('removes the case, frees its kenmerk, and leaves no trace in the file', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    expect(readFileSync(join(folder, 'data.db')).toString('latin1')).toContain('CaseStarted');
    const { code, out } = await cli(['case', 'erase', 'rmd-1001'], env);
    const id = /^De casus is gewist\. Er blijft alleen een grafsteen: ([0-9a-f-]{36})\.\n$/.exec(out)?.[1];
    expect([code, id]).toEqual([0, expect.any(String)]);
    expect(await kenmerken(env)).toEqual([]);
    const left = readFileSync(join(folder, 'data.db')).toString('latin1');
    expect(left).not.toContain('CaseStarted');
    expect(JSON.parse(readFileSync(join(folder, 'tombstones.jsonl'), 'utf8'))).toMatchObject({
      case: id,
      why: 'verzoek',
    });
    await makeCase(env, 'RMD-1001');
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
  });

  test('saves tombstones beside the database first: when that fails, nothing is erased', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    mkdirSync(join(folder, 'audit.json'));
    const { code, err } = await cli(['case', 'erase', 'RMD-1001'], env);
    expect([code, err]).toEqual([1, expect.stringContaining('BESIDE_DATABASE')]);
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
    rmSync(join(folder, 'audit.json'), { recursive: true });
    expect((await cli(['case', 'erase', 'RMD-1001'], env)).code).toBe(0);
  });

  test('says that traces may remain while somebody reads, and a later run removes them', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const reader = new DatabaseSync(join(folder, 'data.db'), { readOnly: true });
    reader.exec('begin; select * from cases');
    reader.prepare('select * from cases').all();
    const { code, out } = await cli(['case', 'erase', 'RMD-1001'], env);
    expect([code, out]).toEqual([0, expect.stringContaining('Let op: de database werd net gelezen.')]);
    expect(readFileSync(join(folder, 'tombstones.jsonl'), 'utf8')).toContain('verzoek');
    reader.close();
    await cli(['case', 'erase', 'RMD-1001'], env);
    expect(existsSync(join(folder, 'data.db-wal'))).toBe(false);
    expect(readFileSync(join(folder, 'data.db')).toString('latin1')).not.toContain('CaseStarted');
  });

  test('reports a wrong INDEX_KEY, rather than a missing case', async () => {
    const { env } = installation(keys('oud'));
    await makeCase(env, 'RMD-1001');
    const other = { ...env, INDEX_KEY: Buffer.alloc(32, 'x').toString('base64') };
    for (const command of [['case', 'erase', 'RMD-1001'], ['case', 'show', 'RMD-1001'], ['purge']]) {
      const { code, err } = await cli(command, other);
      expect([code, err]).toEqual([1, expect.stringContaining('INDEX_KEY_WRONG')]);
    }
  });

  test('ends with 1 for a case that does not exist', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    const { code, out } = await cli(['case', 'erase', 'RMD-9'], env);
    expect([code, out]).toEqual([1, 'Er is geen casus met dit kenmerk.\n']);
  });

  test('purge refuses when the region has no retention term, and says where to set one', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    const { code, err } = await cli(['purge'], env);
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "RETENTION_UNSET: voor regio 'roermond' is geen bewaartermijn ingesteld; er is niets gewist
        Zet de termijnen van je regio in content/regio onder bewaartermijnen. Geen bron geeft er een: de regio beslist.
      "
    `);
  });

  test('purge without a database says so, and creates none', async () => {
    const { env } = installation({ REGIO: 'voorbeeldregio' });
    const { code, out, err } = await cli(['purge'], env);
    expect([code, out || err]).toEqual([1, `Er is geen database op ${env.DATABASE_URL?.slice('sqlite:'.length)}.\n`]);
  });
});

describe('backup and restore', () => {
  test('a backup made while the bot runs is restored without what was erased since', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    await makeCase(env, 'RMD-1002');
    const bot = appOf(env);
    const els = new Coach(createBot(bot), 'coach-els', ['coach']);
    await els.say('RMD-1002');
    const copy = join(folder, 'kopie.db');
    const made = await cli(['db', 'backup', copy], env);
    expect([made.code, made.err]).toEqual([0, '']);
    // After the backup, one case is erased and one is made.
    await bot.store.close();
    await cli(['case', 'erase', 'RMD-1001'], env);
    await makeCase(env, 'RMD-1003');

    const { code, out } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'tombstones.jsonl')], env);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Teruggezet\. 1 casussen die intussen gewist waren, zijn opnieuw gewist\. De vorige database staat in /,
    );
    expect(await kenmerken(env)).toEqual(['RMD-1002']);
    const aside = /staat in (\S+);/.exec(out)?.[1] ?? '';
    expect(existsSync(aside)).toBe(true);
    expect((await cli(['audit', 'verify'], env)).out).toBe('1 casussen en 2 beheerregels: alles klopt.\n');
  });

  test.each([
    ['in the database that is replaced', 'tombstones.jsonl'],
    ['in the file beside it, when that is damaged', 'data.db'],
  ])('what was erased stays erased when it is only %s', async (_, lost) => {
    const { folder, env } = installation();
    for (const kenmerk of ['RMD-1001', 'RMD-1002']) await makeCase(env, kenmerk);
    const copy = join(folder, 'kopie.db');
    await backUp(join(folder, 'data.db'), copy);
    await cli(['case', 'erase', 'RMD-1001'], env);
    if (lost === 'data.db') writeFileSync(join(folder, lost), 'SQLite format 3\0 en dan niets');
    else rmSync(join(folder, lost));
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const { code, out } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'leeg.jsonl')], env);
    expect([code, out]).toEqual([0, expect.stringMatching(/^Teruggezet\. 1 casussen/)]);
    expect(await kenmerken(env)).toEqual(['RMD-1002']);
    expect((await cli(['audit', 'verify'], env)).code).toBe(0);
  });

  test('the log of a lost database is not applied to the restored one', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const path = join(folder, 'data.db');
    const copy = join(folder, 'kopie.db');
    await backUp(path, copy);
    // Turns that are only in the log; then the power fails, and the file is lost.
    const bot = appOf(env);
    const els = new Coach(createBot(bot), 'coach-els', ['coach']);
    for (let i = 0; i < 12; i++) await newCase(els, `RMD-30${i}`);
    for (const side of ['-wal', '-shm']) copyFileSync(path + side, join(folder, `oud${side}`));
    await bot.store.close();
    rmSync(path);
    for (const side of ['-wal', '-shm']) renameSync(join(folder, `oud${side}`), path + side);
    // Plus the remains of an interrupted attempt.
    writeFileSync(`${path}.nieuw-wal`, readFileSync(`${path}-wal`));
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const { code, out } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'leeg.jsonl')], env);
    const aside = /staat in (\S+);/.exec(out)?.[1] ?? '';
    expect([code, existsSync(`${aside}-wal`)]).toEqual([0, true]);
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
    expect((await cli(['audit', 'verify'], env)).code).toBe(0);
  });

  test('refuses while the bot has the database open, and changes nothing', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const copy = join(folder, 'kopie.db');
    await cli(['db', 'backup', copy], env);
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const bot = appOf(env);
    await bot.store.ping();
    const { code, err } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'leeg.jsonl')], env);
    expect(code).toBe(1);
    expect(err).toContain('DATABASE_IN_USE');
    await bot.store.close();
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
  });

  test('refuses an unreadable tombstone: a typo must not bring a case back', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const copy = join(folder, 'kopie.db');
    await cli(['db', 'backup', copy], env);
    writeFileSync(join(folder, 'stuk.jsonl'), '{"org":"roermond"}\n');
    const { code, err } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'stuk.jsonl')], env);
    expect(code).toBe(1);
    expect(err).toContain('stuk.jsonl, regel 1 is geen grafsteen');
    expect(existsSync(join(folder, 'data.db.nieuw'))).toBe(false);
    const gone = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'nergens.jsonl')], env);
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('nergens.jsonl is er niet')]);
  });

  test('refuses forged and altered tombstones: writing a file must not erase a case', async () => {
    const { folder, env } = installation();
    for (const kenmerk of ['RMD-1001', 'RMD-1002']) await makeCase(env, kenmerk);
    await cli(['case', 'erase', 'RMD-1001'], env);
    const app = appOf(env);
    const [live] = await app.store.list('roermond', null);
    await app.store.close();
    const real = JSON.parse(readFileSync(join(folder, 'tombstones.jsonl'), 'utf8'));
    const forged = { ...real, case: live?.id, head: Buffer.from(live?.head ?? []).toString('hex') };
    writeFileSync(join(folder, 'vals.jsonl'), `${JSON.stringify(forged)}\n`);
    const { code, err } = await cli(['db', 'tombstones', join(folder, 'vals.jsonl')], env);
    expect([code, err]).toEqual([1, expect.stringContaining('regel 1 is geen grafsteen van deze installatie')]);
    expect(await kenmerken(env)).toEqual(['RMD-1002']);
    expect((await cli(['db', 'tombstones', join(folder, 'tombstones.jsonl')], env)).out).toBe(
      '0 casussen opnieuw gewist.\n',
    );
    expect((await cli(['audit', 'verify'], env)).out).toBe('1 casussen en 2 beheerregels: alles klopt.\n');
  });

  test('refuses a file that is not our database, and refuses to overwrite one', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const text = join(folder, 'tekst.db');
    writeFileSync(text, 'geen database');
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const wrong = await cli(['db', 'restore', text, '--tombstones', join(folder, 'leeg.jsonl')], env);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('BACKUP_FOREIGN')]);
    const foreign = new DatabaseSync(join(folder, 'vreemd.db'));
    foreign.exec('create table boeken (titel text)');
    foreign.close();
    writeFileSync(join(folder, 'niets.db'), '');
    for (const [file, problem] of [
      ['vreemd.db', 'BACKUP_FOREIGN'],
      ['niets.db', 'BACKUP_FOREIGN'],
      ['nergens.db', 'BACKUP_MISSING'],
    ] as const) {
      const { code, err } = await cli(
        ['db', 'restore', join(folder, file), '--tombstones', join(folder, 'leeg.jsonl')],
        env,
      );
      expect([code, err]).toEqual([1, expect.stringContaining(problem)]);
    }
    const exists = await cli(['db', 'backup', text], env);
    expect([exists.code, exists.err]).toEqual([1, expect.stringContaining('BACKUP_EXISTS')]);
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
  });

  test('refuses a backup with a case that these keys do not open, in any org', async () => {
    const { folder, env } = installation(keys('oud'));
    await makeCaseElsewhere(env);
    await backUp(join(folder, 'data.db'), join(folder, 'kopie.db'));
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const restore = ['db', 'restore', join(folder, 'kopie.db'), '--tombstones', join(folder, 'leeg.jsonl')];
    const { code, err } = await cli(restore, { ...env, ...keys('nieuw') });
    expect([code, err]).toEqual([1, expect.stringContaining('CASE_KEY_MISSING')]);
  });
});

describe('the records', () => {
  test('case show lists who viewed the case, including on the command line', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    await cli(['case', 'show', 'RMD-1001'], env);
    const { accesses } = JSON.parse((await cli(['case', 'show', 'RMD-1001', '--json'], env)).out);
    expect(accesses.map(({ person, what }: { person: string; what: string }) => [person, what])).toEqual([
      ['coach-els', 'viewed'],
      ['opdrachtregel', 'viewed'],
    ]);
  });

  test('audit verify detects an event changed in the database', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    expect((await cli(['audit', 'verify'], env)).out).toBe('1 casussen en 0 beheerregels: alles klopt.\n');
    const app = appOf(env);
    await app.store.write(["update events set actor = 'niemand' where sequence = 2"]);
    await app.store.close();
    const { code, out } = await cli(['audit', 'verify'], env);
    expect(code).toBe(1);
    expect(out).toMatch(/^casus [0-9a-f-]{36}: klopt niet vanaf gebeurtenis 2\n$/);
  });

  test('audit verify detects entries and a tombstone cut off at the end, by the files beside the database', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    await cli(['case', 'erase', 'RMD-1001'], env);
    const app = appOf(env);
    await app.store.write(['delete from audit'], ['delete from tombstones']);
    await app.store.close();
    const { code, out } = await cli(['audit', 'verify'], env);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^grafsteen \S+: staat in tombstones\.jsonl en niet in de database\nbeheer van roermond: regel 1 is niet die van audit\.json\n$/,
    );
  });

  test('audit verify checks every org', async () => {
    const { env } = installation();
    await makeCaseElsewhere(env);
    const app = appOf(env);
    await app.store.write(["update cases set owner = 'niemand'"]);
    await app.store.close();
    expect(await cli(['audit', 'verify'], env)).toMatchObject({
      code: 1,
      out: expect.stringContaining('niet volgens de gebeurtenissen: owner'),
    });
  });

  test('keys rotate works with a new key in front, and then without the old one', async () => {
    const { env } = installation();
    const oud = { ...env, ...keys('oud') };
    await makeCase(oud, 'RMD-1001');
    await makeCaseElsewhere(oud);
    const { code, out } = await cli(['keys', 'rotate'], { ...env, ...keys('nieuw', 'oud') });
    expect([code, out]).toEqual([
      0,
      "2 casussen hebben nu sleutel 'nieuw'. Draait elk proces met die sleutel vooraan, dan kunnen de oudere uit CASE_KEYS.\n",
    ]);
    const nieuw = { ...env, ...keys('nieuw') };
    expect((await cli(['case', 'show', 'RMD-1001'], nieuw)).code).toBe(0);
    expect((await cli(['case', 'show', 'VBR-2026-1', '--org', 'voorbeeldregio'], nieuw)).code).toBe(0);
    expect((await cli(['case', 'show', 'RMD-1001'], oud)).err).toContain('CASE_KEY_MISSING');
  });
});
