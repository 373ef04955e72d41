import { rotateKeys } from '../cases/records/rotation.ts';
import { command } from './command.ts';
import { fine } from './output.ts';
import { keepBeside } from './safekeeping.ts';

/** Rewraps the keys of all cases with the newest of CASE_KEYS. */
export const keysRotate = command({
  name: 'keys rotate',
  usage: [],
  does: 'verpak de sleutel van elke casus met de nieuwste van CASE_KEYS',
  needs: 'cases',
  administers: true,
  run: async (_, { app, asker, config, now }) => {
    const { rotated, left } = await rotateKeys(app.store, app.keyring, { actor: asker.person.id, now: now() });
    await keepBeside(app, config.dataDir);
    const done = `${rotated} casussen hebben nu sleutel '${app.keyring.newestId}'.`;
    return fine(
      left > 0
        ? `${done} ${left} hebben er nog een oudere: herstart elk proces met de nieuwe sleutel vooraan, en draai dit nog eens.`
        : `${done} Draait elk proces met die sleutel vooraan, dan kunnen de oudere uit CASE_KEYS.`,
    );
  },
});
