import { expect, test } from 'vitest';
import type { Bot, Turn } from '../../dialogs/base/types.ts';
import { firstTurn } from '../../harness/turns.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { newPath } from '../cases/store/databases.ts';
import { activity, coach } from './support/activities.ts';
import { startBot } from './support/bot.ts';
import { startConnector } from './support/connector.ts';

/** Sends one message to a bot whose answers get these statuses, and reports what happened. */
async function deliver(statuses: readonly number[], answering?: Bot) {
  const teams = await startConnector(statuses);
  const bot = await startBot(answering);
  const { status } = await bot.post(activity({ serviceUrl: teams.serviceUrl }));
  await bot.stop();
  await teams.stop();
  return {
    status,
    attempts: teams.received.length,
    notDelivered: bot.logged.some((line) => line.includes('answer-not-delivered')),
  };
}

test('an answer that Teams refused is sent again', async () => {
  expect(await deliver([429, 412])).toEqual({ status: 200, attempts: 3, notDelivered: false });
});

test('but not forever', async () => {
  expect(await deliver([429, 429, 429, 429])).toEqual({ status: 200, attempts: 3, notDelivered: true });
});

test.each([408, 500, 502, 503])('after %i it may have been delivered, so it is not sent again', async (failure) => {
  expect(await deliver([failure])).toEqual({ status: 200, attempts: 1, notDelivered: true });
});

test('nor after a broken connection', async () => {
  expect(await deliver([0])).toEqual({ status: 200, attempts: 1, notDelivered: true });
});

test('nor forever when no answer ever comes', async () => {
  expect(await deliver([-1])).toEqual({ status: 200, attempts: 1, notDelivered: true });
});

test.each([
  ['429', [429, 429, 429]],
  ['412', [412, 412, 412]],
  ['500', [500]],
  ['a connection that broke', [0]],
])('after %s what the coach did is stored all the same', async (_, statuses) => {
  const store = openSqlite(newPath());
  const cases = async (turn: Turn) => {
    await store.commit(firstTurn({ case: { owner: turn.person.id } }));
    return { kind: 'text', text: 'bewaard' } as const;
  };
  expect(await deliver(statuses, cases)).toMatchObject({ status: 200, notDelivered: true });
  expect(await store.list('roermond', coach)).toHaveLength(1);
  await store.close();
});

test('concurrent turns each get their own answer', async () => {
  const teams = await startConnector();
  const bot = await startBot();
  const texts = Array.from({ length: 40 }, (_, index) => `bericht ${index}`);
  await Promise.all(
    texts.map((text, index) =>
      bot.post(activity({ id: `a${index}`, text, serviceUrl: teams.serviceUrl, conversation: { id: `c${index}` } })),
    ),
  );
  await bot.stop();
  await teams.stop();
  const answers = teams.received.map(({ path, activity: { text } }) => [path, text]);
  expect(answers.sort()).toEqual(
    texts
      .map((text, index) => [
        `/connector/v3/conversations/c${index}/activities/a${index}`,
        JSON.stringify({ kind: 'text', text }),
      ])
      .sort(),
  );
});
