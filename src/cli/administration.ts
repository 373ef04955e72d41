import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type App, openApp } from '../app.ts';
import { administer, auditOf, brokenAudit } from '../cases/audit.ts';
import { verifyChain } from '../cases/chain.ts';
import { eraseCase, purge, reapply, type Tombstone, tombstonesOf } from '../cases/erasure.ts';
import { normaliseKenmerk } from '../cases/kenmerk.ts';
import { checkKeys } from '../cases/key-check.ts';
import { rotateKeys } from '../cases/rotation.ts';
import { backUp, putBack } from '../cases/sqlite-backup.ts';
import type { Config } from '../config.ts';
import { RoutewijzerError } from '../errors.ts';
import { ACTOR, fine, type Outcome } from './output.ts';

/** What the administrator does, on record. */

/** Beside the database, and worth keeping elsewhere too: what may not come back with an older backup. */
const TOMBSTONES = 'tombstones.jsonl';

/** `case erase <kenmerk>`: the case is gone, and stays gone. */
export async function caseErase(app: App, org: string, kenmerk: string, dataDir: string): Promise<Outcome> {
  const row = await app.store.find(org, app.keyring.index(normaliseKenmerk(kenmerk)));
  if (!row) return { code: 1, out: 'Er is geen casus met dit kenmerk.' };
  const now = new Date();
  await eraseCase(app.store, app.keyring, row, { actor: ACTOR, now, why: 'verzoek' });
  await keepTombstones(app, org, dataDir);
  return fine(`De casus is gewist. Er blijft alleen een grafsteen: ${row.id}.`);
}

/** `purge`: erases what is past the region's term. */
export async function purgeCases(app: App, org: string, dataDir: string): Promise<Outcome> {
  const { retention } = app.content.region;
  const { erased, withoutTerm } = await purge(app.store, app.keyring, org, retention, {
    actor: ACTOR,
    now: new Date(),
  });
  await keepTombstones(app, org, dataDir);
  const kept = withoutTerm > 0 ? ` ${withoutTerm} afgesloten casussen hebben een route zonder termijn en blijven.` : '';
  return fine(`${erased} casussen gewist.${kept}`);
}

/** `keys rotate`: every case wrapped by the newest of CASE_KEYS. */
export async function keysRotate(app: App, org: string): Promise<Outcome> {
  const rotated = await rotateKeys(app.store, app.keyring, org, { actor: ACTOR, now: new Date() });
  return fine(
    `${rotated} casussen hebben nu sleutel '${app.keyring.newestId}'. De oudere sleutels kunnen uit CASE_KEYS.`,
  );
}

/** `audit verify`: every case's log, and the log of administration. */
export async function auditVerify({ store }: App, org: string): Promise<Outcome> {
  const rows = await store.list(org, null);
  const broken: string[] = [];
  for (const row of rows) {
    const at = verifyChain(await store.events(org, row.id), row.head);
    if (at !== null) broken.push(`casus ${row.id}: klopt niet vanaf gebeurtenis ${at}`);
  }
  const audit = await brokenAudit(store, org);
  if (audit !== null) broken.push(`beheer: klopt niet vanaf regel ${audit}`);
  if (broken.length > 0) return { code: 1, out: broken.join('\n') };
  return fine(`${rows.length} casussen en ${(await auditOf(store, org)).length} beheerregels: alles klopt.`);
}

/** All tombstones of the org that are not in the file yet. */
async function keepTombstones({ store }: App, org: string, dataDir: string): Promise<void> {
  const file = join(dataDir, TOMBSTONES);
  const known = new Set(existsSync(file) ? readTombstones(file).map((one) => `${one.org} ${one.case}`) : []);
  const lines = (await tombstonesOf(store, org))
    .filter((one) => !known.has(`${one.org} ${one.case}`))
    .map((one) => `${JSON.stringify({ ...one, head: Buffer.from(one.head).toString('hex') })}\n`);
  appendFileSync(file, lines.join(''), { mode: 0o600 });
}

const Line = z.strictObject({
  org: z.string().min(1),
  case: z.string().min(1),
  head: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
  at: z.iso.datetime(),
  why: z.enum(['verzoek', 'bewaartermijn']),
});

/** @throws RoutewijzerError `TOMBSTONES` with the line that cannot be read: a case must not come back by a typo */
export function readTombstones(file: string): readonly Tombstone[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, i) => {
    try {
      return Line.parse(JSON.parse(line));
    } catch (cause) {
      throw new RoutewijzerError(
        'TOMBSTONES',
        `${file}, regel ${i + 1} is geen grafsteen`,
        'Neem het bestand zoals `case erase` en `purge` het schreven.',
        { cause },
      );
    }
  });
}

/** `db backup <file>`: a copy of the database, while the bot works on. */
export async function dbBackup({ database }: Config, file: string): Promise<Outcome> {
  if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
  await backUp(database.file, file);
  return fine(`Back-up gemaakt: ${file}. Bewaar ${TOMBSTONES} en de sleutels erbij, elk op een andere plek.`);
}

/** `db restore <file> --tombstones <file>`: a backup in the place of the database; what was erased since stays erased. */
export async function dbRestore(config: Config, org: string, file: string, tombstonesFile: string): Promise<Outcome> {
  const { database } = config;
  if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
  const tombstones = readTombstones(tombstonesFile);
  const now = new Date();
  let again = 0;
  const aside = await putBack(file, database.file, now, async (path) => {
    const app = openApp({ ...config, database: { kind: 'sqlite', file: path } });
    try {
      again = await reapply(app.store, tombstones);
      await checkKeys(app.store, app.keyring, org);
      const entry = {
        at: now.toISOString(),
        actor: ACTOR,
        what: 'restored',
        subject: `${again} opnieuw gewist`,
      } as const;
      await administer(app.store, org, entry);
    } finally {
      await app.store.close();
    }
  });
  const before = aside ? ` De vorige database staat in ${aside}; gooi die weg als alles klopt.` : '';
  return fine(`Teruggezet. ${again} casussen die intussen gewist waren, zijn opnieuw gewist.${before}`);
}

const ON_POSTGRES =
  'Op PostgreSQL gaan back-up en herstel met pg_dump en pg_restore. Draai na het herstel: db tombstones <bestand>.';

/** `db tombstones <file>`: erases again what the file names, in a database that came back in another way. */
export async function dbTombstones({ store }: App, file: string): Promise<Outcome> {
  return fine(`${await reapply(store, readTombstones(file))} casussen opnieuw gewist.`);
}
