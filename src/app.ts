import { randomInt } from 'node:crypto';
import type { Deps } from '../dialogs/deps.ts';
import { Cases, dayOf } from './cases/cases.ts';
import { createKeyring, type Keyring, type Secrets } from './cases/cipher.ts';
import { localKeys } from './cases/keys.ts';
import { openSqlite } from './cases/sqlite.ts';
import type { CaseStore } from './cases/store.ts';
import type { Config } from './config.ts';
import type { Content } from './content/content.ts';
import { loadContent } from './content/load.ts';

/** What both the server and the command line work with: content, storage and keys, as the configuration says. */
export interface App extends Deps {
  readonly store: CaseStore;
  readonly keyring: Keyring;
}

/**
 * Opens everything, content first: the bot never starts on half a content, nor touches a case with it.
 *
 * @throws RoutewijzerError of content, keys or storage, each with what to do
 */
export function openApp(config: Config): App {
  const content: Content = loadContent(config.contentDir, config.org);
  const keyring = createKeyring(secretsOf(config));
  const store = openSqlite(config.database.file);
  const now = () => new Date();
  const cases = new Cases({ store, keyring, content, now, random: (below) => randomInt(below) });
  return { content, cases, store, keyring, today: () => dayOf(now()) };
}

function secretsOf(config: Config): Secrets {
  const { caseKeys, indexKey } = config;
  if (caseKeys.length === 0 || !indexKey) return localKeys(config.dataDir);
  return { caseKeys: caseKeys.map(({ id, key }) => ({ id, key: key.export() })), indexKey: indexKey.export() };
}
