import { existsSync } from 'node:fs';
import { type App, openApp, type ReadContents } from '../app.ts';
import { dayOf } from '../cases/domain/day.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import type { Config } from '../config.ts';
import type { Content } from '../content/content.ts';
import type { Asker } from './asker.ts';
import type { Outcome } from './output.ts';

/** What every command has beside its arguments. */
export interface Place {
  /** As the environment says, for the org of `--org`. */
  readonly config: Config;
  readonly asker: Asker;
  readonly now: () => Date;
  readonly contents: ReadContents;
  readonly stdin: AsyncIterable<string | Uint8Array>;
}

/** What a command may need, and what it then gets. */
export interface Needs {
  /** Nothing but the settings. */
  readonly settings: Place;
  readonly content: Place & { readonly content: Content };
  /** The database, also when these keys do not open what is in it. */
  readonly store: Place & { readonly app: App };
  /** The database, with the keys its cases were written with. */
  readonly cases: Place & { readonly app: App };
}

type Work<Opened> = (opened: Opened) => Promise<Outcome>;

/** Opens what a command needs, and closes it again after its work. */
export const open: { readonly [Need in keyof Needs]: (place: Place, work: Work<Needs[Need]>) => Promise<Outcome> } = {
  settings: (place, work) => work(place),
  content: (place, work) => {
    const { config, contents, now } = place;
    return work({ ...place, content: contents(config.contentDir, config.org).on(dayOf(now())) });
  },
  store: (place, work) => withStore(place, (app) => work({ ...place, app })),
  cases: (place, work) =>
    withStore(place, async (app) => {
      // With other keys than the cases were written with, no case is found: that must not read as 'there is none'.
      await checkKeys(app.store, app.keyring, place.config.org);
      return work({ ...place, app });
    }),
};

async function withStore(place: Place, work: Work<App>): Promise<Outcome> {
  const { database } = place.config;
  // Reading makes no database: a mistyped name would look like an empty one.
  if (database.kind === 'sqlite' && !existsSync(database.file))
    return { code: 1, out: `Er is geen database op ${database.file}.` };
  const app = openApp(place.config, place);
  try {
    return await work(app);
  } finally {
    await app.store.close();
  }
}
