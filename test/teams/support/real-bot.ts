import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bot } from '../../../dialogs/base/types.ts';
import { createBot } from '../../../dialogs/turn.ts';
import { createKeyring } from '../../../src/cases/keys/cipher.ts';
import { openSqlite } from '../../../src/cases/store/sqlite/sqlite.ts';
import { Cases } from '../../../src/cases/work/cases.ts';
import { noteMissedIn, sendQuestionIn } from '../../../src/missed.ts';
import { searchOf } from '../../../src/search/of.ts';
import { realContent, TODAY } from '../../support/content.ts';

export interface RealBot {
  readonly bot: Bot;
  readonly close: () => Promise<void>;
}

/** The real bot with a database of its own. */
export function realBot(): RealBot {
  const content = realContent();
  const contentOn = () => content;
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-teams-'));
  const store = openSqlite(join(folder, 'test.db'));
  const keyring = createKeyring({
    caseKeys: [{ id: 'test', key: new Uint8Array(32).fill(1) }],
    indexKey: new Uint8Array(32).fill(2),
  });
  const cases = new Cases({ store, keyring, contentOn, now: () => new Date(`${TODAY}T08:00:00Z`), random: () => 0 });
  const today = () => TODAY;
  const kept = { missed: noteMissedIn(store, today), sendQuestion: sendQuestionIn(store, today) };
  const bot = createBot({ content, contentOn, cases, search: searchOf, ...kept, today });
  return {
    bot,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
