import { existsSync } from 'node:fs';
import { type App, openApp, type ReadContents } from '../app.ts';
import { dayOf } from '../cases/domain/day.ts';
import { checkKeys } from '../cases/records/key-check.ts';
import type { Config } from '../config.ts';
import type { Content } from '../content/content.ts';
import type { Asker } from './asker.ts';
import type { CommandResult } from './output.ts';

/** What every command has beside its arguments. */
export interface Settings {
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
  readonly settings: Settings;
  readonly content: Settings & { readonly content: Content };
  /** The database, also when these keys do not open what is in it. */
  readonly store: Settings & { readonly app: App };
  /** The database, with the keys its cases were written with. */
  readonly cases: Settings & { readonly app: App };
}

type Work<Opened> = (opened: Opened) => Promise<CommandResult>;

/** Opens what a command needs, and closes it again after its work. */
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
      // With other keys than the cases were written with, no case is found: that must not read as 'there is none'.
      await checkKeys(app.store, app.keyring, settings.config.org);
      return work({ ...settings, app });
    }),
};

async function withStore(settings: Settings, work: Work<App>): Promise<CommandResult> {
  const { database } = settings.config;
  // Reading makes no database: a mistyped name would look like an empty one.
  if (database.kind === 'sqlite' && !existsSync(database.file))
    return { code: 1, out: `Er is geen database op ${database.file}.` };
  const app = openApp(settings.config, settings);
  try {
    return await work(app);
  } finally {
    await app.store.close();
  }
}
