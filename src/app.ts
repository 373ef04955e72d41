import { randomInt } from 'node:crypto';
import type { Deps } from '../dialogs/base/deps.ts';
import { dayOf } from './cases/domain/day.ts';
import { createKeyring, type Keyring, type Secrets } from './cases/keys/cipher.ts';
import { localKeys } from './cases/keys/local-keys.ts';
import { readyToWrite } from './cases/store/readiness.ts';
import type { Sql } from './cases/store/sql.ts';
import type { CaseStore } from './cases/store/store.ts';
import { Cases } from './cases/work/cases.ts';
import type { Config } from './config.ts';
import type { Contents } from './content/load.ts';
import { noteMissedIn, sendQuestionIn } from './missed.ts';
import { readContents } from './read-contents.ts';
import { searchOf } from './search/of.ts';

/** What the server and the command line share: content, storage and keys, opened as configured. */
export interface App extends Deps {
  readonly store: CaseStore & Sql;
  readonly keyring: Keyring;
}

/** What a caller may replace. */
export interface Seams {
  /** Wraps the store, so that a caller can observe its traffic. */
  readonly watched?: <S extends CaseStore>(store: S) => S;
  readonly now?: () => Date;
  readonly contents?: ReadContents;
}

/** Reads the content in a folder, for a region. */
export type ReadContents = (folder: string, region: string) => Contents;

/**
 * Opens everything, content first, so that the bot never starts or touches a case with broken content.
 *
 * @throws RoutewijzerError about content, keys or storage
 */
export function openApp(config: Config, seams: Seams = {}): App {
  const { watched = (store) => store, now = () => new Date(), contents: read = readContents } = seams;
  const contents = read(config.contentDir, config.org);
  const keyring = createKeyring(secretsOf(config));
  const store = watched(readyToWrite(config.database.open(), () => performance.now()));
  const today = () => dayOf(now());
  const contentOn = (day: string) => contents.on(day);
  const cases = new Cases({ store, keyring, contentOn, now, random: (below) => randomInt(below) });
  return {
    get content() {
      return contentOn(today());
    },
    ...{ contentOn, cases, store, keyring, today, search: searchOf, missed: noteMissedIn(store, today) },
    sendQuestion: sendQuestionIn(store, today),
  };
}

function secretsOf(config: Config): Secrets {
  const { caseKeys, indexKey } = config;
  if (caseKeys.length === 0 || !indexKey) return localKeys(config.dataDir);
  return { caseKeys: caseKeys.map(({ id, key }) => ({ id, key: key.export() })), indexKey: indexKey.export() };
}
