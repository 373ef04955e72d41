import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { activity, coach, press, stranger, tenant } from './support/activities.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { hs256, type Issuer, rs256, startIssuer, token } from './support/issuer.ts';

const appId = '44444444-4444-4444-8444-444444444444';
const serviceUrl = 'https://teams.example/emea/';
const key = Buffer.alloc(32, 7).toString('base64');

let issuer: Issuer;
let bot: RunningBot;
let refusals = 0;

beforeAll(async () => {
  // The SDK writes to the console about every token it refuses.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  issuer = await startIssuer();
  const config = readConfig({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppPassword: 'niet-echt',
    MicrosoftAppTenantId: tenant,
    ALLOWED_TENANTS: `${tenant}:roermond`,
    COACHES: coach,
    CASE_KEYS: `k1:${key}`,
    INDEX_KEY: key,
  });
  bot = await startBot(undefined, config, issuer.cloud);
});

beforeEach(() => {
  bot.turns.length = 0;
});

afterAll(async () => {
  console.log(`tokens and places: ${refusals} refused, none crashed, none reached the bot`);
  await bot.stop();
  await issuer.stop();
});

const now = () => Math.floor(Date.now() / 1_000);
const claims = (changes: Readonly<Record<string, unknown>> = {}) => ({
  iss: issuer.cloud.issuer,
  aud: appId,
  serviceurl: serviceUrl,
  nbf: now() - 60,
  exp: now() + 600,
  ...changes,
});
const good = () => token(claims(), rs256(issuer.key));
const knock = (authorization: string, sent: unknown = press('menu', {}, { serviceUrl })) =>
  bot.post(sent, { Authorization: authorization });

