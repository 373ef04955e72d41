import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startPlayground } from '../../src/playground.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const botUrl = 'http://127.0.0.1:9/api/messages';
const answers = (url: string) =>
  fetch(url).then(
    (page) => page.ok,
    () => false,
  );

test('the Playground shows its page until it is stopped, and leaves nothing in the project', async () => {
  const port = await freePort();
  const playground = await startPlayground({ port, botUrl });
  expect(playground.url).toBe(`http://localhost:${port}`);
  expect(await answers(playground.url)).toBe(true);
  await playground.stop();
  expect(await answers(playground.url)).toBe(false);
  expect(existsSync('devTools')).toBe(false);
});

test('the Playground reports that its port is in use', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(startPlayground({ port, botUrl })).rejects.toMatchObject({ code: 'PLAYGROUND_PORT_IN_USE' });
  taken.close();
});

test('the Playground reports what is wrong with its settings', async () => {
  const wrong = startPlayground({ port: await freePort(), botUrl, configFile: 'package.json' });
  await expect(wrong).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
});

test('the Playground ends when the bot is killed', async () => {
  const port = await freePort();
  const start = `import { startPlayground } from './src/playground.ts';
    await startPlayground({ port: ${port}, botUrl: '${botUrl}' }); console.log('started'); setInterval(() => {}, 1000);`;
  const bot = spawn(process.execPath, ['--input-type=module-typescript', '--eval', start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(bot.stdout, 'data');
  expect(await answers(`http://localhost:${port}`)).toBe(true);
  bot.kill('SIGKILL');
  await expect.poll(() => answers(`http://localhost:${port}`), { timeout: 60_000 }).toBe(false);
});
