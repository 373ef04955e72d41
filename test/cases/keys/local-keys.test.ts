import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeyring } from '../../../src/cases/keys/cipher.ts';
import { localKeys } from '../../../src/cases/keys/local-keys.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'routewijzer-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const newFolder = () => mkdtempSync(join(folder, 'data-'));

describe('the keys of the local profile', () => {
  it('are made on the first start, for their owner only, and are the same on the next', () => {
    const dir = join(newFolder(), 'data');
    const made = localKeys(dir);
    expect(localKeys(dir)).toEqual(made);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['keys.json']);
    const { handle, ...wrapped } = createKeyring(made).newCaseKey();
    expect(createKeyring(localKeys(dir)).open(wrapped).equals(handle)).toBe(true);
  });

  it('differ from place to place', () => {
    const [one, other] = [localKeys(newFolder()), localKeys(newFolder())];
    expect(one.indexKey).not.toEqual(other.indexKey);
    expect(one.caseKeys[0]?.key).not.toEqual(other.caseKeys[0]?.key);
    expect(one.caseKeys[0]?.key).not.toEqual(one.indexKey);
  });

  it('are the same for two processes that start at once', async () => {
    const dir = newFolder();
    const module = JSON.stringify(join(import.meta.dirname, '../../../src/cases/keys/local-keys.ts'));
    const script = `import { localKeys } from ${module}; console.log(JSON.stringify(localKeys(${JSON.stringify(dir)})))`;
    const outputs = await Promise.all(Array.from({ length: 6 }, () => outputOf(script)));
    expect(new Set(outputs).size).toBe(1);
    expect(outputs[0]).toBe(`${JSON.stringify(localKeys(dir))}\n`);
    expect(readdirSync(dir)).toEqual(['keys.json']);
  });

  const key = randomBytes(32).toString('base64');
  it.each([
    ['empty', ''],
    ['not JSON', '{"caseKeys": ['],
    ['something else', '["sleutel"]'],
    ['without keys', JSON.stringify({ caseKeys: [], indexKey: key })],
    ['without index key', JSON.stringify({ caseKeys: [{ id: 'a', key }] })],
    ['with a key without id', JSON.stringify({ caseKeys: [{ key }], indexKey: key })],
    ['with a key cut off', JSON.stringify({ caseKeys: [{ id: 'a', key: key.slice(0, 30) }], indexKey: key })],
    ['with a key that is not base64', JSON.stringify({ caseKeys: [{ id: 'a', key: '!'.repeat(44) }], indexKey: key })],
  ])('are refused from a file that is %s, which stays as it is', (_, content) => {
    const dir = newFolder();
    const path = join(dir, 'keys.json');
    writeFileSync(path, content);
    expect(() => localKeys(dir)).toThrow(
      expect.objectContaining({ code: 'KEYS_MALFORMED', message: expect.stringContaining(path) }),
    );
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('are not made anew beside a database that was written with others', async () => {
    const dir = newFolder();
    await openSqlite(join(dir, 'casussen.sqlite3')).close();
    expect(() => localKeys(dir)).toThrow(
      expect.objectContaining({ code: 'KEYS_MISSING', message: expect.stringContaining('casussen.sqlite3') }),
    );
    expect(readdirSync(dir)).toEqual(['casussen.sqlite3']);
  });

  it('name the file when it cannot be read or made', () => {
    const file = join(newFolder(), 'gewoon-een-bestand');
    writeFileSync(file, '');
    expect(() => localKeys(file)).toThrow(
      expect.objectContaining({ code: 'KEYS_UNREADABLE', message: expect.stringContaining(file) }),
    );
  });
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
