import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Coach, pressActivity } from '../../bench/activity.ts';
import { answerButton, cardIn } from '../../bench/card.ts';
import { planOf } from '../../bench/plan.ts';
import { poster, type Reply } from '../../bench/post.ts';
import { type ServerProcess, startServer } from '../../bench/server-process.ts';
import { CONTENT, realContent } from '../support/content.ts';
import { type PostgresServer, query, startPostgres } from '../support/postgres.ts';

/** The real program, twice, on one database: as behind a balancer that sends a press wherever it likes. */

const plan = planOf(realContent(), 'routekaart');
let server: PostgresServer;
let url: string;
let bots: readonly Bot[] = [];
const folder = mkdtempSync(join(tmpdir(), 'routewijzer-bots-'));

interface Bot extends ServerProcess {
  readonly post: (body: object) => Promise<Reply>;
}

beforeAll(async () => {
  server = await startPostgres();
  url = await server.newDatabase();
  const key = () => randomBytes(32).toString('base64');
  const env = { CASE_KEYS: `test:${key()}`, INDEX_KEY: key(), CONTENT_DIR: CONTENT, DATABASE_URL: url };
  const args = [join(import.meta.dirname, '../../src/main.ts')];
  const start = async (name: string): Promise<Bot> => {
    const started = await startServer({ name, args, folder, env: { ...env, LOG_LEVEL: 'silent' } });
    return { ...started, post: poster(`${started.url}/api/messages`, 10) };
  };
  // At once: on an empty database.
  bots = await Promise.all([start('the one bot'), start('the other bot')]);
});
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('two processes of the bot on one database', () => {
  it('take turns in one walk', async () => {
    const coach = newCoach();
    let reply = await botAt(0).post(startPress(coach));
    for (const [at, step] of plan.steps.slice(0, -1).entries()) {
      expect(stepOf(reply)).toBe(step);
      reply = await botAt(at + 1).post(answerPress(coach, reply));
    }
    expect(stepOf(reply)).toBe(plan.steps.at(-1));
    expect(await eventsOf(reply)).toBe(plan.steps.length);
  });

  it('get the same press at once, twice each and under other ids: it is done once, and all have the same reply', async () => {
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

  it('say so when the database is away, lose nothing, and go on by themselves', async () => {
    const coach = newCoach();
    let reply = await botAt(0).post(startPress(coach));
    for (let round = 0; round < 3; round++) {
      const press = answerPress(coach, reply);
      await server.stop();
      for (const bot of bots) {
        const refused = await bot.post(press);
        expect(refused.status).toBe(200);
        // A sentence in the chat; the card stays, with what was filled in.
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

it('nothing that was filled in stands in the database as it is', async () => {
  const written = Object.values(plan.inputs).filter((text) => text.length > 30);
  expect(written.length).toBeGreaterThan(0);
  for (const table of ['cases', 'events', 'receipts', 'conversations']) {
    const rows = await query<{ row: string }>(url, `select ${table}::text as row from ${table}`);
    expect(rows.length).toBeGreaterThan(0);
    const all = rows.map(({ row }) => row).join('\n');
    for (const text of written) {
      expect(all).not.toContain(text);
      expect(all).not.toContain(Buffer.from(text).toString('hex'));
    }
  }
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

/** How many events the case of this card has. */
async function eventsOf({ status, text }: Reply): Promise<number | undefined> {
  const { data } = answerButton(cardIn(status, text));
  const [row] = await query<{ made: number }>(
    url,
    'select count(*)::int as made from events where case_id = $1',
    data.case,
  );
  return row?.made;
}
