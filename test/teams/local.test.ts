import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createMessagesHandler } from '../../src/teams/handler.ts';
import { isFromThisMachine, isLocalServiceUrl, isTeamsServiceUrl } from '../../src/teams/origin.ts';
import { activity, press, stranger } from './support/activities.ts';
import { echo, type RunningBot, startBot } from './support/bot.ts';
import { phrases } from './support/phrases.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(() => bot.stop());

test('any tenant, or none, is the default org', async () => {
  const nowhere = { id: 'a', conversationType: 'personal' };
  await bot.post(press('menu', {}, { conversation: { ...nowhere, tenantId: stranger }, channelData: undefined }));
  await bot.post(press('menu', {}, { conversation: nowhere, channelData: null }));
  expect(bot.turns.map((turn) => turn.person.org)).toEqual(['roermond', 'roermond']);
});

test('the ids of the Playground, which are not quite GUIDs, are accepted', async () => {
  const { status } = await bot.post(
    press('menu', {}, { from: { aadObjectId: '00000000-0000-0000-0000-0000000000020' } }),
  );
  expect(status).toBe(200);
});

test('answers only go to this machine', async () => {
  expect((await bot.post(activity({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }))).status).toBe(403);
  expect((await bot.post(activity({ serviceUrl: 'http://127.0.0.1.elders.example/' }))).status).toBe(403);
});

describe('only this machine gets in', () => {
  const handler = createMessagesHandler(echo, phrases, readConfig({}), createLog('silent'));
  const from = { body: press('menu'), authorization: undefined, forwarded: false };
  const here = { ...from, remoteAddress: '127.0.0.1', host: 'localhost:3978' };

  test('itself', async () => {
    expect((await handler(here)).status).toBe(200);
    expect((await handler({ ...here, remoteAddress: '::ffff:127.0.0.1', host: '[::1]:3978' })).status).toBe(200);
  });

  test.each([
    ['another address', { remoteAddress: '192.168.1.20' }],
    ['no address', { remoteAddress: undefined }],
    ['a page under a name of its own', { host: 'elders.example' }],
    ['no Host', { host: undefined }],
    ['a proxy on this machine', { forwarded: true }],
  ])('not %s', async (_name, changes) => {
    expect((await handler({ ...here, ...changes })).status).toBe(403);
  });
});

test('a request under another host name is refused over HTTP too', async () => {
  const { status } = await bot.post(press('menu'), { 'X-Forwarded-For': '203.0.113.7' });
  expect(status).toBe(403);
});

const address = Object.values(networkInterfaces())
  .flat()
  .find((each) => each?.family === 'IPv4' && !each.internal)?.address;

test.skipIf(address === undefined)("this machine's address on its network does not count as this machine", () => {
  expect(isFromThisMachine({ remoteAddress: address, host: `${address}:3978`, forwarded: false })).toBe(false);
});

test('service URLs', () => {
  expect(isLocalServiceUrl('http://localhost:56150/_connector')).toBe(true);
  expect(isLocalServiceUrl('http://[::1]:56150/_connector')).toBe(true);
  expect(isLocalServiceUrl('http://gebruiker@localhost/')).toBe(false);
  expect(isLocalServiceUrl('ftp://localhost/')).toBe(false);
  expect(isTeamsServiceUrl('https://smba.trafficmanager.net/emea/')).toBe(true);
  for (const url of [
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net@elders.example/',
    'https://x@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.elders.example/',
    'https://elders.example/smba.trafficmanager.net',
    'geen url',
  ]) {
    expect(isTeamsServiceUrl(url), url).toBe(false);
  }
});
