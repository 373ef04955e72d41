import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { AdaptiveCard } from '../support/adaptive-card-schema.ts';
import { isJson, type Json, listOf } from '../support/card-text.ts';
import { realContent } from '../support/content.ts';
import { activity, coach, press, stranger, tenant } from './support/activities.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { type Connector, startConnector } from './support/connector.ts';
import { rs256, startIssuer, token } from './support/issuer.ts';
import { realBot } from './support/real-bot.ts';

/** The compose box, and what is posted where others read along: the whole bot behind the real HTTP edge. */

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const CHANNEL = { conversation: { id: '19:vragen@thread.tacv2', conversationType: 'channel' } };

let bot: RunningBot;
let teams: Connector;
let close: () => Promise<void>;

beforeAll(async () => {
  const real = realBot();
  close = real.close;
  teams = await startConnector();
  bot = await startBot(real.bot);
});

beforeEach(() => {
  bot.turns.length = 0;
  teams.received.length = 0;
});

afterAll(async () => {
  await bot.stop();
  await teams.stop();
  await close();
});

describe('typing in the compose box', () => {
  test('gets a list of results, each with its line in the list', async () => {
    const { status, body } = await query('wat is een strtkwalificatie');
    expect(status).toBe(200);
    const { type, attachmentLayout, attachments } = extension(body);
    expect({ type, attachmentLayout }).toEqual({ type: 'result', attachmentLayout: 'list' });
    expect(listOf(attachments)[0]).toMatchObject({
      contentType: ADAPTIVE,
      content: { type: 'AdaptiveCard', version: '1.5' },
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: 'Startkwalificatie', text: 'Begrip: Een diploma havo, vwo of mbo niveau 2 of hoger.' },
      },
    });
    expect(teams.received).toEqual([]);
  });

  test('gets only as many results as fit, all with cards that Teams accepts', async () => {
    for (const typed of ['stap 3', 'verzuim', 'jongere', 'gesprek met de jongere']) {
      const { body } = await query(typed);
      const attachments = listOf(extension(body).attachments);
      expect(attachments.length).toBeGreaterThan(0);
      expect(attachments.length).toBeLessThanOrEqual(8);
      for (const { content } of attachments) {
        expect(AdaptiveCard.safeParse(content).error?.issues ?? []).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(28 * 1024);
        expect(content).not.toHaveProperty('actions');
      }
    }
  });

  test.each([
    ['when the box is opened', { parameters: [{ name: 'initialRun', value: 'true' }] }],
    ['when nothing is typed', { parameters: [{ name: 'vraag', value: '' }] }],
    ['when only blanks are typed', { parameters: [{ name: 'vraag', value: ' \n ' }] }],
    ['without a parameter', { parameters: [] }],
  ])('says how to ask %s', async (_, value) => {
    const { status, body } = await invoke({ commandId: 'zoek', ...value });
    expect(status).toBe(200);
    expect(body).toEqual({
      composeExtension: {
        type: 'message',
        text: "Stel je vraag in een paar woorden, dan zoek ik het op. Bijvoorbeeld 'startkwalificatie' of 'stap 7'.",
      },
    });
  });

  test('is also read without the name of its parameter, as the Playground sends it', async () => {
    const { body } = await invoke({ parameters: [{ value: 'stap 7' }], commandContext: 'compose' });
    expect(extension(body)).toMatchObject({ type: 'result' });
    expect(JSON.stringify(body)).toContain('Stap 7: Rond het vooronderzoek af');
  });

  test('says what the bot does not know', async () => {
    const { status, body } = await query('wie betaalt een rijbewijs');
    expect(status).toBe(200);
    expect(body).toEqual({
      composeExtension: { type: 'message', text: 'Dat weet ik niet; het staat niet in mijn bronnen.' },
    });
  });

  test.each([
    [undefined],
    [null],
    [7],
    ['stap 7'],
    [[]],
    [{}],
    [{ parameters: 'stap 7' }],
    [{ parameters: [null] }],
    [{ parameters: [{ name: 'vraag' }] }],
    [{ parameters: [{ name: 'vraag', value: { a: 1 } }] }],
    [{ parameters: [{ name: 'vraag', value: ['stap 7'] }] }],
    [{ parameters: { __proto__: null } }],
  ])('with a value %j is a question without words', async (value) => {
    const { status, body } = await invoke(value);
    expect(status).toBe(200);
    expect(extension(body)).toMatchObject({ type: 'message' });
    expect(bot.turns.map(({ said }) => said)).toEqual([{ kind: 'query', text: '' }]);
  });

  test.each([['x'.repeat(10_000)], ['stap '.repeat(10_000)], ['<script>alert(1)</script>'], ['\u0000\u202e🎓']])(
    'with %j gets an answer',
    async (typed) => {
      const { status, body } = await query(typed);
      expect(status).toBe(200);
      expect(['message', 'result']).toContain(extension(body).type);
    },
  );

  test('works the same in a channel, a group and the personal chat, for anyone with a role', async () => {
    const bodies = [];
    for (const conversationType of ['personal', 'channel', 'groupChat']) {
      bodies.push((await query('stap 7', { conversation: { id: 'c', conversationType } })).body);
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  test('neither repeats nor logs personal data', async () => {
    const { body } = await query('wat doe ik met 123456782 en sem@voorbeeld.nl');
    expect(JSON.stringify(body)).not.toMatch(/123456782|sem@/);
    expect(bot.logged.join('\n')).not.toMatch(/123456782|sem@/);
  });

  test('is refused for someone without a role, and answered for someone with one', async () => {
    const { ask } = await connected();
    expect((await ask(stranger)).body).toEqual({
      composeExtension: {
        type: 'message',
        text: 'Je hebt nog geen toegang tot Routewijzer. Vraag je beheerder om je toe te voegen.',
      },
    });
    expect((await ask(coach)).body).toMatchObject({ composeExtension: { type: 'result' } });
  });
});

describe('in a channel', () => {
  const mention = { type: 'mention', mentioned: { id: '28:bot', name: 'Routewijzer' }, text: '<at>Routewijzer</at>' };

  test('a message with a mention is answered with a card', async () => {
    await send({ ...CHANNEL, text: '<at>Routewijzer</at> wat is een strtkwalificatie', entities: [mention] });
    expect(teams.received).toHaveLength(1);
    expect(cardText()).toContain('Een diploma havo, vwo of mbo niveau 2 of hoger.');
  });

  test('a mention without a question is told what to ask', async () => {
    await send({ ...CHANNEL, text: '<at>Routewijzer</at>&nbsp;', entities: [mention] });
    expect(teams.received[0]?.activity).toMatchObject({ text: realContent().texts.kanaal.welkom });
  });

  test('so is one to which Teams adds the text as HTML', async () => {
    const attachments = [{ contentType: 'text/html', content: '<div><at>Routewijzer</at>&nbsp;</div>' }];
    await send({ ...CHANNEL, text: '<at>Routewijzer</at>&nbsp;', entities: [mention], attachments });
    expect(teams.received[0]?.activity).toMatchObject({ text: realContent().texts.kanaal.welkom });
  });

  test('a button of the answer shows its item, in the response', async () => {
    await send({ ...CHANNEL, text: '<at>Routewijzer</at> wat is een startkwalificatie', entities: [mention] });
    const [near] = /"ref":"([^"]+)"/.exec(cardText())?.slice(1) ?? [];
    const { status, body } = await bot.post(press('show', { ref: near }, { ...CHANNEL, serviceUrl: teams.serviceUrl }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: ADAPTIVE });
    expect(JSON.stringify(body)).toContain('Bron: ');
  });

  test('a question about a case is referred to the personal chat', async () => {
    await send({ ...CHANNEL, text: '<at>Routewijzer</at> hoe staat het met RMD-1001', entities: [mention] });
    expect(teams.received[0]?.activity).toMatchObject({ text: realContent().texts.kanaal.casus });
    expect(JSON.stringify(teams.received)).not.toContain('RMD-1001');
  });
});

