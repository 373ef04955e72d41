import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { Keyring } from '../cases/keys/cipher.ts';
import { auditOf, lastAudit } from '../cases/records/audit.ts';
import { orgsOf } from '../cases/records/orgs.ts';
import { subjectOf, type Tombstone, tombstonesOf } from '../cases/records/tombstones.ts';
import { RoutewijzerError } from '../errors.ts';

/**
 * Files beside the database that reveal what an older or truncated database no longer has. Worth a copy elsewhere too.
 */

/** The erased cases, which must not come back with an older backup: one tombstone per line. */
export const TOMBSTONES = 'tombstones.jsonl';
/** The last entry of every org's audit log. */
const HEADS = 'audit.json';

/** Adds the tombstones that are not in the file yet, and saves the last entry of every audit log. */
export async function keepBeside({ store, keyring }: App, dataDir: string): Promise<void> {
  const file = join(dataDir, TOMBSTONES);
  const kept = existsSync(file) ? readTombstones(file, keyring) : [];
  const known = new Set(kept.map(nameOf));
  const heads: z.input<typeof Heads> = {};
  for (const org of await orgsOf(store)) {
    kept.push(...(await tombstonesOf(store, org)).filter((one) => !known.has(nameOf(one))));
    const last = await lastAudit(store, org);
    if (last) heads[org] = { sequence: last.sequence, hash: hex(last.hash) };
  }
  write(dataDir, TOMBSTONES, kept.map((one) => lineOf(one, keyring)).join(''));
  write(dataDir, HEADS, `${JSON.stringify(heads, null, 2)}\n`);
}

/** What these files have and the database lacks, because it was truncated or restored; one Dutch line each. */
export async function missingFrom({ store, keyring }: App, dataDir: string): Promise<readonly string[]> {
  const [tombstones, heads] = [join(dataDir, TOMBSTONES), join(dataDir, HEADS)];
  const standing = new Set<string>();
  for (const org of await orgsOf(store)) for (const one of await tombstonesOf(store, org)) standing.add(subjectOf(one));
  const problems = (existsSync(tombstones) ? readTombstones(tombstones, keyring) : [])
    .filter((one) => !standing.has(subjectOf(one)))
    .map((one) => `grafsteen ${one.case}: staat in ${TOMBSTONES} en niet in de database`);
  for (const [org, { sequence, hash }] of Object.entries(existsSync(heads) ? readHeads(heads) : {})) {
    const there = (await auditOf(store, org)).some((one) => one.sequence === sequence && hex(one.hash) === hash);
    if (!there) problems.push(`beheer van ${org}: regel ${sequence} is niet die van ${HEADS}`);
  }
  return problems;
}

/** A line of the tombstones file, sealed by this installation so that a forged line cannot get a case erased. */
const Line = z
  .strictObject({
    org: z.string().min(1),
    case: z.string().min(1),
    head: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((text) => new Uint8Array(Buffer.from(text, 'hex'))),
    at: z.iso.datetime(),
    why: z.enum(['verzoek', 'bewaartermijn']),
    seal: z.string(),
  })
  .transform(({ seal, ...tombstone }) => ({ seal, tombstone }));

/** @throws RoutewijzerError `TOMBSTONES` naming the line that cannot be read: a typo must not bring a case back */
export function readTombstones(file: string, keyring: Keyring): Tombstone[] {
  if (!existsSync(file)) throw new RoutewijzerError('TOMBSTONES', `${file} is er niet`, 'Controleer de naam.');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, i) => {
    try {
      const { seal, tombstone } = Line.parse(JSON.parse(line));
      if (seal !== sealOf(tombstone, keyring)) throw new Error('not sealed by this installation');
      return tombstone;
    } catch (cause) {
      throw new RoutewijzerError(
        'TOMBSTONES',
        `${file}, regel ${i + 1} is geen grafsteen van deze installatie`,
        'Neem het bestand zoals `case erase` en `purge` het schreven, met dezelfde INDEX_KEY.',
        { cause },
      );
    }
  });
}

function lineOf(tombstone: Tombstone, keyring: Keyring): string {
  return `${JSON.stringify({ ...tombstone, head: hex(tombstone.head), seal: sealOf(tombstone, keyring) })}\n`;
}

function sealOf(tombstone: Tombstone, keyring: Keyring): string {
  return hex(keyring.fingerprint(`tombstone ${subjectOf(tombstone)}`));
}

const Heads = z.record(z.string(), z.strictObject({ sequence: z.int(), hash: z.string() }));

function readHeads(file: string): z.output<typeof Heads> {
  try {
    return Heads.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new RoutewijzerError('AUDIT_HEADS', `${file} is niet te lezen`, 'Zet het terug uit een kopie.', { cause });
  }
}

/** Writes a file atomically and durably. */
function write(dataDir: string, name: string, text: string): void {
  const path = join(dataDir, name);
  const fresh = `${path}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = openSync(fresh, 'w', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, path);
  } catch (cause) {
    rmSync(fresh, { force: true });
    throw new RoutewijzerError(
      'BESIDE_DATABASE',
      `${path} is niet te schrijven`,
      'Geef schrijfrechten op die map en maak er ruimte; doe het dan nog eens. Wat gewist was, is gewist en staat in de database.',
      { cause },
    );
  }
}

function nameOf({ org, case: id }: Tombstone): string {
  return `${org} ${id}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
