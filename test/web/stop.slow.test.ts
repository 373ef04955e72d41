import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pressActivity } from '../../harness/activity.ts';
import { poster } from '../../harness/post.ts';
import { startServer } from '../../harness/server-process.ts';
import { inspect, newFolder } from '../cases/store/databases.ts';
import { CONTENT } from '../support/content.ts';

test('a bot stopped while busy answers its pending requests, closes the database and exits normally', async () => {
  const folder = newFolder();
  const env = { CONTENT_DIR: CONTENT, DATABASE_URL: 'sqlite:data.db', LOG_LEVEL: 'silent' };
  const args = [join(import.meta.dirname, '../../src/start.js')];
  const bot = await startServer({ name: 'the bot', args, folder, env });
  const post = poster(`${bot.url}/api/messages`, 20);
  const start = (number: number) => {
    const data = { cardKey: randomUUID(), kenmerk: `STOP-${number}`, gemeente: 'Roermond' };
    return post(pressActivity({ name: `coach-${number}`, aadObjectId: randomUUID() }, 'start-case', data));
  };
  const turns = Array.from({ length: 200 }, (_, number) => start(number));
  await Promise.any(turns);
  const code = await bot.stop();

  const answers = (await Promise.allSettled(turns)).filter((turn) => turn.status === 'fulfilled');
  expect(code).toBe(0);
  expect(answers.map(({ value }) => value.status)).toEqual(answers.map(() => 200));
  const path = join(folder, 'data.db');
  const stored = inspect(path, (database) => database.prepare('select count(*) as count from cases').get());
  expect(stored).toEqual({ count: answers.length });
  console.log(`SIGTERM with 200 turns under way: ${answers.length} answered, as many stored, exit code ${code}`);
});
