import { createHash, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { type CaseState, trailOf } from '../../src/cases/domain/state.ts';
import { createKeyring } from '../../src/cases/keys/cipher.ts';
import { localKeys } from '../../src/cases/keys/local-keys.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import { Cases, type Owner } from '../../src/cases/work/cases.ts';
import { loadContent } from '../../src/content/load.ts';
import { typeOf } from '../../src/content/questions/index.ts';
import { resolve } from '../../src/route/resolve.ts';
import { say } from './say.ts';

/**
 * A process to kill: coaches who take their cases through the routekaart, loop back at step 10 and continue, endlessly.
 * Prints each acknowledged turn: `<coach> <case> <revision> <next step> <key> <hash of the state>`.
 * Its argument is the path of the database; the keys are beside it, as in the local profile.
 */
const [, , path = ''] = process.argv;
const content = loadContent(new URL('../../content', import.meta.url).pathname, 'roermond');

export const COACHES = ['sanne', 'joris', 'noor'] as const;

export function openCases(database: string) {
  const keyring = createKeyring(localKeys(dirname(database)));
  const store = openSqlite(database);
  const cases = new Cases({ store, keyring, contentOn: () => content, now: () => new Date(), random: () => 0 });
  return { store, keyring, cases };
}

export function nextOf(state: CaseState): string {
  return resolve(content, trailOf(state.run)).next ?? 'einde';
}

export function hashOf(state: CaseState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16);
}

/** A coach's answers at a step: something for every choice, and different text each time. */
function fillIn(step: string): Record<string, string> {
  const decides: Readonly<Record<string, string>> = {
    doelgroep: 'nieuwe-vsv-er',
    'traject-vast': 'ja',
    'terug-naar': '4',
  };
  const questions = [...content.steps.values()].find((one) => one.ref === step)?.questions ?? [];
  return Object.fromEntries(
    questions.map((question) => {
      const { id, options } = question;
      const type = typeOf(question);
      const words = `opgeschreven ${randomUUID().replaceAll(/\d/g, 'x')}`;
      return [id, decides[id] ?? options?.[0] ?? (type.answer === 'typed' && !type.isFreeText ? type.example : words)];
    }),
  );
}

async function walk(cases: Cases, id: string): Promise<never> {
  const owner: Owner = { org: 'roermond', id, roles: new Set(['coach']) };
  const acknowledge = (state: CaseState, key: string) =>
    say(`${id} ${state.id} ${state.revision} ${nextOf(state)} ${key} ${hashOf(state)}`);
  let state = (await cases.mine(owner))[0]?.state;
  if (!state) {
    const key = randomUUID();
    const kenmerk = `RMD-2026-${id}`;
    const started = await cases.start(owner, { kenmerk, gemeente: 'Roermond', route: 'routekaart' }, key);
    if (started.kind !== 'started') throw new Error(started.kind);
    state = started.current.state;
    acknowledge(state, key);
  }
  for (;;) {
    const step = content.steps.get(resolve(content, trailOf(state.run)).next ?? state.run.start);
    if (!step) throw new Error('the walk has no next step');
    const key = randomUUID();
    const command = { type: 'answer', step: step.ref, inputs: fillIn(step.ref), confirmed: false } as const;
    const performed = await cases.perform(owner, state.id, { key, revision: state.revision }, command);
    if (performed.kind !== 'done' || performed.replayed) throw new Error(performed.kind);
    state = performed.current.state;
    acknowledge(state, key);
  }
}

if (import.meta.main) {
  const { cases } = openCases(path);
  await Promise.all(COACHES.map((coach) => walk(cases, coach)));
}
