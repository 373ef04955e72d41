import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../teams/support/activities.ts';
import { type RunningBot, startBot } from '../teams/support/bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(() => bot.stop());

/** Set `RUNS=100000` for the full test. */
const runs = Number(process.env.RUNS ?? 5_000);
/** Made in batches, so that the requests themselves do not fill the memory. */
const batch = 2_500;
const atOnce = 50;
const timeout = 600_000 + runs * 20;

const anything = fc.jsonValue({ maxDepth: 4 });
const fields = ['type', 'id', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient', 'channelData', 'name'];
/** A valid activity with some fields replaced by anything at all. */
const almost = fc
  .tuple(
    fc.constantFrom('message', 'invoke', 'installationUpdate', 'conversationUpdate', '__proto__'),
    fc.dictionary(fc.constantFrom(...fields, 'action', 'text', 'entities', 'value', 'deliveryMode'), anything, {
      maxKeys: 3,
    }),
  )
  .map(([type, changes]) => JSON.stringify({ ...press('answer', { a: 1 }), type, text: 'x', ...changes }));
const body = fc.oneof(
  { weight: 6, arbitrary: almost },
  { weight: 2, arbitrary: anything.map((json) => JSON.stringify(json)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2_000 }) },
);
const headers = fc.record({
  'Content-Type': fc.constantFrom(
    'application/json',
    'application/json',
    'application/json; charset=x',
    'text/plain',
    '*/*',
  ),
  Authorization: fc.constantFrom('', 'Bearer a.b.c', 'x'),
  Accept: fc.constantFrom('*/*', 'text/html', 'x;q=;', 'image/png'),
});

test(`${runs} requests of every kind cause no server error, and the server survives`, { timeout }, async () => {
  const statuses = new Map<number, number>();
  const memory: Memory[] = [];
  for (let done = 0; done < runs; done += batch) {
    await knock(Math.min(batch, runs - done), 20_261_122 + done, statuses);
    // Do not count what the test itself remembers.
    bot.turns.length = 0;
    bot.logged.length = 0;
    memory.push(memoryInUse());
  }
  const [before, after] = [memory[0], memory.at(-1)] as const;
  console.log(
    `${runs} requests: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')};`,
    `memory after the first ${batch} and at the end: heap ${before?.heap} and ${after?.heap} MB, rss ${before?.rss} and ${after?.rss} MB`,
  );
  expect(after?.heap).toBeLessThan((before?.heap ?? 0) + 25);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  // Otherwise this proves nothing: some must get through, and some must not.
  expect(statuses.get(200)).toBeGreaterThan(runs / 50);
  expect(statuses.get(400)).toBeGreaterThan(runs / 50);
  expect((await bot.post(press('menu'))).status).toBe(200);
});

async function knock(times: number, seed: number, statuses: Map<number, number>): Promise<void> {
  const requests = fc.sample(fc.tuple(body, headers), { numRuns: times, seed });
  for (let from = 0; from < requests.length; from += atOnce) {
    await Promise.all(
      requests.slice(from, from + atOnce).map(async ([content, fields]) => {
        const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers: fields, body: content });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }),
    );
  }
}

/** In MB. */
interface Memory {
  readonly heap: number;
  readonly rss: number;
}

/** Of this process, in which the bot runs too, after garbage collection. */
function memoryInUse(): Memory {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: Math.round(heapUsed / 1e6), rss: Math.round(rss / 1e6) };
}