describe('a card posted in the conversation from the compose box', () => {
  const attachments = [{ contentType: ADAPTIVE, content: { type: 'AdaptiveCard', version: '1.5', body: [] } }];

  /** The card's place in the text, as Teams and as the Playground write it. */
  const BY_TEAMS = '<attachment id="b4d1"></attachment>';
  const BY_PLAYGROUND =
    '\n<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension">\n' +
    '  <span content="0" itemprop="cardId"></span>\n</span>\n';

  test.each(['personal', 'channel', 'groupChat'])('gets no answer in a conversation of type %s', async (type) => {
    const conversation = { id: 'c', conversationType: type };
    for (const text of [undefined, '', '&nbsp;\n', BY_TEAMS, BY_PLAYGROUND]) {
      const { status } = await send({ attachments, text, conversation });
      expect(status).toBe(200);
    }
    expect(bot.turns).toEqual([]);
    expect(teams.received).toEqual([]);
  });

  test.each([BY_TEAMS, BY_PLAYGROUND])('with a question beside it is that question: %j', async (place) => {
    await send({ attachments, text: `${place} stap 7` });
    expect(bot.turns.map(({ said }) => said)).toEqual([{ kind: 'text', text: 'stap 7' }]);
  });

  test('with a question beside it is a question', async () => {
    await send({ attachments, text: 'stap 7' });
    expect(bot.turns.map(({ said }) => said)).toEqual([{ kind: 'text', text: 'stap 7' }]);
    expect(cardText()).toContain('Stap 7: Rond het vooronderzoek af');
  });

  test('is not confused with a pressed button', async () => {
    await send({ attachments, text: undefined, value: { verb: 'menu' } });
    expect(bot.turns.map(({ said }) => said)).toEqual([{ kind: 'action', verb: 'menu', data: {} }]);
  });
});

