import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cases/domain/decide/decide.ts';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import type { Cases, NewCase, Owner } from '../../../src/cases/work/cases.ts';
import { answer, inputsFor, routekaart } from '../../support/case-world.ts';
import { cardOf, ELSEWHERE, install, JORIS, newKey, SANNE } from '../../support/installation.ts';
import { told } from '../../support/told.ts';

const KENMERK = 'RMD-2026-0001';
const NIEUW: NewCase = { kenmerk: KENMERK, gemeente: 'Roermond', route: 'routekaart' };
const COMMANDS: readonly Command[] = [
  answer('1'),
  { type: 'save', step: routekaart('1'), inputs: inputsFor('1') },
  { type: 'park', step: routekaart('1'), inputs: {} },
  { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: 'omdat' },
  { type: 'finish' },
  { type: 'reopen' },
];

/** What each method tells others about Sanne's case. Keyed by method, so a new one is noticed; `start` is below. */
type About = (cases: Cases, owner: Owner, state: CaseState) => Promise<unknown>;
const VERBS: Readonly<
  Record<
    Exclude<keyof Cases, 'start' | 'colleagues' | 'proposeKenmerk' | 'newKey' | 'cardKey' | 'lastStanding'>,
    readonly [About, unknown]
  >
> = {
  open: [(cases, owner, { id }) => cases.open(owner, id), null],
  find: [(cases, owner) => cases.find(owner, KENMERK), null],
  mine: [(cases, owner) => cases.mine(owner), []],
  perform: [
    (cases, owner, state) =>
      Promise.all(COMMANDS.map((command) => cases.perform(owner, state.id, cardOf(state), command))),
    COMMANDS.map(() => ({ kind: 'not-found' })),
  ],
  conversation: [(cases, owner) => cases.conversation(owner), null],
  saveConversation: [(cases, owner) => cases.saveConversation(owner, 'van een ander'), undefined],
};

describe.each([
  ['another coach', JORIS],
  ['the same id in another org', ELSEWHERE],
])("to %s, Sanne's case does not exist", (_, stranger) => {
  it.each(Object.entries(VERBS))('%s', async (_verb, [about, expected]) => {
    const { cases, start, soundLog } = install();
    const state = await start(SANNE, KENMERK);
    await cases.saveConversation(SANNE, 'van Sanne');
    expect(await about(cases, stranger, state)).toEqual(expected);
    expect((await cases.open(SANNE, state.id))?.state).toEqual(state);
    expect(await cases.conversation(SANNE)).toBe('van Sanne');
    expect(await soundLog(state)).toHaveLength(1);
  });

  it("not even with the key of one of Sanne's cards", async () => {
    const { cases, start } = install();
    const state = await start();
    const card = cardOf(state);
    await cases.perform(SANNE, state.id, card, answer('1'));
    expect(await cases.perform(stranger, state.id, card, answer('1'))).toEqual({ kind: 'not-found' });
  });
});

