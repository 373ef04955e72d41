import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../teams/support/activities.ts';
import { type RunningBot, startBot } from '../teams/support/bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(() => bot.stop());

const runs = 5_000;
const atOnce = 50;

const anything = fc.jsonValue({ maxDepth: 4 });
const fields = ['type', 'id', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient', 'channelData', 'name'];
/** A good activity of which some fields are replaced by anything at all. */
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

test(`${runs} requests of every kind: none is a fault of the server, and it lives`, async () => {
  const requests = fc.sample(fc.tuple(body, headers), { numRuns: runs, seed: 20_261_122 });
  const statuses = new Map<number, number>();
  for (let from = 0; from < requests.length; from += atOnce) {
    await Promise.all(
      requests.slice(from, from + atOnce).map(async ([content, fields]) => {
        const response = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers: fields, body: content });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }),
    );
  }
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  // Otherwise this proves nothing: some must get through, and some not.
  expect(statuses.get(200)).toBeGreaterThan(runs / 50);
  expect(statuses.get(400)).toBeGreaterThan(runs / 50);
  expect((await bot.post(press('menu'))).status).toBe(200);
});
