import type { App } from '../app.ts';
import { normaliseKenmerk } from '../cases/domain/kenmerk.ts';
import { eraseCase, purge as purgeOf } from '../cases/records/erasure.ts';
import { command } from './command.ts';
import { type CommandResult, fine } from './output.ts';
import { keepBeside } from './safekeeping.ts';

/** Erases a case permanently. */
export const caseErase = command({
  name: 'case erase',
  usage: ['<kenmerk>'],
  does: 'wis één casus, voorgoed',
  needs: 'cases',
  administers: true,
  run: ({ kenmerk }, { app, asker, config, now }) => {
    const index = app.keyring.index(normaliseKenmerk(kenmerk));
    return erasing(app, config.dataDir, async () => {
      for (;;) {
        const row = await app.store.find(config.org, index);
        if (!row) return { code: 1, out: 'Er is geen casus met dit kenmerk.' };
        const how = { actor: asker.person.id, now: now(), why: 'verzoek' } as const;
        // False when a turn came in between; then try again with the case as it is now.
        const erased = await eraseCase(app.store, app.keyring, row, how);
        if (erased) return fine(`De casus is gewist. Er blijft alleen een grafsteen: ${row.id}.`);
      }
    });
  },
});

export const purge = command({
  name: 'purge',
  usage: [],
  does: 'wis wat langer is afgesloten dan de bewaartermijn van de regio',
  needs: 'cases',
  administers: true,
  run: (_, { app, asker, config, now }) => {
    const { retention } = app.content.region;
    return erasing(app, config.dataDir, async () => {
      const how = { actor: asker.person.id, now: now() };
      const { erased, withoutTerm } = await purgeOf(app.store, app.keyring, config.org, retention, how);
      const kept =
        withoutTerm > 0 ? ` ${withoutTerm} afgesloten casussen hebben een route zonder termijn en blijven.` : '';
      return fine(`${erased} casussen gewist.${kept}`);
    });
  },
});

/** Runs `work`, and saves the tombstones before and after it: if they cannot be saved, nothing has been erased yet. */
export async function erasing(app: App, dataDir: string, work: () => Promise<CommandResult>): Promise<CommandResult> {
  await keepBeside(app, dataDir);
  const { code, out } = await work();
  await keepBeside(app, dataDir);
  return { code, out: (await app.store.wipe()) ? out : `${out}\n${LEFT_IN_LOG}` };
}

const LEFT_IN_LOG =
  'Let op: de database werd net gelezen. Wat gewist is kan nog versleuteld in het logbestand ernaast staan; de bot ruimt dat binnen een dag op, en de volgende opdracht die wist ook.';
