import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, openApp } from '../app.ts';
import { normaliseKenmerk } from '../cases/domain/kenmerk.ts';
import type { Keyring } from '../cases/keys/cipher.ts';
import { administer } from '../cases/records/audit.ts';
import { eraseCase, purge, reapply, type Tombstone, tombstonesOf } from '../cases/records/erasure.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import { orgsOf } from '../cases/records/orgs.ts';
import { rotateKeys } from '../cases/records/rotation.ts';
import { type Verified, verifyOrg } from '../cases/records/verify.ts';
import { backUp, putBack } from '../cases/store/sqlite/backup.ts';
import type { Config } from '../config.ts';
import { RoutewijzerError } from '../errors.ts';
import { fine, type Outcome } from './output.ts';
import { keepBeside, missingFrom, readTombstones, TOMBSTONES } from './safekeeping.ts';

/** What the administrator does, on record. */

/** Who does it, and the folder where tombstones are kept beside the database. */
export interface Administration {
  /** A person's Entra object id, or that it was done on the command line. */
  readonly actor: string;
  readonly dataDir: string;
}

/** `case erase <kenmerk>`: the case is gone, and stays gone. */
export function caseErase(app: App, org: string, kenmerk: string, by: Administration): Promise<Outcome> {
  const index = app.keyring.index(normaliseKenmerk(kenmerk));
  return erasing(app, by.dataDir, async () => {
    for (;;) {
      const row = await app.store.find(org, index);
      if (!row) return { code: 1, out: 'Er is geen casus met dit kenmerk.' };
      // Not when a turn came in meanwhile: then it goes with the case.
      const erased = await eraseCase(app.store, app.keyring, row, { actor: by.actor, now: new Date(), why: 'verzoek' });
      if (erased) return fine(`De casus is gewist. Er blijft alleen een grafsteen: ${row.id}.`);
    }
  });
}

/** `purge`: erases what is past the region's term. */
export function purgeCases(app: App, org: string, { actor, dataDir }: Administration): Promise<Outcome> {
  const { retention } = app.content.region;
  return erasing(app, dataDir, async () => {
    const how = { actor, now: new Date() };
    const { erased, withoutTerm } = await purge(app.store, app.keyring, org, retention, how);
    const kept =
      withoutTerm > 0 ? ` ${withoutTerm} afgesloten casussen hebben een route zonder termijn en blijven.` : '';
    return fine(`${erased} casussen gewist.${kept}`);
  });
}

/** Keeps the tombstones: first those that were not kept yet, so that it shows before anything is gone if that fails. */
async function erasing(app: App, dataDir: string, work: () => Promise<Outcome>): Promise<Outcome> {
  await keepBeside(app, dataDir);
  const { code, out } = await work();
  await keepBeside(app, dataDir);
  return { code, out: (await app.store.wipe()) ? out : `${out}\n${LEFT_IN_LOG}` };
}

const LEFT_IN_LOG =
  'Let op: de database werd net gelezen. Wat gewist is kan nog versleuteld in het logbestand ernaast staan; de bot ruimt dat binnen een dag op, en de volgende opdracht die wist ook.';

/** `keys rotate`: every case of every org wrapped by the newest of CASE_KEYS. */
export async function keysRotate(app: App, { actor, dataDir }: Administration): Promise<Outcome> {
  const { rotated, left } = await rotateKeys(app.store, app.keyring, { actor, now: new Date() });
  await keepBeside(app, dataDir);
  const done = `${rotated} casussen hebben nu sleutel '${app.keyring.newestId}'.`;
  return fine(
    left > 0
      ? `${done} ${left} hebben er nog een oudere: herstart elk proces met de nieuwe sleutel vooraan, en draai dit nog eens.`
      : `${done} Draait elk proces met die sleutel vooraan, dan kunnen de oudere uit CASE_KEYS.`,
  );
}

