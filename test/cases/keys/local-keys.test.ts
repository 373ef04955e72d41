import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyring } from '../../../src/cases/keys/cipher.ts';
import { localKeys } from '../../../src/cases/keys/local-keys.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import { newFolder } from '../store/databases.ts';

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

  it('differ per folder', () => {
    const [one, other] = [localKeys(newFolder()), localKeys(newFolder())];
    expect(one.indexKey).not.toEqual(other.indexKey);
    expect(one.caseKeys[0]?.key).not.toEqual(other.caseKeys[0]?.key);
    expect(one.caseKeys[0]?.key).not.toEqual(one.indexKey);
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

  it('are not regenerated beside a database that was written with others', async () => {
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
