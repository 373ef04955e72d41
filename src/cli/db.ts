import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, openApp } from '../app.ts';
import type { Keyring } from '../cases/keys/cipher.ts';
import { administer } from '../cases/records/audit.ts';
import { reapply, type Tombstone, tombstonesOf } from '../cases/records/erasure.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import { orgsOf } from '../cases/records/orgs.ts';
import { backUp, putBack } from '../cases/store/sqlite/backup.ts';
import { RoutewijzerError } from '../errors.ts';
import { command } from './command.ts';
import { erasing } from './erase.ts';
import type { Settings } from './needs.ts';
import { fine } from './output.ts';
import { keepBeside, readTombstones, TOMBSTONES } from './safekeeping.ts';

export const dbMigrate = command({
  name: 'db migrate',
  usage: [],
  does: 'breng de tabellen bij',
  needs: 'cases',
  administers: true,
  run: async (_, { app }) => {
    await app.store.ping();
    return fine('De tabellen zijn bij.');
  },
});

export const dbBackup = command({
  name: 'db backup',
  usage: ['<bestand>'],
  does: 'kopieer de database, terwijl de bot doorwerkt',
  needs: 'settings',
  administers: true,
  run: async ({ bestand }, { config: { database } }) => {
    if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
    await backUp(database.file, bestand);
    return fine(`Back-up gemaakt: ${bestand}. Bewaar ${TOMBSTONES} en de sleutels erbij, elk op een andere plek.`);
  },
});

/** A backup in the place of the database; what was erased since stays erased. */
export const dbRestore = command({
  name: 'db restore',
  usage: ['<bestand>', '--tombstones <bestand>'],
  does: 'zet een back-up terug; wat intussen gewist is, blijft gewist',
  needs: 'settings',
  administers: true,
  run: async ({ bestand, tombstones: given }, settings) => {
    const { asker, now } = settings;
    const { database, dataDir } = settings.config;
    if (database.kind === 'postgres') return { code: 2, out: ON_POSTGRES };
    const how = { actor: asker.person.id, now: now() };
    let again = 0;
    const aside = await putBack(bestand, database.file, how.now, (path) =>
      withStore(settings, path, async (app) => {
        for (const org of await orgsOf(app.store)) await checkKeys(app.store, app.keyring, org);
        const tombstones = [
          ...readTombstones(given, app.keyring),
          // Also what the file that was given does not have.
          ...(await tombstonesBeside(settings, app.keyring)),
        ];
        again = await restored(app, tombstones, how);
      }),
    );
    await withStore(settings, database.file, (app) => keepBeside(app, dataDir));
    const before = aside ? ` De vorige database staat in ${aside}; gooi die weg als alles klopt.` : '';
    return fine(`Teruggezet. ${again} casussen die intussen gewist waren, zijn opnieuw gewist.${before}`);
  },
});

/** In a database that came back in another way. */
export const dbTombstones = command({
  name: 'db tombstones',
  usage: ['<bestand>'],
  does: 'wis opnieuw wat gewist was, na herstel op een andere manier',
  needs: 'cases',
  administers: true,
  run: ({ bestand }, { app, asker, config, now }) =>
    erasing(app, config.dataDir, async () => {
      const how = { actor: asker.person.id, now: now() };
      const again = await restored(app, readTombstones(bestand, app.keyring), how);
      return fine(`${again} casussen opnieuw gewist.`);
    }),
});

/** Of the database that is replaced, as far as it can be read, and in the file beside it. */
async function tombstonesBeside(settings: Settings, keyring: Keyring): Promise<readonly Tombstone[]> {
  const { database, dataDir } = settings.config;
  const kept = join(dataDir, TOMBSTONES);
  const found = existsSync(kept) ? readTombstones(kept, keyring) : [];
  if (database.kind === 'postgres' || !existsSync(database.file)) return found;
  try {
    await withStore(settings, database.file, async ({ store }) => {
      for (const org of await orgsOf(store)) found.push(...(await tombstonesOf(store, org)));
    });
  } catch (error) {
    // It is replaced because it cannot be used.
    if (!(error instanceof RoutewijzerError && error.code.startsWith('STORAGE_'))) throw error;
  }
  return found;
}

async function withStore(settings: Settings, file: string, work: (app: App) => Promise<void>): Promise<void> {
  const app = openApp({ ...settings.config, database: { kind: 'sqlite', file } }, settings);
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
