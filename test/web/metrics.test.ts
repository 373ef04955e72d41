import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstTurn } from '../../harness/turns.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { createMetrics } from '../../src/metrics.ts';
import { isNeighbour } from '../../src/web/edge.ts';
import { createServer } from '../../src/web/server.ts';
import { newPath } from '../cases/store/databases.ts';
import { QUIET } from '../support/web-parts.ts';
import { press } from '../teams/support/activities.ts';
import { type RunningBot, startBot } from '../teams/support/bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(() => bot.stop());

const metrics = async (headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${bot.url}/metrics`, { headers });
  return { status: response.status, text: await response.text() };
};

test('turns are counted by what was said and where, and refusals by their reason', async () => {
  await bot.post(press('menu'));
  await bot.post(press('menu'));
  await bot.post({ ...press('menu'), channelId: 'slack' });
  const { status, text } = await metrics();
  expect(status).toBe(200);
  expect(text).toContain('routewijzer_turn_seconds_count{said="action",place="personal"} 2');
  expect(text).toContain('routewijzer_log_events_total{level="info",event="activity-refused",reason="activity"} 1');
});

test('the results of the store are counted', async () => {
  const { store: watch, text } = createMetrics();
  const store = watch(openSqlite(newPath()));
  const turn = firstTurn();
  await store.commit(turn);
  await store.commit(turn);
  await store.commit(firstTurn({ case: { kenmerk: turn.case.kenmerk } }));
  await store.close();
  await expect(store.commit(firstTurn())).rejects.toThrow();
  const { body } = await text();
  for (const result of ['ok', 'replay', 'conflict', 'failed']) {
    expect(body).toContain(`routewijzer_commit_seconds_count{result="${result}"} 1`);
  }
});

test('nothing in the metrics distinguishes one person or case from another', async () => {
  await bot.post({ ...press('menu'), text: 'Sem de Vries', from: { id: '29:x', aadObjectId: 'samira-met-een-id' } });
  await bot.post({ ...press('Jan Jansen'), name: 'Piet' });
  const { text } = await metrics();
  for (const secret of ['Sem', 'samira', 'Jan', 'Piet', 'roermond']) expect(text).not.toContain(secret);
});

test.each([{ 'X-Forwarded-For': '127.0.0.1' }, { Forwarded: 'for=10.0.0.1' }])(
  'a request through a proxy gets nothing: %o',
  async (headers) => {
    expect(await metrics(headers)).toEqual({ status: 404, text: '{"error":"niet gevonden"}' });
  },
);

/** An address of this machine that everyone can reach. Most machines have none. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !isNeighbour(one.address))?.address;

test.skipIf(outside === undefined)('a request from outside the private network gets nothing', async () => {
  expect(await statusFor(outside ?? '')).toBe(404);
});

test('another address of this machine is inside the private network', async () => {
  expect(await statusFor('127.0.0.2')).toBe(200);
});

test.each([
  ['127.0.0.1', '127.8.9.10', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['::1', 'fc00::1', 'fd12:3456::1', '::ffff:127.0.0.1', '::ffff:10.1.2.3'],
])('%s, %s, %s, %s and %s are inside the private network', (...addresses) => {
  expect(addresses.filter((one) => !isNeighbour(one))).toEqual([]);
});

test.each([
  ['8.8.8.8', '126.255.255.255', '128.0.0.1', '11.0.0.1', '172.15.255.255', '172.32.0.1', '192.169.0.1', '100.64.0.1'],
  ['2001:db8::1', 'fe80::1', '::2', '::ffff:8.8.8.8', '::ffff:172.32.0.1', '', undefined],
])('%s, %s, %s, %s and %s are outside the private network', (...addresses) => {
  expect(addresses.filter((one) => isNeighbour(one))).toEqual([]);
});

/** The answer of a server that everyone can reach to a request from this address. */
async function statusFor(from: string): Promise<unknown> {
  const server = createServer(QUIET);
  const { port } = await server.listen(0, '0.0.0.0');
  const status = await new Promise((resolve, reject) => {
    request({ host: from, port, path: '/metrics', localAddress: from }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
  await server.close();
  return status;
}
