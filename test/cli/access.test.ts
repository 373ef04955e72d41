import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import { answer, newCase } from '../dialogs/walks.ts';
import { Coach } from '../support/chat-world.ts';
import { appOf, cli, scratch } from './command.ts';

/** The same rules as in the chat (test/cases/work/access.test.ts): an administrator cannot read what is in a case. */

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const SANNE = '11111111-1111-4111-8111-111111111111';
const JORIS = '22222222-2222-4222-8222-222222222222';
const BEA = '33333333-3333-4333-8333-333333333333';

/** A bot connected to Teams, with one of Sanne's cases. */
async function connected() {
  const env = {
    DATABASE_URL: `sqlite:${join(scratch(), 'test.db')}`,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: '44444444-4444-4444-8444-444444444444',
    MicrosoftAppPassword: 'geheim',
    MicrosoftAppTenantId: '55555555-5555-4555-8555-555555555555',
    // Two municipalities in one region, each with its own tenant.
    ALLOWED_TENANTS: '55555555-5555-4555-8555-555555555555:roermond,66666666-6666-4666-8666-666666666666:roermond',
    COACHES: `${SANNE},${JORIS}`,
    BEHEERDERS: BEA,
    CASE_KEYS: `a:${key('a')}`,
    INDEX_KEY: key('i'),
  };
  const app = appOf(env);
  const sanne = new Coach(createBot(app), SANNE, ['coach']);
  await newCase(sanne, 'RMD-1001');
  await answer(sanne);
  await app.store.close();
  return env;
}

describe.each([
  ['the administrator', []],
  ['an administrator by name', ['--als', BEA]],
  ['another coach', ['--als', JORIS]],
  ['somebody without a role', ['--als', '77777777-7777-4777-8777-777777777777']],
])('%s', (_, als) => {
  test('sees that a case exists, but not what is in it', async () => {
    const env = await connected();
    for (const args of [
      ['case', 'show', 'RMD-1001'],
      ['case', 'show', 'RMD-1001', '--json'],
      ['case', 'list'],
    ]) {
      const { code, out } = await cli([...args, ...als], env);
      expect(code).toBe(0);
      expect(out).toContain('RMD-1001');
      expect(out).not.toMatch(/directe-melding|signaal|stap:routekaart/);
    }
  });
});

test('the owner of a case sees all of it, recorded under their own name', async () => {
  const env = await connected();
  const { out } = await cli(['case', 'show', 'RMD-1001', '--als', SANNE.toUpperCase(), '--json'], env);
  const { answers, accesses } = JSON.parse(out);
  expect(answers).toMatchObject({ 'routekaart/signaal-via': 'directe-melding' });
  expect(accesses).toMatchObject([{ person: SANNE, what: 'viewed' }]);
});

test('the administrator is told where the answers are', async () => {
  const { out } = await cli(['case', 'show', 'RMD-1001'], await connected());
  expect(out).toContain('De antwoorden zijn er alleen voor wie de casus heeft: --als <Entra-id>.');
});

test.each([
  [['case', 'erase', 'RMD-1001']],
  [['purge']],
  [['keys', 'rotate']],
  [['audit', 'verify']],
  [['db', 'migrate']],
])('%o is refused for a coach', async (args) => {
  const env = await connected();
  const { code, out } = await cli([...args, '--als', JORIS], env);
  expect([code, out]).toEqual([1, 'Dit mag alleen een beheerder.\n']);
  expect((await cli(['case', 'list'], env)).out).toContain('RMD-1001');
});
