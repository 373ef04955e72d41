import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../harness/postgres.ts';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import { verifyChain } from '../../../src/cases/ledger/chain.ts';
import { openPostgres } from '../../../src/cases/store/postgres/postgres.ts';
import type { CaseStore, StoredEvent } from '../../../src/cases/store/store.ts';
import { answer, inputsFor } from '../../support/case-world.ts';
import { JORIS, SANNE } from '../../support/installation.ts';
import type { Asked, Job, Jobs } from '../../support/postgres-player.ts';

const PROCESSES = 4;
/** How often each process does the same thing concurrently. */
const COPIES = 5;
const ROUNDS = 10;

let server: PostgresServer;
let store: CaseStore;
let players: readonly ChildProcess[] = [];

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.newDatabase();
  store = openPostgres(url);
  // All at once, so they also create the tables together.
  players = Array.from({ length: PROCESSES }, () =>
    fork(join(import.meta.dirname, '../../support/postgres-player.ts'), [url], {
      serialization: 'advanced',
      execArgv: [],
    }),
  );
  await Promise.all(players.map((player) => once(player, 'message')));
});
afterAll(async () => {
  for (const player of players) player.kill();
  await store?.close();
  await server?.remove();
});

describe(`the same turn, ${COPIES} times at once in each of ${PROCESSES} processes`, () => {
  it('is written once', async () => {
    let replays = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const first = firstTurn({ events: 2 });
      expectOnce(await everywhere({ name: 'commit', turn: first }), 'ok', 'replay');
      const next = nextTurn(first.case, { events: 3 });
      const results = await everywhere({ name: 'commit', turn: next });
      expectOnce(results, 'ok', 'replay');
      replays += results.length - 1;
      expect(await soundLog(first.case.id)).toEqual([...first.events, ...next.events]);
    }
    console.log(`the same turn in ${PROCESSES} processes: ${2 * ROUNDS} turns, ${replays} more replayed, none twice`);
  });

  it('is written once, even when each process makes a different case of it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = randomUUID();
      const turns = players.map(() => firstTurn({ key }));
      const results = await each(turns.map((turn) => ({ name: 'commit', turn }) as const));
      expectOnce(results, 'ok', 'replay');
      const made = await Promise.all(turns.map((turn) => store.load('roermond', turn.case.id)));
      expect(made.filter((one) => one !== null)).toHaveLength(1);
    }
  });

  it('gets the same reply: the case as that turn left it', async () => {
    let { state, key } = await newCase();
    for (const step of ['1', '2', '3', '4', '5'] as const) {
      const before = state.revision;
      const origin = { key, revision: before };
      const performed = await everywhere({
        name: 'perform',
        owner: SANNE,
        id: state.id,
        origin,
        command: answer(step),
      });
      const states = performed.map((one) => (one.kind === 'done' ? one.state : one.kind));
      expect(new Set(states.map((one) => JSON.stringify(one))).size, `step ${step}`).toBe(1);
      expect(performed.filter((one) => one.kind === 'done' && !one.replayed)).toHaveLength(1);
      state = states[0] as CaseState;
      expect(state.revision).toBe(before + 1);
      key = randomUUID();
    }
    expect(await soundLog(state.id)).toHaveLength(state.revision);
  });

  it('starts one case', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const wanted = { kenmerk: kenmerk(), gemeente: 'Roermond', route: 'routekaart' };
      const started = await everywhere({ name: 'start', owner: SANNE, wanted, key: randomUUID() });
      expect(started.map(({ kind }) => kind)).toEqual(started.map(() => 'started'));
      expect(new Set(started.map((one) => JSON.stringify(one))).size).toBe(1);
    }
  });
});

