import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../../src/cases/domain/evolve.ts';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import { verifyChain } from '../../../src/cases/ledger/chain.ts';
import { type OpenedEvent, openEvents } from '../../../src/cases/ledger/sealed.ts';
import { COACHES, hashOf, nextOf, openCases } from '../../support/walker.ts';
import { newPath } from './databases.ts';

/** Set `KILLS=200` for the full test. */
const KILLS = Number(process.env.KILLS ?? 25);

/** A turn that was acknowledged to the player. */
interface Acknowledged {
  readonly coach: string;
  readonly id: string;
  readonly revision: number;
  readonly next: string;
  readonly key: string;
  readonly hash: string;
}

describe('a run that is killed', () => {
  it(`loses nothing it acknowledged, ${KILLS} times`, { timeout: 600_000 + KILLS * 30_000 }, async () => {
    const path = newPath();
    const all: Acknowledged[] = [];
    let ahead = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // Mostly in the middle of the run; sometimes while it starts.
      const after = kill % 5 === 0 ? 0 : randomInt(1, 60);
      all.push(...(await killWalker(path, after, after === 0 ? randomInt(0, 600) : randomInt(0, 5))));
      ahead += await check(path, all);
    }
    const steps = new Set(all.map((one) => one.next));
    console.log(
      `kill -9 in the middle of a walk, ${KILLS} times: ${all.length} turns acknowledged, all there, none twice;`,
      `${ahead} times a turn was in that had not been acknowledged yet; ${steps.size} steps walked, highest revision`,
      Math.max(...all.map((one) => one.revision)),
    );
    expect(all.length).toBeGreaterThan(KILLS);
    // Far enough to loop back, which is one turn with two events.
    expect(steps.size).toBeGreaterThanOrEqual(10);
  });
});

/** Opens the file as the next start would, and compares it with everything acknowledged so far. */
async function check(path: string, all: readonly Acknowledged[]): Promise<number> {
  const { store, keyring, cases } = openCases(path);
  let ahead = 0;
  for (const coach of COACHES) {
    const acknowledged = all.filter((one) => one.coach === coach);
    const owner = { org: 'roermond', id: coach, roles: new Set(['coach'] as const) };
    const mine = await cases.mine(owner);
    expect(mine.length).toBeLessThanOrEqual(1);
    const state = mine[0]?.state;
    const row = state && (await store.load('roermond', state.id));
    if (!state || !row) {
      expect(acknowledged).toEqual([]);
      continue;
    }

    // No duplicates and no gaps: 1, 2, 3 …, each chained to the previous one.
    const log = await store.events('roermond', state.id);
    expect(log.map((event) => event.sequence)).toEqual(log.map((_, index) => index + 1));
    expect(log.length).toBe(state.revision);
    expect(verifyChain(log, row.head)).toBe(null);

    const states = statesOf(openEvents(keyring, row, log));
    expect(states.at(-1)).toEqual(state);
    const hashes = new Map(states.map((then) => [then.revision, hashOf(then)]));
    for (const { id, revision, hash, key } of acknowledged) {
      expect(id).toBe(state.id);
      expect(hashes.get(revision)).toBe(hash);
      expect((await store.receipt('roermond', key))?.revision).toBe(revision);
    }
    ahead += opensWhereItWas(state, acknowledged.at(-1));
  }
  await store.close();
  return ahead;
}

/** The state after every event. */
function statesOf(events: readonly OpenedEvent[]): readonly CaseState[] {
  const states: CaseState[] = [];
  for (const { event, envelope } of events) states.push(evolve(states.at(-1) ?? null, event, envelope));
  return states;
}

/** The case is where its coach last saw it, or one turn further: written, but not yet acknowledged at the kill. */
function opensWhereItWas(state: CaseState, last: Acknowledged | undefined): number {
  if (last?.revision === state.revision) {
    expect(nextOf(state)).toBe(last.next);
    return 0;
  }
  expect(state.revision - (last?.revision ?? 0)).toBeLessThanOrEqual(2);
  return 1;
}

/** Runs the player, kills it after a delay following some acknowledgements, and returns all it acknowledged. */
async function killWalker(path: string, after: number, moments: number): Promise<readonly Acknowledged[]> {
  const walker = spawn(process.execPath, [join(import.meta.dirname, '../../support/walker.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  if (after === 0) setTimeout(() => walker.kill('SIGKILL'), moments);
  for await (const chunk of walker.stdout) {
    output += chunk;
    if (after > 0 && output.split('\n').length > after) setTimeout(() => walker.kill('SIGKILL'), moments);
  }
  expect(walker.signalCode ?? 'SIGKILL').toBe('SIGKILL');
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [coach = '', id = '', revision, next = '', key = '', hash = ''] = line.split(' ');
      return { coach, id, revision: Number(revision), next, key, hash };
    });
}
