import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, openApp } from '../app.ts';
import type { Keyring } from '../cases/keys/cipher.ts';
import { administer } from '../cases/records/audit.ts';
import { reapply } from '../cases/records/erasure.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import { orgsOf } from '../cases/records/orgs.ts';
import { type Tombstone, tombstonesOf } from '../cases/records/tombstones.ts';
import type { Database } from '../cases/store/backend.ts';
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
    const copying = database.copying();
    if (typeof copying === 'string') return { code: 2, out: copying };
    await copying.backUp(bestand);
    return fine(`Back-up gemaakt: ${bestand}. Bewaar ${TOMBSTONES} en de sleutels erbij, elk op een andere plek.`);
  },
});

/** Replaces the database with a backup; cases erased since then stay erased. */
export const dbRestore = command({
  name: 'db restore',
  usage: ['<bestand>', '--tombstones <bestand>'],
  does: 'zet een back-up terug; wat intussen gewist is, blijft gewist',
  needs: 'settings',
  administers: true,
  run: async ({ bestand, tombstones: given }, settings) => {
    const { asker, now } = settings;
    const { database, dataDir } = settings.config;
    const copying = database.copying();
    if (typeof copying === 'string') return { code: 2, out: copying };
    const how = { actor: asker.person.id, now: now() };
    let again = 0;
    const aside = await copying.putBack(bestand, how.now, (copy) =>
      withStore(settings, copy, async (app) => {
        for (const org of await orgsOf(app.store)) await checkKeys(app.store, app.keyring, org);
        const tombstones = [
          ...readTombstones(given, app.keyring),
          // Tombstones that the given file lacks.
          ...(await tombstonesBeside(settings, app.keyring)),
        ];
        again = await restored(app, tombstones, how);
      }),
    );
    await withStore(settings, database, (app) => keepBeside(app, dataDir));
    const before = aside ? ` De vorige database staat in ${aside}; gooi die weg als alles klopt.` : '';
    return fine(`Teruggezet. ${again} casussen die intussen gewist waren, zijn opnieuw gewist.${before}`);
  },
});

/** Erases cases again in a database that was restored in another way. */
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

/** The tombstones in the file beside the database, and in the database to be replaced if it can be read. */
async function tombstonesBeside(settings: Settings, keyring: Keyring): Promise<readonly Tombstone[]> {
  const { database, dataDir } = settings.config;
  const kept = join(dataDir, TOMBSTONES);
  const found = existsSync(kept) ? readTombstones(kept, keyring) : [];
  if (!database.exists()) return found;
  try {
    await withStore(settings, database, async ({ store }) => {
      for (const org of await orgsOf(store)) found.push(...(await tombstonesOf(store, org)));
    });
  } catch (error) {
    // A database that cannot be read may be the reason for the restore.
    if (!(error instanceof RoutewijzerError && error.code.startsWith('STORAGE_'))) throw error;
  }
  return found;
}

async function withStore(settings: Settings, database: Database, work: (app: App) => Promise<void>): Promise<void> {
  const app = openApp({ ...settings.config, database }, settings);
  try {
    await work(app);
  } finally {
    await app.store.close();
  }
}

/** Erases the cases with these tombstones again, and records the restore in every org. */
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