describe(`different turns at once in ${PROCESSES} processes`, () => {
  it('on one case: one is written, the others are told', async () => {
    let conflicts = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const first = firstTurn();
      await store.commit(first);
      const turns = players.map((_, coach) => nextTurn(first.case, { event: { actor: `coach-${coach}` } }));
      const results = await each(turns.map((turn) => ({ name: 'commit', turn }) as const));
      expectOnce(results, 'ok', 'conflict');
      conflicts += results.length - 1;
      const won = turns[results.indexOf('ok')];
      expect(await store.load('roermond', first.case.id)).toEqual(won?.case);
      expect(await soundLog(first.case.id)).toEqual([...first.events, ...(won?.events ?? [])]);
    }
    console.log(
      `${PROCESSES} coaches on one case: ${ROUNDS} turns written, ${conflicts} told why not, none overwritten`,
    );
  });

  it('on one card: one answer is kept, and the others are shown what it is', async () => {
    const { state } = await newCase();
    const written = players.map((_, device) => `melding ${device}`);
    const performed = await each(
      written.map((words) => {
        const command = answer('1', { ...inputsFor('1'), 'signaal-toelichting': words, 'signaal-datum': dayOf(words) });
        const origin = { key: randomUUID(), revision: state.revision };
        return { name: 'perform', owner: SANNE, id: state.id, origin, command } as const;
      }),
    );
    expect(performed.map(({ kind }) => kind).toSorted()).toEqual(['done', ...Array(PROCESSES - 1).fill('stale')]);
    const states = performed.map((one) => one.state);
    expect(new Set(states.map((one) => JSON.stringify(one?.run.answers))).size).toBe(1);
    expect(await soundLog(state.id)).toHaveLength(state.revision + 1);
  });

  it('for one kenmerk: one gets it, the others are told it is taken', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const wanted = { kenmerk: kenmerk(), gemeente: 'Roermond', route: 'routekaart' };
      const owners = players.map((_, index) => (index % 2 === 0 ? SANNE : JORIS));
      const started = await each(owners.map((owner) => ({ name: 'start', owner, wanted, key: randomUUID() }) as const));
      expectOnce(
        started.map(({ kind }) => kind),
        'started',
        'taken',
      );
      const winner = owners[started.findIndex(({ kind }) => kind === 'started')];
      // Only its owner is shown which case it is.
      for (const [index, one] of started.entries()) {
        if (one.kind === 'taken') expect(one.own !== null).toBe(owners[index] === winner);
      }
    }
  });
});

it('a conversation continues in whichever process comes next', async () => {
  const [one, other] = players;
  if (!one || !other) throw new RangeError('no processes');
  for (let round = 0; round < ROUNDS; round++) {
    await ask(one, { name: 'save', owner: SANNE, conversation: `stap ${round}` });
    expect(await ask(other, { name: 'conversation', owner: SANNE })).toEqual([`stap ${round}`]);
  }
});

async function newCase(): Promise<{ readonly state: CaseState; readonly key: string }> {
  const wanted = { kenmerk: kenmerk(), gemeente: 'Roermond', route: 'routekaart' };
  const [player] = players;
  if (!player) throw new RangeError('no processes');
  const [started] = await ask(player, { name: 'start', owner: SANNE, wanted, key: randomUUID() });
  if (started?.kind !== 'started' || !started.state) throw new Error(`not started: ${started?.kind}`);
  return { state: started.state, key: randomUUID() };
}

function kenmerk(): string {
  return `RMD1-${randomUUID().slice(0, 8).toUpperCase()}`;
}

function dayOf(words: string): string {
  return `2026-09-0${1 + Number(words.at(-1))}`;
}

/** The same in every process, this many times at once in each. */
async function everywhere<J extends Job>(job: J): Promise<readonly Jobs[J['name']]['answer'][]> {
  return (await Promise.all(players.map((player) => ask(player, job, COPIES)))).flat();
}

/** A different task in each process. */
async function each<J extends Job>(jobs: readonly J[]): Promise<readonly Jobs[J['name']]['answer'][]> {
  const asked = jobs.map((job, index) => ask(players[index % players.length] as ChildProcess, job));
  return (await Promise.all(asked)).flat();
}

/** Each process does one task at a time. */
async function ask<J extends Job>(player: ChildProcess, job: J, times = 1): Promise<Jobs[J['name']]['answer'][]> {
  player.send({ job, times } satisfies Asked);
  const [answers] = await once(player, 'message');
  if (typeof answers === 'string') throw new Error(answers);
  return answers;
}

function expectOnce(results: readonly string[], once: string, others: string): void {
  expect(results.toSorted()).toEqual([once, ...Array(results.length - 1).fill(others)].toSorted());
}

async function soundLog(id: string): Promise<readonly StoredEvent[]> {
  const row = await store.load('roermond', id);
  const events = await store.events('roermond', id);
  expect(verifyChain(events, row?.head)).toBeNull();
  return events;
}
