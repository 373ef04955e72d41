import { type App, openApp, type ReadContents } from '../app.ts';
import { dayOf } from '../cases/domain/day.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import type { Config } from '../config.ts';
import type { Content } from '../content/content.ts';
import type { Asker } from './asker.ts';
import type { CommandResult } from './output.ts';

/** What every command gets besides its arguments. */
export interface Settings {
  /** From the environment, for the org of `--org`. */
  readonly config: Config;
  readonly asker: Asker;
  readonly now: () => Date;
  readonly contents: ReadContents;
  readonly stdin: AsyncIterable<string | Uint8Array>;
}

/** What a command may ask for in `needs`, and what it then gets. */
export interface Needs {
  /** Only the settings. */
  readonly settings: Settings;
  readonly content: Settings & { readonly content: Content };
  /** The database, even if the keys do not fit its cases. */
  readonly store: Settings & { readonly app: App };
  /** The database, after a check that the keys fit its cases. */
  readonly cases: Settings & { readonly app: App };
}

type Work<Opened> = (opened: Opened) => Promise<CommandResult>;

/** Opens what a command needs, and closes it afterwards. */
export const open: {
  readonly [Need in keyof Needs]: (settings: Settings, work: Work<Needs[Need]>) => Promise<CommandResult>;
} = {
  settings: (settings, work) => work(settings),
  content: (settings, work) => {
    const { config, contents, now } = settings;
    return work({ ...settings, content: contents(config.contentDir, config.org).on(dayOf(now())) });
  },
  store: (settings, work) => withStore(settings, (app) => work({ ...settings, app })),
  cases: (settings, work) =>
    withStore(settings, async (app) => {
      // With the wrong keys no case is found, which must not be reported as 'there is none'.
      await checkKeys(app.store, app.keyring, settings.config.org);
      return work({ ...settings, app });
    }),
};

async function withStore(settings: Settings, work: Work<App>): Promise<CommandResult> {
  const { database } = settings.config;
  // Do not create a database: a mistyped name would look like an empty one.
  if (!database.exists()) return { code: 1, out: `Er is geen database op ${database.place}.` };
  const app = openApp(settings.config, settings);
  try {
    return await work(app);
  } finally {
    await app.store.close();
  }
}
