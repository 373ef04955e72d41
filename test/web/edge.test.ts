import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { press } from '../teams/support/activities.ts';
import { type RunningBot, startBot } from '../teams/support/bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});

afterAll(() => bot.stop());

const good = JSON.stringify(press('menu'));
const nested = (levels: number) =>
  JSON.stringify(press('menu', { a: 1 })).replace('"a":1', `"a":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** Sends raw bytes, and returns the response until the connection closes or goes silent. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(bot.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.setTimeout(300, () => socket.destroy());
  // The server may break the connection; the answer so far is what counts.
  socket.on('error', () => {});
  const closed = new Promise((done) => socket.once('close', done));
  socket.write(bytes);
  await closed;
  return answer;
}

const works = async () => (await post(good)).status;

test('a press gets through, with data nested as deep as anyone needs', async () => {
  expect((await post(nested(30))).status).toBe(200);
  expect(await works()).toBe(200);
});

test.each([
  ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000, 'a')), { 'Content-Encoding': 'gzip' }, 415],
  ['gzip that is not gzip', 'geen gzip', { 'Content-Encoding': 'gzip' }, 415],
  ['gzip in capitals', gzipSync(good), { 'Content-Encoding': 'GZIP' }, 415],
  ['brotli', good, { 'Content-Encoding': 'br' }, 415],
  ['identity', good, { 'Content-Encoding': 'identity' }, 415],
  ['a file upload', '--x\r\n\r\n--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
  ['a form', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['text, which a page may send without asking', good, { 'Content-Type': 'text/plain' }, 415],
  ['a type that starts like JSON', good, { 'Content-Type': 'application/jsonp' }, 415],
  ['a huge body', Buffer.alloc(300 * 1024, ' '), {}, 413],
  ['a wrong digest', good, { 'Content-MD5': 'x' }, 400],
  ['nothing', '', {}, 400],
  ['half JSON', '{"type":', {}, 400],
  ['a list', '[1]', {}, 400],
  ['a text', '"x"', {}, 400],
  ['null', 'null', {}, 400],
  ['JSON nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 400],
  ['a good press with data nested 20,000 deep', nested(20_000), {}, 400],
])('%s is refused', async (_name, body, headers, status) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(Object.keys(JSON.parse(answer.body))).toEqual(['error']);
  expect(await works()).toBe(200);
});

test('a huge chunked body is refused', async () => {
  const piece = Buffer.alloc(64 * 1024, ' ');
  const body = new ReadableStream({
    start(stream) {
      for (let i = 0; i < 10; i += 1) stream.enqueue(piece);
      stream.close();
    },
  });
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' } as const;
  expect((await fetch(`${bot.url}/api/messages`, init)).status).toBe(413);
});

test.each(['missing', 'null', 'a number', 'an object'])('a field that is %s is refused', async (kind) => {
  const value = { missing: undefined, null: null, 'a number': 5, 'an object': {} }[kind];
  for (const field of ['type', 'id', 'channelId', 'serviceUrl', 'conversation']) {
    expect((await post(JSON.stringify(press('menu', {}, { [field]: value })))).status, field).toBe(400);
  }
});

test('prototype keys anywhere change nothing', async () => {
  const evil = good.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
  expect((await post(evil)).status).toBe(200);
  expect({}).not.toHaveProperty('polluted');
});

const hostile = [
  'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET //[ HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /healthz?a=%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: x\r\n\r\n{',
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: text/plain\r\n\r\n',
  `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  '\0\0\0\r\n\r\n',
];

test.each(hostile.map((bytes) => [bytes.slice(0, 100), bytes]))('the bytes %j do no harm', async (_start, bytes) => {
  expect(await raw(bytes)).not.toMatch(/^HTTP\/1\.1 5/);
  expect(await works()).toBe(200);
});

test('a response has security headers, and does not reveal the server software', async () => {
  const { headers } = await post(good);
  const kept = [
    'cache-control',
    'content-security-policy',
    'x-content-type-options',
    'x-frame-options',
    'referrer-policy',
  ];
  expect(Object.fromEntries(kept.map((name) => [name, headers.get(name)]))).toMatchInlineSnapshot(`
    {
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    }
  `);
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});
