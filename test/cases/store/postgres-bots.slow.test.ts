import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Coach, pressActivity } from '../../../harness/activity.ts';
import { answerButton, cardIn } from '../../../harness/card.ts';
import { planOf } from '../../../harness/plan.ts';
import { poster, type Reply } from '../../../harness/post.ts';
import { type PostgresServer, query, startPostgres } from '../../../harness/postgres.ts';
import { type ServerProcess, startServer } from '../../../harness/server-process.ts';
import { CONTENT, realContent } from '../../support/content.ts';

/** The real program, twice, on one database, as behind a load balancer. */

const plan = planOf(realContent(), 'routekaart');
let server: PostgresServer;
let url: string;
let bots: readonly Bot[] = [];
const folder = mkdtempSync(join(tmpdir(), 'routewijzer-bots-'));

interface Bot extends ServerProcess {
  readonly post: (body: object) => Promise<Reply>;
}

beforeAll(async () => {
  // It logs every statement, with all values.
  server = await startPostgres('log_statement=all', 'log_min_duration_statement=0', 'log_parameter_max_length=-1');
  url = await server.newDatabase();
  const key = () => randomBytes(32).toString('base64');
  const env = { CASE_KEYS: `test:${key()}`, INDEX_KEY: key(), CONTENT_DIR: CONTENT, DATABASE_URL: url };
  const args = [join(import.meta.dirname, '../../../src/start.js')];
  const start = async (name: string): Promise<Bot> => {
    const log = join(folder, `${name}.log`);
    const started = await startServer({ name, args, folder, log, env: { ...env, LOG_LEVEL: 'debug' } });
    return { ...started, post: poster(`${started.url}/api/messages`, 10) };
  };
  // Both at once, on an empty database.
  bots = await Promise.all([start('the one bot'), start('the other bot')]);
});
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('two processes of the bot on one database', () => {
  it('take turns in one case', async () => {
    const coach = newCoach();
    let reply = await botAt(0).post(startPress(coach));
    for (const [at, step] of plan.steps.slice(0, -1).entries()) {
      expect(stepOf(reply)).toBe(step);
      reply = await botAt(at + 1).post(answerPress(coach, reply));
    }
    expect(stepOf(reply)).toBe(plan.steps.at(-1));
    expect(await eventsOf(reply)).toBe(plan.steps.length);
  });

  it('get the same press at once, twice each and under other ids: it is done once, and all get the same reply', async () => {
    let presses = 0;
    const everywhere = async (press: object) => {
      const copies = [press, { ...press, id: randomUUID() }];
      const replies = await Promise.all(bots.flatMap((bot) => copies.map((copy) => bot.post(copy))));
      presses += replies.length;
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      return replies[0] as Reply;
    };
    const coach = newCoach();
    let reply = await everywhere(startPress(coach));
    for (const step of plan.steps.slice(0, -1)) {
      expect(stepOf(reply)).toBe(step);
      reply = await everywhere(answerPress(coach, reply));
    }
    expect(await eventsOf(reply)).toBe(plan.steps.length);
    console.log(
      `2 bots, each press 4 times at once: ${presses} presses, ${plan.steps.length} events, the same replies`,
    );
  });

  it('report it when the database is away, lose nothing, and recover by themselves', async () => {
    const coach = newCoach();
    let reply = await botAt(0).post(startPress(coach));
    for (let round = 0; round < 3; round++) {
      const press = answerPress(coach, reply);
      await server.stop();
      for (const bot of bots) {
        const refused = await bot.post(press);
        expect(refused.status).toBe(200);
        // A sentence in the chat; the card stays, with its inputs.
        expect(JSON.parse(refused.text)).toMatchObject({
          type: 'application/vnd.microsoft.activity.message',
          value: expect.any(String),
        });
        expect(refused.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|password/i);
        expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
        expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
      }
      await server.start();
      reply = await botAt(round).post(press);
      expect(stepOf(reply)).toBe(plan.steps[round + 1]);
      expect(await eventsOf(reply)).toBe(round + 2);
      for (const bot of bots) expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    }
  });
});

describe('what coaches typed', () => {
  /** Long enough to be unmistakable: what coaches wrote, and the names of their cases. */
  const written = [...Object.values(plan.inputs).filter((text) => text.length > 30), 'BOTS-1'];
  const found = (bytes: Buffer) =>
    written.filter((text) =>
      (['utf8', 'utf16le', 'hex', 'base64'] as const).some((form) => {
        const plain = form === 'utf8' || form === 'utf16le';
        return bytes.includes(plain ? Buffer.from(text, form) : Buffer.from(text).toString(form));
      }),
    );

  it('is in no table', async () => {
    expect(written.length).toBeGreaterThan(1);
    const tables = await query<{ name: string }>(
      url,
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    let rows = 0;
    for (const { name } of tables) {
      const all = await query<{ row: string }>(url, `select ${name}::text as row from ${name}`);
      expect([name, found(Buffer.from(all.map(({ row }) => row).join('\n')))]).toEqual([name, []]);
      rows += all.length;
    }
    console.log(`${tables.length} tables, ${rows} rows as text: nothing that was filled in`);
  });

  it('is in no file of the database, its log or WAL, nor in the log of the server or the bots', async () => {
    await query(url, 'checkpoint');
    const files = [server.folder, folder].flatMap((one) =>
      readdirSync(one, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    let bytes = 0;
    let named = 0;
    for (const file of files) {
      const content = readFileSync(file);
      expect([file, found(content)]).toEqual([file, []]);
      bytes += content.length;
      // The municipality is a plain column: finding it shows that the search would find anything else too.
      if (content.includes(plan.municipality)) named++;
    }
    expect(files).toEqual(expect.arrayContaining([expect.stringMatching('pg_wal'), join(server.folder, 'server.log')]));
    expect(readFileSync(join(folder, 'the one bot.log'), 'utf8')).toContain('"level":"debug"');
    expect(named).toBeGreaterThan(2);
    console.log(`${files.length} files, ${(bytes / 1e6).toFixed(0)} MB: nothing that was filled in`);
  });
});

function botAt(turn: number): Bot {
  return bots[turn % bots.length] as Bot;
}

let coaches = 0;
function newCoach(): Coach {
  return { name: `coach-${++coaches}`, aadObjectId: randomUUID() };
}

function startPress(coach: Coach): object {
  const kenmerk = `BOTS-${coaches}`;
  return pressActivity(coach, 'start-case', { cardKey: randomUUID(), kenmerk, gemeente: plan.municipality });
}

function answerPress(coach: Coach, { status, text }: Reply): object {
  const { data, inputs } = answerButton(cardIn(status, text));
  const filled = Object.fromEntries(inputs.map((id) => [id, plan.inputs[id] ?? '']));
  return pressActivity(coach, 'answer', { ...data, ...filled });
}

function stepOf({ status, text }: Reply): unknown {
  return answerButton(cardIn(status, text)).data.step;
}

/** The number of events in the case of this card. */
async function eventsOf({ status, text }: Reply): Promise<number | undefined> {
  const { data } = answerButton(cardIn(status, text));
  const [row] = await query<{ made: number }>(
    url,
    'select count(*)::int as made from events where case_id = $1',
    data.case,
  );
  return row?.made;
}