test('a token of the issuer for this app reaches the bot, as the person of the activity', async () => {
  const { status, body } = await knock(`Bearer ${good()}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200 });
  expect(bot.turns).toMatchObject([{ person: { org: 'roermond', id: coach }, place: 'personal' }]);
  expect([...(bot.turns[0]?.person.roles ?? [])]).toEqual(['coach']);
});

describe('is refused with 401', () => {
  const refused: Readonly<Record<string, () => string>> = {
    'no token': () => '',
    'another scheme': () => `Basic ${good()}`,
    'two tokens': () => `Bearer ${good()} ${good()}`,
    'not a token': () => 'Bearer x.y.z',
    'a token whose middle is not JSON': () => `Bearer ${good().split('.')[0]}.AAAA.AAAA`,
    'another issuer': () => `Bearer ${token(claims({ iss: 'https://elders.example' }), rs256(issuer.key))}`,
    'a list of issuers': () => `Bearer ${token(claims({ iss: [issuer.cloud.issuer] }), rs256(issuer.key))}`,
    'the issuer of a tenant, for our app (the emulator path)': () =>
      `Bearer ${token(claims({ iss: `https://sts.windows.net/${tenant}/`, tid: tenant, ver: '1.0', appid: appId }), rs256(issuer.key))}`,
    'another audience': () => `Bearer ${token(claims({ aud: stranger }), rs256(issuer.key))}`,
    'an unknown key': () => `Bearer ${token(claims(), rs256(issuer.strangeKey))}`,
    'an unknown key id': () => `Bearer ${token(claims(), rs256(issuer.strangeKey), { kid: 'key-2' })}`,
    'a token that has expired': () => `Bearer ${token(claims({ exp: now() - 3_600 }), rs256(issuer.key))}`,
    'a token that is not valid yet': () => `Bearer ${token(claims({ nbf: now() + 3_600 }), rs256(issuer.key))}`,
    'a token for another serviceUrl': () =>
      `Bearer ${token(claims({ serviceurl: 'https://teams.example/amer/' }), rs256(issuer.key))}`,
    'a token without serviceUrl': () => `Bearer ${token(claims({ serviceurl: undefined }), rs256(issuer.key))}`,
    'algorithm none': () => `Bearer ${token(claims(), () => '', { alg: 'none' })}x`,
    'algorithm none, without a signature': () => `Bearer ${token(claims(), () => '', { alg: 'none' })}`,
    'algorithm HS256': () => `Bearer ${token(claims(), hs256('key-1'), { alg: 'HS256' })}`,
    'changed claims under an old signature': () => {
      const [header, , signature] = good().split('.');
      const [, changed] = token(claims({ exp: now() + 9_999 }), () => 'x').split('.');
      return `Bearer ${header}.${changed}.${signature}`;
    },
    'a tenant id, which no channel sends': () => `Bearer ${token(claims({ tid: stranger }), rs256(issuer.key))}`,
    'a token of a skill': () => `Bearer ${token(claims({ ver: '2.0', azp: stranger }), rs256(issuer.key))}`,
  };
  test.each(Object.entries(refused))('%s', async (_name, authorization) => {
    const { status, body } = await knock(authorization());
    expect(status).toBe(401);
    expect(body).toEqual({ error: 'geweigerd' });
    expect(bot.turns).toEqual([]);
    refusals++;
  });
});

describe('a verified token', () => {
  /** Makes tokens of the same second differ. */
  const newToken = (changes: Readonly<Record<string, unknown>> = {}) =>
    token(claims({ jti: randomUUID(), ...changes }), rs256(issuer.key));
  afterEach(() => void vi.useRealTimers());

  test('is not checked again soon after, but is after a minute', async () => {
    const checks = vi.spyOn(createRequire(import.meta.url)('jsonwebtoken'), 'verify');
    vi.useFakeTimers({ toFake: ['Date'] });
    const authorization = `Bearer ${newToken()}`;
    for (let i = 0; i < 3; i++) expect((await knock(authorization)).status).toBe(200);
    expect(checks).toHaveBeenCalledTimes(1);
    vi.setSystemTime(Date.now() + 60_001);
    expect((await knock(authorization)).status).toBe(200);
    expect(checks).toHaveBeenCalledTimes(2);
    checks.mockRestore();
  });

  test('is refused once it has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    // The SDK accepts a token up to five minutes late, because clocks differ.
    const authorization = `Bearer ${newToken({ exp: now() - 295 })}`;
    expect((await knock(authorization)).status).toBe(200);
    vi.setSystemTime(Date.now() + 10_000);
    expect((await knock(authorization)).status).toBe(401);
  });

  test('is refused for another service, or when one letter of it changes', async () => {
    const authorization = `Bearer ${newToken()}`;
    expect((await knock(authorization)).status).toBe(200);
    const elsewhere = press('menu', {}, { serviceUrl: 'https://teams.example/amer/' });
    expect((await knock(authorization, elsewhere)).status).toBe(401);
    expect((await knock(authorization.replace(/.{3}$/, 'AAA'))).status).toBe(401);
    expect((await knock(authorization.slice(0, -1))).status).toBe(401);
  });

  test('is still refused for another tenant', async () => {
    const authorization = `Bearer ${newToken()}`;
    expect((await knock(authorization)).status).toBe(200);
    const { status } = await knock(
      authorization,
      press('menu', {}, { serviceUrl, channelData: { tenant: { id: stranger } } }),
    );
    expect(status).toBe(403);
  });
});

describe('with a good token, is refused with 403', () => {
  const refused: Readonly<Record<string, object>> = {
    'a tenant that is not on the list': {
      conversation: { id: 'a', tenantId: stranger },
      channelData: { tenant: { id: stranger } },
    },
    'two tenants that do not agree': { channelData: { tenant: { id: stranger } } },
    'no tenant at all': { conversation: { id: 'a', conversationType: 'personal' }, channelData: {} },
    'a person without a GUID': { from: { id: '29:x', aadObjectId: 'coach' } },
    'a serviceUrl that is not of Teams': { serviceUrl: 'https://elders.example/' },
  };
  test.each(Object.entries(refused))('%s', async (_name, changes) => {
    const { status } = await knock(`Bearer ${good()}`, press('menu', {}, { serviceUrl, ...changes }));
    expect(status).toBe(403);
    expect(bot.turns).toEqual([]);
    refusals++;
  });
});

test('naming the tenant in one place is enough, also in capitals', async () => {
  const { status } = await knock(
    `Bearer ${good()}`,
    press(
      'menu',
      {},
      { serviceUrl, channelData: undefined, conversation: { id: 'a', tenantId: tenant.toUpperCase() } },
    ),
  );
  expect(status).toBe(200);
});

test('a guest without an id from Teams is told so, and does not reach the bot', async () => {
  const { status, body } = await knock(`Bearer ${good()}`, press('menu', {}, { serviceUrl, from: { id: '29:x' } }));
  expect(status).toBe(200);
  expect(body).toMatchInlineSnapshot(`
    {
      "statusCode": 200,
      "type": "application/vnd.microsoft.activity.message",
      "value": "Teams vertelt mij niet wie je bent. Dat gebeurt als je gast bent in deze organisatie. Log in met je eigen werkaccount van de regio, of vraag je beheerder om hulp.",
    }
  `);
  expect(bot.turns).toEqual([]);
});

test('a person without a role is told so, and does not reach the bot', async () => {
  const { status, body } = await knock(
    `Bearer ${good()}`,
    press('menu', {}, { serviceUrl, from: { id: '29:x', aadObjectId: stranger } }),
  );
  expect(status).toBe(200);
  expect(body).toMatchInlineSnapshot(`
    {
      "statusCode": 200,
      "type": "application/vnd.microsoft.activity.message",
      "value": "Je hebt nog geen toegang tot Routewijzer. Vraag je beheerder om je toe te voegen.",
    }
  `);
  expect(bot.turns).toEqual([]);
});

test('another channel or a missing field is refused with 400', async () => {
  for (const changes of [{ channelId: 'webchat' }, { id: undefined }, { type: undefined }, { conversation: {} }]) {
    expect((await knock(`Bearer ${good()}`, press('menu', {}, { serviceUrl, ...changes }))).status).toBe(400);
  }
  expect((await knock(`Bearer ${good()}`, activity({ serviceUrl: undefined }))).status).toBe(400);
});

test('unverified tokens leave nothing behind in the SDK', async () => {
  const { ToBotFromBotOrEmulatorTokenValidationParameters: parameters } = await import('botframework-connector');
  const before = parameters.issuer?.length;
  for (let i = 0; i < 50; i += 1) {
    await knock(`Bearer ${token(claims({ tid: `tenant-${i}` }), rs256(issuer.strangeKey))}`);
  }
  expect(parameters.issuer?.length).toBe(before);
});

test('when the keys cannot be fetched, the sender is told to try again', async () => {
  const away = await startIssuer();
  await away.stop();
  const config = readConfig({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppTenantId: tenant,
    ALLOWED_TENANTS: `${tenant}:roermond`,
    COACHES: '*',
    CASE_KEYS: `k1:${key}`,
    INDEX_KEY: key,
  });
  const other = await startBot(undefined, config, away.cloud);
  const { status } = await other.post(press('menu', {}, { serviceUrl }), { Authorization: `Bearer ${good()}` });
  await other.stop();
  expect(status).toBe(503);
});

test('the log has nothing of a token, a person or a text', () => {
  const log = bot.logged.join('\n');
  expect(log).not.toMatch(/eyJ|Een Naam|hallo|niet-echt/);
  expect(log).not.toContain(coach);
});