const typed = (text: string) => ({ commandId: 'zoek', parameters: [{ name: 'vraag', value: text }] });
const query = (text: string, changes: object = {}) => invoke(typed(text), changes);

function invoke(value: unknown, changes: object = {}) {
  return bot.post(
    activity({ type: 'invoke', name: 'composeExtension/query', value, text: undefined, ...CHANNEL, ...changes }),
  );
}

function send(changes: object) {
  return bot.post(activity({ serviceUrl: teams.serviceUrl, ...changes }));
}

function extension(body: unknown): Json {
  const found = isJson(body) ? body.composeExtension : undefined;
  if (!isJson(found)) throw new Error(`geen composeExtension: ${JSON.stringify(body)}`);
  return found;
}

/** The card of the newest message the bot sent. */
function cardText(): string {
  return JSON.stringify(teams.received.at(-1)?.activity.attachments);
}

/** The same bot connected to Teams: only people on a list have a role. */
async function connected() {
  // The SDK writes to the console about every token.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const appId = '44444444-4444-4444-8444-444444444444';
  const serviceUrl = 'https://teams.example/emea/';
  const key = Buffer.alloc(32, 7).toString('base64');
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
  const issuer = await startIssuer();
  const real = realBot();
  const running = await startBot(real.bot, config, issuer.cloud);
  onTestFinished(async () => {
    await running.stop();
    await issuer.stop();
    await real.close();
    vi.restoreAllMocks();
  });
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer.cloud.issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 };
  const Authorization = `Bearer ${token(claims, rs256(issuer.key))}`;
  const ask = (person: string) => {
    const from = { id: '29:iemand', aadObjectId: person };
    const value = typed('stap 7');
    const sent = { type: 'invoke', name: 'composeExtension/query', value, text: undefined, from, serviceUrl };
    return running.post(activity(sent), { Authorization });
  };
  return { ask };
}
