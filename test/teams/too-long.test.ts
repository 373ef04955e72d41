import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { realContent } from '../support/content.ts';
import { activity, press } from './support/activities.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { type Connector, startConnector } from './support/connector.ts';
import { type RealBot, realBot } from './support/real-bot.ts';

/** Input from outside has a limit: the whole bot behind the real HTTP edge. */

let real: RealBot;
let bot: RunningBot;
let teams: Connector;

beforeAll(async () => {
  real = realBot();
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
  await real.close();
});

const send = (changes: object) => bot.post(activity({ serviceUrl: teams.serviceUrl, ...changes }));
const answers = () => teams.received.map(({ activity: { text } }) => text);
const refusal = () => realContent().texts['te-lang'];

test('the bot says what to do with something too long', () => {
  expect(refusal()).toMatchInlineSnapshot(
    `"Dat is te lang voor mij. Ik heb het niet gelezen en niets opgeslagen. Vraag het in een paar zinnen, of maak je tekst korter. Staat er iets over een jongere in je bericht? Haal het dan weg."`,
  );
});

test.each([
  ['a line that stopped the bot for ten seconds', `code${' '.repeat(25_000)}!`],
  ['a long e-mail', `Beste coach,\n${'Ik maak me zorgen over onze zoon. '.repeat(60)}`],
])('%s is not read, and its sender is told', async (_, text) => {
  expect(await send({ text })).toEqual({ status: 200, body: null });
  expect(answers()).toEqual([refusal()]);
  expect(bot.turns).toHaveLength(0);
});

test('a line of the longest permitted length is read', async () => {
  await send({ text: `wat is een startkwalificatie${' '.repeat(1_971)}?` });
  expect(bot.turns).toHaveLength(1);
  expect(JSON.stringify(teams.received)).toContain('Een diploma havo, vwo of mbo niveau 2 of hoger.');
});

test('a channel is told too', async () => {
  await send({ text: 'stap '.repeat(1_000), conversation: { id: '19:kanaal', conversationType: 'channel' } });
  expect(answers()).toEqual([refusal()]);
});

test('the compose box is told in the response', async () => {
  const value = { parameters: [{ name: 'vraag', value: 'x'.repeat(2_001) }] };
  const { status, body } = await bot.post(press('', {}, { name: 'composeExtension/query', value }));
  expect(status).toBe(200);
  expect(body).toEqual({ composeExtension: { type: 'message', text: refusal() } });
});

test('an input longer than any of our cards permits leaves the card as it is', async () => {
  const { status, body } = await bot.post(press('start-case', { kenmerk: 'x'.repeat(10_001) }));
  expect(status).toBe(200);
  expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: refusal() });
  expect(bot.turns).toHaveLength(0);
});

test('the same for a button that is sent as a message', async () => {
  await send({ text: undefined, value: { verb: 'answer', 'school-gedaan': 'x'.repeat(10_001) } });
  expect(answers()).toEqual([refusal()]);
  expect(bot.turns).toHaveLength(0);
});

test('the bot explains an input that is somewhat too long, below its question', async () => {
  await bot.post(press('answer', { 'school-gedaan': 'x'.repeat(10_000) }));
  expect(bot.turns).toMatchObject([{ said: { kind: 'action', verb: 'answer' } }]);
});