describe('a new case', () => {
  it("with a kenmerk of one's own case is that case, however it is typed", async () => {
    const { cases, start } = install();
    const own = await start(SANNE, KENMERK);
    const again = told(await cases.start(SANNE, { ...NIEUW, kenmerk: ' rmd-2026-0001 ' }, newKey()));
    expect(again).toEqual({ kind: 'taken', own });
  });

  it("with a colleague's kenmerk is refused as taken, and shows nothing of theirs", async () => {
    const { cases, start } = install();
    await start(SANNE, KENMERK);
    expect(await cases.start(JORIS, NIEUW, newKey())).toEqual({ kind: 'taken', own: null });
    expect(await cases.mine(JORIS)).toEqual([]);
  });

  it('may have the kenmerk of a case in another org', async () => {
    const { cases, start } = install();
    await start(SANNE, KENMERK);
    expect(await cases.start(ELSEWHERE, NIEUW, newKey())).toMatchObject({ kind: 'started' });
  });

  it('sent four times at once from two processes, is one case', async () => {
    const { cases, open } = install();
    const other = open();
    for (let round = 0; round < 10; round++) {
      const key = newKey();
      const wanted = { ...NIEUW, kenmerk: `RMD-${round}00` };
      const all = await Promise.all(
        [cases, other.cases, cases, other.cases].map((one) => one.start(SANNE, wanted, key)),
      );
      expect(all.map((one) => one.kind)).toEqual(['started', 'started', 'started', 'started']);
      expect(await cases.mine(SANNE)).toHaveLength(round + 1);
    }
  });

  it('by two coaches with one kenmerk at once: one gets it, the other is told', async () => {
    const { cases, open } = install();
    const other = open();
    for (let round = 0; round < 10; round++) {
      const wanted = { ...NIEUW, kenmerk: `RMD-${round}00` };
      const all = await Promise.all([cases.start(SANNE, wanted, newKey()), other.cases.start(JORIS, wanted, newKey())]);
      expect(all.map((one) => one.kind).sort()).toEqual(['started', 'taken']);
    }
  });

  it("with a colleague's card key is not started, and shows nothing of theirs", async () => {
    const { cases } = install();
    const key = newKey();
    await cases.start(SANNE, NIEUW, key);
    expect(await cases.start(JORIS, { ...NIEUW, kenmerk: 'RMD-2026-0002' }, key)).toEqual({ kind: 'used' });
    expect(await cases.mine(JORIS)).toEqual([]);
  });

  it.each([
    ['no kenmerk', { kenmerk: '  ' }, { kind: 'kenmerk', problem: 'empty' }],
    ['a name for a kenmerk', { kenmerk: 'Sem & Co' }, { kind: 'kenmerk', problem: 'pattern' }],
    ['a BSN for a kenmerk', { kenmerk: '123 456 782' }, { kind: 'kenmerk', problem: 'bsn' }],
    ['a gemeente of another region', { gemeente: 'Venlo' }, { kind: 'gemeente' }],
    ['no gemeente', { gemeente: '' }, { kind: 'gemeente' }],
    ['a route that does not exist', { route: 'mass' }, { kind: 'route' }],
    ['a route that is not for her', { route: 'mas' }, { kind: 'route' }],
  ])('with %s is not started', async (_, other, problem) => {
    const { cases } = install();
    expect(await cases.start(SANNE, { ...NIEUW, ...other }, newKey())).toEqual(problem);
    expect(await cases.mine(SANNE)).toEqual([]);
  });

  it('has a bijnaam unique to this coach, which another coach may also have', async () => {
    const { start } = install();
    const names = [await start(), await start(), await start(JORIS)].map((state) => state.bijnaam);
    expect(names).toEqual(['Blauwe Reiger', 'Blauwe Specht', 'Blauwe Reiger']);
  });

  it('is proposed a kenmerk that is accepted', async () => {
    const { cases } = install();
    const kenmerk = cases.proposeKenmerk();
    expect(kenmerk).toBe('RMD-2026-AAAA');
    expect(await cases.start(SANNE, { ...NIEUW, kenmerk }, newKey())).toMatchObject({ kind: 'started' });
  });
});

describe('an id without a case', () => {
  it.each([
    ['nothing', ''],
    ['a random one', '3f0c8a52-0d53-4a8e-9d4c-0c2f9b1d7a11'],
    ['SQL', "' or 1=1 --"],
    ['the name of everything', '__proto__'],
    ['very long', 'x'.repeat(100_000)],
    ['with a zero byte', 'a\0b'],
    ['half a character', '\ud800'],
  ])('%s is not found', async (_, id) => {
    const { cases, start } = install();
    const state = await start();
    expect(await cases.open(SANNE, id)).toBe(null);
    expect(await cases.find(SANNE, id)).toBe(null);
    expect(await cases.perform(SANNE, id, cardOf(state), answer('1'))).toEqual({ kind: 'not-found' });
    expect(await cases.open({ ...SANNE, org: id, id }, state.id)).toBe(null);
  });
});
