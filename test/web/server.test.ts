import { expect, test } from 'vitest';
import { RoutewijzerError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { createServer } from '../../src/web/server.ts';
import { QUIET } from '../support/web-parts.ts';

const get = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
};

test('the server is alive, and ready when its parts are', async () => {
  let failing: string | null = 'opslag';
  const server = createServer({ ...QUIET, ready: async () => failing });
  const { url } = await server.listen(0, '127.0.0.1');
  expect(await get(`${url}/healthz`)).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await get(`${url}/readyz`)).toEqual({ status: 503, body: { status: 'niet gereed', onderdeel: 'opslag' } });
  failing = null;
  expect(await get(`${url}/readyz`)).toEqual({ status: 200, body: { status: 'ok' } });
  await server.close();
});

test('the server is not ready when the check fails', async () => {
  const broken = async () => {
    throw new Error('wachtwoord');
  };
  const server = createServer({ ...QUIET, ready: broken });
  const { url } = await server.listen(0, '127.0.0.1');
  expect(await get(`${url}/readyz`)).toEqual({ status: 503, body: { status: 'niet gereed', onderdeel: 'onbekend' } });
  await server.close();
});

test('the server reveals nothing about an error except that it happened', async () => {
  const lines: string[] = [];
  const messages = async () => {
    throw new Error('Jan Jansen');
  };
  const server = createServer({ ...QUIET, messages, log: createLog('info', (line) => lines.push(line)) });
  const { url } = await server.listen(0, '127.0.0.1');
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: 'er ging iets mis' });
  await server.close();
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['request-failed', 'request-refused']);
  expect(lines.join()).not.toContain('Jan');
});

test('the server names a port that is in use, and says what to do', async () => {
  const first = createServer(QUIET);
  const { port } = await first.listen(0, '127.0.0.1');
  const second = createServer(QUIET);
  const error = await second.listen(port, '127.0.0.1').catch((caught: unknown) => caught);
  await first.close();
  expect(error).toBeInstanceOf(RoutewijzerError);
  expect(error).toMatchObject({ code: 'PORT_IN_USE', message: `poort ${port} is al in gebruik` });
  await second.listen(port, '127.0.0.1');
  await second.close();
});

test('the server lets requests in progress finish before it closes', async () => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let entered = () => {};
  const inside = new Promise<void>((done) => {
    entered = done;
  });
  const messages = async () => {
    entered();
    await held;
    return { status: 200, body: { klaar: true } };
  };
  const server = createServer({ ...QUIET, messages });
  const { url } = await server.listen(0, '127.0.0.1');
  const answer = fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  await inside;
  const closed = server.close();
  release();
  expect((await answer).status).toBe(200);
  await closed;
});

test('a log is one line of JSON per event of at least its level', () => {
  const lines: string[] = [];
  const own = createLog('warn', (line) => lines.push(line));
  own.info('niet');
  own.error('wel', { status: 500 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'wel', status: 500 });
});
