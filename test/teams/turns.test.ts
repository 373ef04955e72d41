import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Turn } from '../../dialogs/base/types.ts';
import { activity, coach, press } from './support/activities.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { type Connector, startConnector } from './support/connector.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Stap 3' }] };

/** Answers with a card, unless asked for a text or a failure. */
const answering = async ({ said }: Turn): Promise<Answer> => {
  const wish = said.kind === 'text' ? said.text : said.kind === 'action' ? said.verb : 'card';
  if (wish === 'fail') throw new Error('Jan Jansen, 123456782');
  return wish === 'text' ? { kind: 'text', text: 'Hallo' } : { kind: 'card', card, summary: 'Routewijzer' };
};

let bot: RunningBot;
let teams: Connector;

beforeAll(async () => {
  teams = await startConnector();
  bot = await startBot(answering);
});

beforeEach(() => {
  bot.turns.length = 0;
  teams.received.length = 0;
});

afterAll(async () => {
  await bot.stop();
  await teams.stop();
});

const send = (changes: object) => bot.post(activity({ serviceUrl: teams.serviceUrl, ...changes }));
const said = () => bot.turns.map((turn) => turn.said);

describe('a message', () => {
  test('is a text, from the personal chat of a person with every role', async () => {
    expect((await send({ text: ' hallo&nbsp;daar ' })).status).toBe(200);
    expect(bot.turns).toEqual([
      {
        place: 'personal',
        person: { org: 'roermond', id: coach, roles: new Set(['coach', 'leerplicht', 'coordinator', 'beheerder']) },
        said: { kind: 'text', text: 'hallo daar' },
      },
    ]);
  });

  test('loses the @mention of the bot, and only that', async () => {
    const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id, name: 'x' }, text });
    await send({
      text: '<at>Routewijzer</at> wat doet <at>Els</at>?',
      entities: [mention('28:bot', '<at>Routewijzer</at>'), mention('29:els', '<at>Els</at>'), { type: 5 }, null],
      conversation: { id: '19:kanaal', conversationType: 'channel' },
    });
    expect(bot.turns).toMatchObject([{ place: 'channel', said: { text: 'wat doet <at>Els</at>?' } }]);
  });

  test.each([
    ['personal', 'personal'],
    ['channel', 'channel'],
    ['groupChat', 'group'],
    ['iets anders', 'group'],
    [undefined, 'group'],
  ])('in a conversation of type %s is said in: %s', async (conversationType, place) => {
    await send({ conversation: { id: 'c', conversationType } });
    expect(bot.turns).toMatchObject([{ place }]);
  });

  test('with a value is a button pressed where Action.Execute is not supported', async () => {
    await send({ text: undefined, value: { verb: 'answer', step: 'routekaart/3', doelgroep: 'jikp' } });
    expect(said()).toEqual([{ kind: 'action', verb: 'answer', data: { step: 'routekaart/3', doelgroep: 'jikp' } }]);
  });

  test('is answered with a card, never with a text beside it', async () => {
    await send({ text: 'kaart' });
    expect(teams.received).toHaveLength(1);
    expect(teams.received[0]?.path).toBe('/connector/v3/conversations/a%3Achat/activities/activity-1');
    expect(teams.received[0]?.activity).toMatchObject({
      type: 'message',
      summary: 'Routewijzer',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    expect(teams.received[0]?.activity).not.toHaveProperty('text');
  });

  test('is answered with a text', async () => {
    await send({ text: 'text' });
    expect(teams.received[0]?.activity).toMatchObject({ type: 'message', text: 'Hallo' });
    expect(teams.received[0]?.activity).not.toHaveProperty('attachments');
  });
});

describe('a pressed button', () => {
  test('is an action with the inputs in its data', async () => {
    await bot.post(press('answer', { step: 'routekaart/3', doelgroep: 'jikp' }));
    expect(said()).toEqual([{ kind: 'action', verb: 'answer', data: { step: 'routekaart/3', doelgroep: 'jikp' } }]);
  });

  test('is answered with a card in the response', async () => {
    const { status, body } = await bot.post(press('answer'));
    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
  });

  test('is answered with a text in the response', async () => {
    const { body } = await bot.post(press('text'));
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Hallo' });
  });

  test.each([undefined, null, 'tekst', [1]])('with %o for data has no data', async (data) => {
    await bot.post(press('answer', data));
    expect(said()).toEqual([{ kind: 'action', verb: 'answer', data: {} }]);
  });

  test('without data at all is an action too', async () => {
    await bot.post({ ...press('answer'), value: { action: { type: 'Action.Execute', verb: 'answer' } } });
    expect(said()).toEqual([{ kind: 'action', verb: 'answer', data: {} }]);
  });

  test('cannot reach a prototype through its data', async () => {
    const sent = JSON.stringify(press('answer', { a: 1 })).replace('"a":1', '"a":1,"__proto__":{"polluted":true}');
    await bot.post(sent);
    expect(said()).toEqual([{ kind: 'action', verb: 'answer', data: { a: 1 } }]);
    expect({}).not.toHaveProperty('polluted');
  });
});

test('a failure of the bot gives a Dutch sentence with a code, and the log has the code but not the error text', async () => {
  const { status, body } = await bot.post(press('fail'));
  expect(status).toBe(200);
  const { type, value } = body as { type: string; value: string };
  expect(type).toBe('application/vnd.microsoft.activity.message');
  const code = /code: ([0-9a-f]{8})\.$/.exec(value)?.[1] ?? 'none';
  expect(value.replace(code, '<code>')).toMatchInlineSnapshot(
    `"Er ging iets mis aan mijn kant. Wat je eerder opsloeg, is bewaard. Probeer het zo nog eens. Blijft het misgaan? Geef je beheerder dan deze code: <code>."`,
  );
  const log = bot.logged.join('\n');
  expect(log).toContain(code);
  expect(log).not.toMatch(/Jan Jansen|123456782/);
});

test.each([
  ['adaptiveCard/action', { statusCode: 200, type: 'application/vnd.microsoft.activity.message' }],
  ['signin/verifyState', { statusCode: 200, type: 'application/vnd.microsoft.activity.message' }],
  ['composeExtension/queryLink', { composeExtension: { type: 'message' } }],
  ['task/fetch', { task: { type: 'message' } }],
  [undefined, { statusCode: 200 }],
])('the unknown invoke %s gets a typed answer', async (name, expected) => {
  const { status, body } = await bot.post(press('', {}, { name, value: { action: 'x' } }));
  expect(status).toBe(200);
  expect(body).toMatchObject(expected);
  expect(bot.turns).toEqual([]);
});

test('an installation, announced by two activities, is handled once', async () => {
  // As the Playground sends them, at the same time.
  await Promise.all([
    send({ type: 'installationUpdate', action: 'add', text: undefined }),
    send({ type: 'conversationUpdate', membersAdded: [{ id: '29:coach' }, { id: '28:bot' }], text: undefined }),
  ]);
  expect(said()).toEqual([{ kind: 'installed' }]);
  expect(teams.received).toHaveLength(1);
});

test.each([
  { type: 'installationUpdate', action: 'remove' },
  { type: 'installationUpdate', action: 'add-upgrade' },
  { type: 'messageReaction' },
  { type: 'typing' },
  { type: 'event', name: 'iets' },
  { type: 'conversationUpdate', from: undefined },
])('%o is ignored with 200', async (changes) => {
  expect(await send(changes)).toEqual({ status: 200, body: null });
  expect(bot.turns).toEqual([]);
});