/** `audit verify`: every case against its events, and the log of administration, of every org. */
export async function auditVerify(app: App, dataDir: string): Promise<Outcome> {
  const orgs = await orgsOf(app.store);
  const verified: Verified[] = [];
  for (const org of orgs) verified.push(await verifyOrg(app.store, app.keyring, org, app.contentOn));
  const problems = [...verified.flatMap((one) => one.problems), ...(await missingFrom(app, dataDir))];
  if (problems.length > 0) return { code: 1, out: problems.join('\n') };
  const total = (what: 'cases' | 'entries') => verified.reduce((sum, one) => sum + one[what], 0);
  return fine(`${total('cases')} casussen en ${total('entries')} beheerregels: alles klopt.`);
}

/** `db backup <file>`: a copy of the database, while the bot works on. */
export async function dbBackup({ database }: Config, file: string): Promise<Outcome> {
  if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
  await backUp(database.file, file);
  return fine(`Back-up gemaakt: ${file}. Bewaar ${TOMBSTONES} en de sleutels erbij, elk op een andere plek.`);
}

/** `db restore <file> --tombstones <file>`: a backup in the place of the database; what was erased since stays erased. */
export async function dbRestore(config: Config, file: string, tombstonesFile: string, actor: string): Promise<Outcome> {
  const { database, dataDir } = config;
  if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
  const now = new Date();
  let again = 0;
  const aside = await putBack(file, database.file, now, (path) =>
    withStore(config, path, async (app) => {
      for (const org of await orgsOf(app.store)) await checkKeys(app.store, app.keyring, org);
      const tombstones = [
        ...readTombstones(tombstonesFile, app.keyring),
        // Also what the file that was given does not have.
        ...(await tombstonesBeside(config, app.keyring)),
      ];
      again = await restored(app, tombstones, { actor, now });
    }),
  );
  await withStore(config, database.file, (app) => keepBeside(app, dataDir));
  const before = aside ? ` De vorige database staat in ${aside}; gooi die weg als alles klopt.` : '';
  return fine(`Teruggezet. ${again} casussen die intussen gewist waren, zijn opnieuw gewist.${before}`);
}

/** Of the database that is replaced, as far as it can be read, and in the file beside it. */
async function tombstonesBeside(config: Config, keyring: Keyring): Promise<readonly Tombstone[]> {
  const { database, dataDir } = config;
  const kept = join(dataDir, TOMBSTONES);
  const found = existsSync(kept) ? readTombstones(kept, keyring) : [];
  if (database.kind === 'postgres' || !existsSync(database.file)) return found;
  try {
    await withStore(config, database.file, async ({ store }) => {
      for (const org of await orgsOf(store)) found.push(...(await tombstonesOf(store, org)));
    });
  } catch (error) {
    // It is replaced because it cannot be used.
    if (!(error instanceof RoutewijzerError && error.code.startsWith('STORAGE_'))) throw error;
  }
  return found;
}

async function withStore(config: Config, file: string, work: (app: App) => Promise<void>): Promise<void> {
  const app = openApp({ ...config, database: { kind: 'sqlite', file } });
  try {
    await work(app);
  } finally {
    await app.store.close();
  }
}

/** Erases again what these name, and puts it on record in every org there is. */
async function restored(
  { store, keyring }: App,
  tombstones: readonly Tombstone[],
  how: { readonly actor: string; readonly now: Date },
): Promise<number> {
  const again = await reapply(store, keyring, tombstones, how);
  const { actor, now } = how;
  const entry = { at: now.toISOString(), actor, what: 'restored', subject: `${again} opnieuw gewist` } as const;
  for (const org of await orgsOf(store)) await administer(store, org, entry);
  return again;
}

const ON_POSTGRES =
  'Op PostgreSQL gaan back-up en herstel met pg_dump en pg_restore. Draai na het herstel: db tombstones <bestand>.';

/** `db tombstones <file>`: erases again what the file names, in a database that came back in another way. */
export function dbTombstones(app: App, file: string, { actor, dataDir }: Administration): Promise<Outcome> {
  return erasing(app, dataDir, async () => {
    const again = await restored(app, readTombstones(file, app.keyring), { actor, now: new Date() });
    return fine(`${again} casussen opnieuw gewist.`);
  });
}
