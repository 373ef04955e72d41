import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/cases/domain/access.ts';
import { may, mayShare, mayStart, mayWork } from '../../../src/cases/domain/access.ts';
import type { Command } from '../../../src/cases/domain/decide/decide.ts';
import type { Owner } from '../../../src/cases/work/cases.ts';
import type { Ref } from '../../../src/route/types.ts';
import { copyContent, realContent } from '../../support/content.ts';
import { cardOf, install, newKey } from '../../support/installation.ts';

/** The MAS belongs to the leerplichtambtenaar (domein §2): a case in it requires that role, for every verb. */

const as = (...roles: readonly Role[]): Owner => ({ org: 'roermond', id: 'lies', roles: new Set(roles) });
const MAS = { kenmerk: 'RMD-2026-0100', gemeente: 'Roermond', route: 'mas' };
const first = 'mas/0' as Ref;

const COMMANDS: readonly Command[] = [
  { type: 'answer', step: first, inputs: {}, confirmed: false },
  { type: 'save', step: first, inputs: {} },
  { type: 'park', step: first, inputs: {} },
  { type: 'close', workProcess: 'relatief-verzuim', reason: 'kennisgevingsbrief', motivation: 'omdat' },
  { type: 'finish' },
  { type: 'reopen' },
  { type: 'deviate', step: first, to: 'mas/9', reason: 'maatwerk', text: '' },
  { type: 'undo-deviation', step: first },
  { type: 'start-run', route: 'jikp', reason: 'aangeboden' },
  { type: 'resume-run', run: 1 },
  { type: 'follow-up' },
];

async function masCase() {
  const { cases } = install();
  const started = await cases.start(as('coach', 'leerplicht'), MAS, newKey());
  if (started.kind !== 'started') throw new Error(started.kind);
  return { cases, state: started.current.state };
}

/**
 * Every deed by every role, on one's own case, a shared one and somebody else's, in the routekaart and in the MAS.
 * `w`: work, `s`: share, `r`: reassign, `c`: count, `a`: administer; `-`: not allowed.
 */
describe('who may do what', () => {
  const CASES = [
    { owner: 'lies', route: 'routekaart' },
    { owner: 'sanne', route: 'routekaart', isShared: true },
    { owner: 'sanne', route: 'routekaart' },
    { owner: 'lies', route: 'mas' },
    { owner: 'sanne', route: 'mas', isShared: true },
    { owner: 'sanne', route: 'mas' },
  ] as const;

  it.each<[readonly Role[], string]>([
    // own   shared other | the same in the MAS
    [[], '----- ----- ----- ----- ----- -----'],
    [['coach'], 'ws--- w---- ----- ----- ----- -----'],
    [['leerplicht'], 'ws--- w---- ----- ws--- w---- -----'],
    [['coordinator'], '--rc- --rc- --rc- --rc- --rc- --rc-'],
    [['beheerder'], '----a ----a ----a ----a ----a ----a'],
    [['coach', 'coordinator'], 'wsrc- w-rc- --rc- --rc- --rc- --rc-'],
    [['coach', 'beheerder'], 'ws--a w---a ----a ----a ----a ----a'],
    [['coach', 'leerplicht', 'coordinator', 'beheerder'], 'wsrca w-rca --rca wsrca w-rca --rca'],
  ])('%o', (roles, expected) => {
    const person = as(...roles);
    const able = CASES.map((one) =>
      [
        mayWork(person, one, realContent()) ? 'w' : '-',
        mayShare(person, one, realContent()) ? 's' : '-',
        ...(['reassign', 'count', 'administer'] as const).map((deed) => (may(person, deed) ? deed.charAt(0) : '-')),
      ].join(''),
    );
    expect(able.join(' ')).toBe(expected);
  });

  it('nobody works on a case on a route that does not exist', () => {
    const every = as('coach', 'leerplicht', 'coordinator', 'beheerder');
    for (const route of ['', 'mass', '__proto__'])
      expect(mayWork(every, { owner: 'lies', route }, realContent())).toBe(false);
  });
});

