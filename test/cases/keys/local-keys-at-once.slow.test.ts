import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localKeys } from '../../../src/cases/keys/local-keys.ts';
import { newFolder } from '../store/databases.ts';

it('two processes that start at once get the same local keys', async () => {
  const dir = newFolder();
  const module = JSON.stringify(join(import.meta.dirname, '../../../src/cases/keys/local-keys.ts'));
  const script = `import { localKeys } from ${module}; console.log(JSON.stringify(localKeys(${JSON.stringify(dir)})))`;
  const outputs = await Promise.all(Array.from({ length: 6 }, () => outputOf(script)));
  expect(new Set(outputs).size).toBe(1);
  expect(outputs[0]).toBe(`${JSON.stringify(localKeys(dir))}\n`);
  expect(readdirSync(dir)).toEqual(['keys.json']);
});

async function outputOf(script: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  return Buffer.concat(chunks).toString();
}
