import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { answer, newCase } from '../dialogs/walks.ts';
import { Coach } from '../support/chat-world.ts';
import { cli, scratch } from './command.ts';

type Env = Readonly<Record<string, string>>;

function installation(more: Env = {}): { readonly folder: string; readonly env: Env } {
  const folder = scratch();
  return { folder, env: { DATABASE_URL: `sqlite:${join(folder, 'data.db')}`, ...more } };
}

/** A case of coach-els, at step 2. */
async function makeCase(env: Env, kenmerk: string): Promise<void> {
  const app = openApp(readConfig(env));
  const els = new Coach(createBot(app), 'coach-els', ['coach']);
  await newCase(els, kenmerk);
  await answer(els);
  await app.store.close();
}

const kenmerken = async (env: Env): Promise<readonly string[]> =>
  JSON.parse((await cli(['case', 'list', '--json'], env)).out).map((one: { kenmerk: string }) => one.kenmerk);

describe('erasing', () => {
  test('a case is gone, its kenmerk is free, and the file has not a trace of it', async () => {
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

  test('a case that is not there ends with 1', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    const { code, out } = await cli(['case', 'erase', 'RMD-9'], env);
    expect([code, out]).toEqual([1, 'Er is geen casus met dit kenmerk.\n']);
  });

  test('purge refuses where the region has no term, and says where to set one', async () => {
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

  test('purge without a database says so, and makes none', async () => {
    const { env } = installation({ REGIO: 'voorbeeldregio' });
    const { code, out, err } = await cli(['purge'], env);
    expect([code, out || err]).toEqual([1, `Er is geen database op ${env.DATABASE_URL?.slice('sqlite:'.length)}.\n`]);
  });
});

describe('backup and restore', () => {
  test('a backup made while the bot works comes back, without what was erased since', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    await makeCase(env, 'RMD-1002');
    const bot = openApp(readConfig(env));
    const els = new Coach(createBot(bot), 'coach-els', ['coach']);
    await els.say('RMD-1002');
    const copy = join(folder, 'kopie.db');
    const made = await cli(['db', 'backup', copy], env);
    expect([made.code, made.err]).toEqual([0, '']);
    // After the backup: one case is erased, one is made.
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
    expect((await cli(['audit', 'verify'], env)).out).toBe('1 casussen en 1 beheerregels: alles klopt.\n');
  });

  test('refuses while the bot has the database open, and changes nothing', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const copy = join(folder, 'kopie.db');
    await cli(['db', 'backup', copy], env);
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const bot = openApp(readConfig(env));
    await bot.store.ping();
    const { code, err } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'leeg.jsonl')], env);
    expect(code).toBe(1);
    expect(err).toContain('DATABASE_IN_USE');
    await bot.store.close();
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
  });

  test('refuses a tombstone that cannot be read: a case must not come back by a typo', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const copy = join(folder, 'kopie.db');
    await cli(['db', 'backup', copy], env);
    writeFileSync(join(folder, 'stuk.jsonl'), '{"org":"roermond"}\n');
    const { code, err } = await cli(['db', 'restore', copy, '--tombstones', join(folder, 'stuk.jsonl')], env);
    expect(code).toBe(1);
    expect(err).toContain('stuk.jsonl, regel 1 is geen grafsteen');
    expect(existsSync(join(folder, 'data.db.nieuw'))).toBe(false);
  });

  test('refuses a file that is no database of ours, and to write over one', async () => {
    const { folder, env } = installation();
    await makeCase(env, 'RMD-1001');
    const text = join(folder, 'tekst.db');
    writeFileSync(text, 'geen database');
    writeFileSync(join(folder, 'leeg.jsonl'), '');
    const wrong = await cli(['db', 'restore', text, '--tombstones', join(folder, 'leeg.jsonl')], env);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('STORAGE_FOREIGN')]);
    const exists = await cli(['db', 'backup', text], env);
    expect([exists.code, exists.err]).toEqual([1, expect.stringContaining('BACKUP_EXISTS')]);
    expect(await kenmerken(env)).toEqual(['RMD-1001']);
  });
});

describe('what is on record', () => {
  test('case show says who saw the case, also on the command line', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    await cli(['case', 'show', 'RMD-1001'], env);
    const { accesses } = JSON.parse((await cli(['case', 'show', 'RMD-1001', '--json'], env)).out);
    expect(accesses.map(({ person, what }: { person: string; what: string }) => [person, what])).toEqual([
      ['opdrachtregel', 'viewed'],
    ]);
  });

  test('audit verify finds an event that was changed behind its back', async () => {
    const { env } = installation();
    await makeCase(env, 'RMD-1001');
    expect((await cli(['audit', 'verify'], env)).out).toBe('1 casussen en 0 beheerregels: alles klopt.\n');
    const app = openApp(readConfig(env));
    await app.store.write(["update events set actor = 'niemand' where sequence = 2"]);
    await app.store.close();
    const { code, out } = await cli(['audit', 'verify'], env);
    expect(code).toBe(1);
    expect(out).toMatch(/^casus [0-9a-f-]{36}: klopt niet vanaf gebeurtenis 2\n$/);
  });

  test('keys rotate: with a new key in front, and then without the old one', async () => {
    const key = (fill: string) => Buffer.alloc(32, fill).toString('base64');
    const { folder } = installation();
    const env = (keys: string): Env => ({
      DATABASE_URL: `sqlite:${join(folder, 'data.db')}`,
      CASE_KEYS: keys,
      INDEX_KEY: key('i'),
    });
    await makeCase(env(`oud:${key('o')}`), 'RMD-1001');
    const { code, out } = await cli(['keys', 'rotate'], env(`nieuw:${key('n')},oud:${key('o')}`));
    expect([code, out]).toEqual([
      0,
      "1 casussen hebben nu sleutel 'nieuw'. De oudere sleutels kunnen uit CASE_KEYS.\n",
    ]);
    expect((await cli(['case', 'show', 'RMD-1001'], env(`nieuw:${key('n')}`))).code).toBe(0);
    expect((await cli(['case', 'show', 'RMD-1001'], env(`oud:${key('o')}`))).err).toContain('CASE_KEY_MISSING');
  });
});
