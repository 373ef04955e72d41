import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { RoutewijzerError } from '../../errors.ts';
import type { Secrets } from './cipher.ts';

/** The keys file of the local profile, beside its database. */
const FILE = 'keys.json';

/**
 * The keys of the local profile, which has no CASE_KEYS: generated on the first start and kept in `<dir>/keys.json`,
 * readable by its owner only. Call this before opening the database in `dir`, which cannot be read without its keys.
 *
 * Throws `KEYS_MISSING` when `dir` holds a database but no keys, `KEYS_MALFORMED` when the file is not ours (it is left
 * untouched), and `KEYS_UNREADABLE` when it cannot be read or created.
 */
export function localKeys(dir: string): Secrets {
  const path = join(dir, FILE);
  try {
    return read(path) ?? make(dir, path);
  } catch (cause) {
    if (cause instanceof RoutewijzerError) throw cause;
    throw new RoutewijzerError(
      'KEYS_UNREADABLE',
      `${path} is niet te lezen of te maken`,
      'Hier horen de sleutels te staan, naast de database. Controleer of de map van DATABASE_URL bestaat en of het programma er mag lezen en schrijven.',
      { cause },
    );
  }
}

function make(dir: string, path: string): Secrets {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const database = readdirSync(dir).find((name) => isDatabase(join(dir, name)));
  if (database !== undefined) {
    throw new RoutewijzerError(
      'KEYS_MISSING',
      `${join(dir, database)} is er wel, maar de sleutels in ${path} niet: zonder die sleutels is er niets te lezen`,
      'Zet keys.json terug uit een back-up. Is dat er niet, en mag alles weg? Zet de database dan zelf opzij.',
    );
  }
  const text = { caseKeys: [{ id: 'lokaal-1', key: newKey() }], indexKey: newKey() };
  writeOnce(path, `${JSON.stringify(text, null, 2)}\n`);
  const written = read(path);
  if (written === null) throw malformed(path);
  return written;
}

/** Null when the file does not exist. */
function read(path: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const secrets = parse(text);
  if (secrets === null) throw malformed(path);
  return secrets;
}

function parse(text: string): Secrets | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(json) || !Array.isArray(json.caseKeys) || json.caseKeys.length === 0) return null;
  const caseKeys: { id: string; key: Uint8Array }[] = [];
  for (const entry of json.caseKeys as readonly unknown[]) {
    const key = isRecord(entry) ? parseKey(entry.key) : null;
    if (!isRecord(entry) || typeof entry.id !== 'string' || key === null) return null;
    caseKeys.push({ id: entry.id, key });
  }
  const indexKey = parseKey(json.indexKey);
  return indexKey === null ? null : { caseKeys, indexKey };
}

function parseKey(value: unknown): Uint8Array | null {
  if (typeof value !== 'string') return null;
  const key = Buffer.from(value, 'base64');
  return key.length === 32 && key.toString('base64') === value ? key : null;
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

/** Writes the whole file or nothing, even in a crash. If another process was first, its file is kept. */
function writeOnce(path: string, text: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(file);
    rmSync(temporary);
  }
}

/** Recognises a database by its content, because it may have any name. */
function isDatabase(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(16);
      return readSync(file, start) === 16 && start.toString('latin1') === 'SQLite format 3\0';
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(path: string): RoutewijzerError {
  return new RoutewijzerError(
    'KEYS_MALFORMED',
    `${path} is geen geldig sleutelbestand`,
    'Zet het terug uit een back-up; het is niet gewijzigd. Zonder de juiste sleutels is de database niet te lezen.',
  );
}