describe('who may start a case', () => {
  it.each<[string, readonly Role[], readonly string[]]>([
    ['nobody in particular', [], []],
    ['a coach', ['coach'], ['jikp', 'routekaart', 'verzuim-18plus']],
    ['a coordinator who is not a coach', ['coordinator'], []],
    ['an administrator who is not a coach', ['beheerder'], []],
    ['a coach with every other role', ['coach', 'coordinator', 'beheerder'], ['jikp', 'routekaart', 'verzuim-18plus']],
    ['a leerplichtambtenaar', ['leerplicht'], ['jikp', 'mas', 'routekaart', 'verzuim-18plus']],
  ])('%s', (_, roles, routes) => {
    const content = realContent();
    expect([...content.routes.keys()].filter((route) => mayStart(as(...roles), route, content))).toEqual(routes);
  });

  it('nobody, on a route that does not exist', () => {
    for (const route of ['', 'mass', '__proto__', 'toString']) {
      expect(mayStart(as('coach', 'leerplicht'), route, realContent())).toBe(false);
    }
  });

  it('nobody, on a route only entered from another; a case that entered it is still worked on', () => {
    const copy = copyContent();
    copy.edit('routes/verzuim-18plus.yaml', 'route: verzuim-18plus\n', 'route: verzuim-18plus\nbegin: nee\n');
    const content = copy.load();
    const everyone = as('coach', 'leerplicht', 'coordinator', 'beheerder');
    expect(mayStart(everyone, 'verzuim-18plus', content)).toBe(false);
    expect(mayWork(everyone, { owner: 'lies', route: 'verzuim-18plus' }, content)).toBe(true);
  });

  it('not a coach who names the MAS', async () => {
    const { cases } = install();
    expect(await cases.start(as('coach'), MAS, newKey())).toEqual({ kind: 'route' });
    expect(await cases.mine(as('coach', 'leerplicht'))).toEqual([]);
  });
});

describe('a case in the MAS', () => {
  it('is worked on by its owner with the role, and not without it', () => {
    const row = { owner: 'lies', route: 'mas' };
    expect(mayWork(as('leerplicht'), row, realContent())).toBe(true);
    expect(mayWork(as('coach', 'coordinator', 'beheerder'), row, realContent())).toBe(false);
    expect(mayWork({ ...as('leerplicht'), id: 'sanne' }, row, realContent())).toBe(false);
  });

  /** What someone without the role sees of it, for every verb. */
  it.each(COMMANDS)('does not exist for someone who lost the role: $type', async (command) => {
    const { cases, state } = await masCase();
    expect(await cases.perform(as('coach'), state.id, cardOf(state), command)).toEqual({ kind: 'not-found' });
    expect((await cases.open(as('leerplicht'), state.id))?.state).toEqual(state);
  });

  it('cannot be opened, found or listed either', async () => {
    const { cases, state } = await masCase();
    expect(await cases.open(as('coach'), state.id)).toBe(null);
    expect(await cases.find(as('coach'), MAS.kenmerk)).toBe(null);
    expect(await cases.mine(as('coach'))).toEqual([]);
    expect((await cases.mine(as('leerplicht'))).map(({ state }) => state)).toEqual([state]);
  });

  it('has its kenmerk taken, and shows nothing else', async () => {
    const { cases } = await masCase();
    expect(await cases.start(as('coach'), { ...MAS, route: 'routekaart' }, newKey())).toEqual({
      kind: 'taken',
      own: null,
    });
  });

  it('does not exist for a card pressed before the role was lost, and again after', async () => {
    const { cases, state } = await masCase();
    const card = cardOf(state);
    const answer: Command = { type: 'answer', step: first, inputs: {}, confirmed: false };
    expect(await cases.perform(as('leerplicht'), state.id, card, answer)).toMatchObject({ kind: 'done' });
    expect(await cases.perform(as('coach'), state.id, card, answer)).toEqual({ kind: 'not-found' });
  });
});

describe('a case in another route', () => {
  it('is no way into the MAS: neither by starting a run there nor by a deviation', async () => {
    const { cases } = install();
    const coach = as('coach');
    const started = await cases.start(coach, { ...MAS, route: 'routekaart' }, newKey());
    if (started.kind !== 'started') throw new Error(started.kind);
    const { state } = started.current;
    const walk: Command = { type: 'start-run', route: 'mas', reason: 'aangeboden' };
    const leave = { step: 'routekaart/1' as Ref, to: 'mas/a5', reason: 'maatwerk', text: '' };
    for (const command of [walk, { type: 'deviate', ...leave } as const]) {
      expect(await cases.perform(coach, state.id, cardOf(state), command), command.type).toMatchObject({
        kind: 'refused',
      });
    }
  });
});
