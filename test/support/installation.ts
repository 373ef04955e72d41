import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Role } from '../../src/cases/domain/access.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import { createKeyring } from '../../src/cases/keys/cipher.ts';
import { verifyChain } from '../../src/cases/ledger/chain.ts';
import { fold, openEvents } from '../../src/cases/ledger/sealed.ts';
import type { Sql } from '../../src/cases/store/sql.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import type { CaseStore, StoredEvent } from '../../src/cases/store/store.ts';
import { type CardOrigin, Cases, type Owner } from '../../src/cases/work/cases.ts';
import { newPath } from '../cases/store/databases.ts';
import { realContent } from './content.ts';

const COACH: ReadonlySet<Role> = new Set(['coach']);
export const SANNE: Owner = { org: 'roermond', id: 'sanne', roles: COACH };
export const JORIS: Owner = { org: 'roermond', id: 'joris', roles: COACH };
/** The same person's id in another org. */
export const ELSEWHERE: Owner = { org: 'venlo', id: 'sanne', roles: COACH };

/** Opens the database of an installation; each call is another process at the same one. */
export type OpenStore = () => CaseStore & Sql;

/** Cases as in production: real content, real keys, SQLite in a file unless told otherwise. Only time and chance are ours. */
export function install(openStore: OpenStore = sqliteInAFile()) {
  const keyring = createKeyring({ caseKeys: [{ id: 'a', key: randomBytes(32) }], indexKey: randomBytes(32) });
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 8, 1, 8, 0, seconds++));

  function open() {
    const store = openStore();
    onTestFinished(() => store.close().catch(() => {}));
    const cases = new Cases({ store, keyring, contentOn: realContent, now, random: () => 0 });

    return {
      store,
      cases,
      /** Starts a case with a unique kenmerk. */
      async start(owner: Owner = SANNE, kenmerk = `RMD1-X${randomUUID().slice(0, 8)}`): Promise<CaseState> {
        const started = await cases.start(owner, { kenmerk, gemeente: 'Roermond', route: 'routekaart' }, newKey());
        if (started.kind !== 'started') throw new Error(`not started: ${started.kind}`);
        return started.current.state;
      },
      /** The log of a case, after checking that it is intact and folds to the stored state. */
      async soundLog(state: CaseState, org = 'roermond'): Promise<readonly StoredEvent[]> {
        const row = await store.load(org, state.id);
        const events = await store.events(org, state.id);
        if (!row || verifyChain(events, row.head) !== null) throw new Error('the chain of the log is broken');
        const stored = (await cases.open({ org, id: row.owner, roles: COACH }, row.id))?.state;
        const folded = fold(openEvents(keyring, row, events), row.revision);
        if (JSON.stringify(folded) !== JSON.stringify(stored)) throw new Error('the log folds to another state');
        return events;
      },
    };
  }
  return {
    open,
    keyring,
    /** Moves the clock to the next day. */
    sleep() {
      seconds += 24 * 60 * 60;
    },
    ...open(),
  };
}

function sqliteInAFile(): OpenStore {
  const path = newPath();
  return () => openSqlite(path);
}

export function newKey(): string {
  return randomUUID();
}

/** A card rendered at this state. */
export function cardOf(state: CaseState, key = newKey()): CardOrigin {
  return { key, revision: state.revision };
}
