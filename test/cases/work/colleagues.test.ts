import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/cases/domain/access.ts';
import { accessesOf } from '../../../src/cases/records/accesses.ts';
import { auditOf } from '../../../src/cases/records/audit.ts';
import type { Owner } from '../../../src/cases/work/cases.ts';
import type { Invited } from '../../../src/cases/work/colleagues.ts';
import { answer, routekaart } from '../../support/case-world.ts';
import { cardOf, ELSEWHERE, install, JORIS, newKey, SANNE } from '../../support/installation.ts';

/** Sharing a case and handing it over, with a code, because no name ever enters the program. */

const LIES: Owner = { ...SANNE, id: 'lies' };
const as = (id: string, ...roles: readonly Role[]): Owner => ({ org: 'roermond', id, roles: new Set(roles) });
const KOOS = as('koos', 'coordinator');

function codeOf(invited: Invited): string {
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  return invited.code;
}

async function world() {
  const installed = install();
  const state = await installed.start(SANNE, 'RMD-2026-0001');
  const { colleagues } = installed.cases;
  const invite = async (how: 'share' | 'give') => codeOf(await colleagues.invite(SANNE, state.id, how, newKey()));
  return { ...installed, colleagues, state, invite };
}

describe('a shared case', () => {
  it('is available to both coaches, and changed by both', async () => {
    const { cases, colleagues, state, invite } = await world();
    expect(await cases.open(JORIS, state.id)).toBe(null);
    expect(await colleagues.accept(JORIS, await invite('share'))).toMatchObject({ kind: 'accepted', how: 'share' });

    expect((await cases.open(JORIS, state.id))?.state).toEqual(state);
    expect((await cases.mine(JORIS)).map(({ state }) => state)).toEqual([state]);
    const answered = await cases.perform(JORIS, state.id, cardOf(state), answer('1'));
    expect(answered).toMatchObject({ kind: 'done', current: { state: { owner: 'sanne', revision: 2 } } });
    // The first change is not overwritten.
    expect(await cases.perform(SANNE, state.id, cardOf(state), answer('1'))).toMatchObject({ kind: 'stale' });
    expect(await cases.mine(SANNE)).toHaveLength(1);
  });

  it('stays its owner’s: a colleague cannot share it, give it away or stop the sharing', async () => {
    const { colleagues, state, invite } = await world();
    await colleagues.accept(JORIS, await invite('share'));
    for (const how of ['share', 'give'] as const)
      expect(await colleagues.invite(JORIS, state.id, how, newKey())).toEqual({ kind: 'not-found' });
    expect(await colleagues.shares(JORIS, state.id)).toBe(null);
    expect(await colleagues.stopSharing(JORIS, state.id)).toBe(false);
    expect(await colleagues.shares(SANNE, state.id)).toBe(1);
  });

  it('is shared with one colleague when two type the code at once', async () => {
    const { cases, colleagues, state, invite } = await world();
    const code = await invite('share');
    const both = await Promise.all([colleagues.accept(JORIS, code), colleagues.accept(LIES, code)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'unknown']);
    const opened = await Promise.all([JORIS, LIES].map((person) => cases.open(person, state.id)));
    expect(opened.filter((one) => one !== null)).toHaveLength(1);
  });

  it('is not shared with someone who types the code while sharing is being stopped', async () => {
    const { cases, colleagues, state, invite } = await world();
    const code = await invite('share');
    const [accepted] = await Promise.all([colleagues.accept(JORIS, code), colleagues.stopSharing(SANNE, state.id)]);
    const isIn = (await cases.open(JORIS, state.id)) !== null;
    // Either it was stopped first, or it was shared and then stopped.
    if (accepted.kind !== 'accepted') expect(isIn).toBe(false);
    expect(await colleagues.shares(SANNE, state.id)).toBe(isIn ? 1 : 0);
  });

  it('is gone for the colleague once sharing stops, along with every unused code', async () => {
    const { cases, colleagues, state, invite } = await world();
    const unused = await invite('share');
    await colleagues.accept(JORIS, await invite('share'));
    expect(await colleagues.stopSharing(SANNE, state.id)).toBe(true);
    expect(await cases.open(JORIS, state.id)).toBe(null);
    expect(await cases.perform(JORIS, state.id, cardOf(state), answer('1'))).toEqual({ kind: 'not-found' });
    expect(await colleagues.accept(LIES, unused)).toEqual({ kind: 'unknown' });
    expect(await colleagues.shares(SANNE, state.id)).toBe(0);
  });

  it('has its sharing recorded', async () => {
    const { colleagues, state, invite, store } = await world();
    await colleagues.accept(JORIS, await invite('share'));
    const log = (await accessesOf(store, 'roermond', state.id)).map(({ person, what }) => `${person} ${what}`);
    expect(log.sort()).toEqual(['joris viewed', 'sanne shared']);
  });

  it('is hidden from a colleague without the role for the route it has entered since', async () => {
    const { cases, colleagues } = await world();
    const els = as('els', 'coach', 'leerplicht');
    const started = await cases.start(els, { kenmerk: 'RMD-7', gemeente: 'Roermond', route: 'routekaart' }, newKey());
    if (started.kind !== 'started') throw new Error(started.kind);
    const { state } = started.current;
    const before = codeOf(await colleagues.invite(els, state.id, 'share', newKey()));
    expect(await colleagues.accept(JORIS, before)).toMatchObject({ kind: 'accepted' });
    const leave = { type: 'deviate', step: routekaart('1'), to: 'mas/0', reason: 'maatwerk', text: '' } as const;
    expect(await cases.perform(els, state.id, cardOf(state), leave)).toMatchObject({ kind: 'done' });
    const code = codeOf(await colleagues.invite(els, state.id, 'share', newKey()));
    expect(await colleagues.accept(LIES, code)).toEqual({ kind: 'role' });
    expect(await cases.open(JORIS, state.id)).toBe(null);
  });
});

describe('a case given away', () => {
  it('belongs to the other coach from then on, with its log', async () => {
    const { cases, colleagues, state, invite, soundLog, store } = await world();
    await cases.perform(SANNE, state.id, cardOf(state), answer('1'));
    expect(await colleagues.accept(JORIS, await invite('give'))).toMatchObject({
      kind: 'accepted',
      how: 'give',
      current: { state: { owner: 'joris', run: { done: [routekaart('1')] } } },
    });
    expect(await cases.open(SANNE, state.id)).toBe(null);
    expect(await cases.mine(SANNE)).toEqual([]);
    const [theirs] = await cases.mine(JORIS);
    if (!theirs) throw new Error('not there');
    const log = await soundLog(theirs?.state);
    expect(log.map(({ type, owner, actor }) => [type, owner, actor])).toEqual([
      ['CaseStarted', 'sanne', 'sanne'],
      ['StepAnswered', 'sanne', 'sanne'],
      ['CaseHandedOver', 'joris', 'joris'],
    ]);
    expect(await accessesOf(store, 'roermond', state.id)).toContainEqual(
      expect.objectContaining({ person: 'sanne', what: 'handed-over' }),
    );
  });

  it('is no longer shared with anyone', async () => {
    const { cases, colleagues, state, invite } = await world();
    await colleagues.accept(LIES, await invite('share'));
    await colleagues.accept(JORIS, await invite('give'));
    expect(await cases.open(LIES, state.id)).toBe(null);
  });

  it('goes to one colleague when two type the code at once, in two processes', async () => {
    const { cases, colleagues, state, invite, open } = await world();
    const other = open();
    const code = await invite('give');
    const both = await Promise.all([colleagues.accept(JORIS, code), other.cases.colleagues.accept(LIES, code)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'unknown']);
    const open1 = await Promise.all([JORIS, LIES].map((person) => cases.open(person, state.id)));
    expect(open1.filter((one) => one !== null)).toHaveLength(1);
  });

  it('after an interruption, is handed over when the code is typed again; all sharing has ended', async () => {
    const { cases, colleagues, state, invite, store } = await world();
    await colleagues.accept(LIES, await invite('share'));
    const code = await invite('give');
    const { commit } = store;
    Object.assign(store, { commit: () => Promise.reject(new Error('broken off')) });
    await expect(colleagues.accept(JORIS, code)).rejects.toThrow('broken off');
    Object.assign(store, { commit });
    expect(await cases.open(LIES, state.id)).toBe(null);
    expect(await colleagues.accept(LIES, code)).toEqual({ kind: 'unknown' });
    expect(await colleagues.accept(JORIS, code)).toMatchObject({
      kind: 'accepted',
      current: { state: { owner: 'joris' } },
    });
    expect(await cases.open(SANNE, state.id)).toBe(null);
  });

  it('when closed, does not have its retention term extended', async () => {
    const { cases, colleagues, state, invite } = await world();
    const close = { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: 'Werkt.' } as const;
    const closed = await cases.perform(SANNE, state.id, cardOf(state), close);
    if (closed.kind !== 'done') throw new Error(closed.kind);
    const accepted = await colleagues.accept(JORIS, await invite('give'));
    expect(accepted).toMatchObject({ current: { state: { changedAt: closed.current.state.changedAt } } });
  });

  it('loses nothing that its old coach is answering at that moment', async () => {
    const { cases, colleagues, state, invite } = await world();
    const code = await invite('give');
    const [answered, accepted] = await Promise.all([
      cases.perform(SANNE, state.id, cardOf(state), answer('1')),
      colleagues.accept(JORIS, code),
    ]);
    expect(accepted).toMatchObject({ kind: 'accepted' });
    const now = await cases.open(JORIS, state.id);
    expect(now?.state.revision).toBe(answered.kind === 'done' ? 3 : 2);
    expect(now?.state.owner).toBe('joris');
  });
});

describe('a code', () => {
  it('is the same when its button is pressed again, and different on another card', async () => {
    const { colleagues, state } = await world();
    const key = newKey();
    const first = await colleagues.invite(SANNE, state.id, 'share', key);
    expect(await colleagues.invite(SANNE, state.id, 'share', key)).toEqual(first);
    expect(codeOf(await colleagues.invite(SANNE, state.id, 'give', key))).not.toBe(codeOf(first));
    expect(codeOf(await colleagues.invite(SANNE, state.id, 'share', newKey()))).not.toBe(codeOf(first));
    expect(codeOf(first)).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  });

  it('from an old card is a new one when the first was used', async () => {
    const { colleagues, state } = await world();
    const key = newKey();
    const first = codeOf(await colleagues.invite(SANNE, state.id, 'share', key));
    await colleagues.accept(JORIS, first);
    const second = codeOf(await colleagues.invite(SANNE, state.id, 'share', key));
    expect(second).not.toBe(first);
    expect(await colleagues.accept(LIES, second)).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['as it was given', (code: string) => code],
    ['in small letters, without its dash', (code: string) => code.toLowerCase().replace('-', '')],
  ])('works %s', async (_, typed) => {
    const { colleagues, invite } = await world();
    expect(await colleagues.accept(JORIS, typed(await invite('share')))).toMatchObject({ kind: 'accepted' });
  });

  it.each(['share', 'give'] as const)('to %s works once; typing it again shows that person the case', async (how) => {
    const { colleagues, invite, soundLog } = await world();
    const code = await invite(how);
    await colleagues.accept(JORIS, code);
    const again = await colleagues.accept(JORIS, code);
    expect(again).toMatchObject({ kind: 'accepted', how });
    expect(await colleagues.accept(LIES, code)).toEqual({ kind: 'unknown' });
    if (again.kind === 'accepted') expect(await soundLog(again.current.state)).toHaveLength(how === 'give' ? 2 : 1);
  });

  it('does not readmit someone whose access was ended', async () => {
    const { colleagues, state, invite } = await world();
    const code = await invite('share');
    await colleagues.accept(JORIS, code);
    await colleagues.stopSharing(SANNE, state.id);
    expect(await colleagues.accept(JORIS, code)).toEqual({ kind: 'unknown' });
  });

  it('does not work for its maker', async () => {
    const { colleagues, invite } = await world();
    expect(await colleagues.accept(SANNE, await invite('give'))).toEqual({ kind: 'own' });
  });

  it('does not work in another org, when made up, or for a case given away since', async () => {
    const { colleagues, invite } = await world();
    const code = await invite('share');
    expect(await colleagues.accept({ ...ELSEWHERE, id: 'joris' }, code)).toEqual({ kind: 'unknown' });
    for (const wrong of ['', 'AAAAA-AAAAA', "' or 1=1 --", 'x'.repeat(10_000)])
      expect(await colleagues.accept(JORIS, wrong)).toEqual({ kind: 'unknown' });
    await colleagues.accept(LIES, await invite('give'));
    expect(await colleagues.accept(JORIS, code)).toEqual({ kind: 'unknown' });
  });

  it('works for three days', async () => {
    const { cases, invite, state, keyring, store } = await world();
    const code = await invite('share');
    const { Cases } = await import('../../../src/cases/work/cases.ts');
    const { realContent } = await import('../../support/content.ts');
    const on = (day: string) =>
      new Cases({ store, keyring, contentOn: realContent, now: () => new Date(`${day}T10:00:00Z`), random: () => 0 });
    expect(await on('2026-09-05').colleagues.accept(JORIS, code)).toEqual({ kind: 'unknown' });
    expect(await on('2026-09-04').colleagues.accept(JORIS, code)).toMatchObject({ kind: 'accepted' });
    expect(await cases.open(JORIS, state.id)).not.toBe(null);
  });

  it('for a case in the MAS requires a leerplichtambtenaar', async () => {
    const { cases, colleagues } = await world();
    const lpa = as('lpa', 'leerplicht');
    const started = await cases.start(lpa, { kenmerk: 'RMD-9', gemeente: 'Roermond', route: 'mas' }, newKey());
    if (started.kind !== 'started') throw new Error(started.kind);
    const code = codeOf(await colleagues.invite(lpa, started.current.state.id, 'share', newKey()));
    expect(await colleagues.accept(JORIS, code)).toEqual({ kind: 'role' });
    expect(await cases.open(JORIS, started.current.state.id)).toBe(null);
    expect(await colleagues.accept(as('lpa2', 'leerplicht'), code)).toMatchObject({ kind: 'accepted' });
  });

  it('does not work for someone without a role, or with only the beheerder role', async () => {
    const { colleagues, invite } = await world();
    for (const stranger of [as('niemand'), KOOS, as('bea', 'beheerder')])
      expect(await colleagues.accept(stranger, await invite('share'))).toEqual({ kind: 'role' });
  });

  it('is not stored in the database', async () => {
    const { store, invite } = await world();
    const code = await invite('share');
    const rows = JSON.stringify(
      await store.read('select code, case_id, how, inviter, until, used_by from invitations'),
    );
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replace('-', ''));
  });
});

describe('the coordinator', () => {
  it('sees how many cases there are, and nothing of their contents', async () => {
    const { cases, colleagues, start, state } = await world();
    await start(JORIS);
    await cases.perform(SANNE, state.id, cardOf(state), { type: 'park', step: routekaart('1'), inputs: {} });
    expect(await colleagues.counts(KOOS)).toEqual([
      { status: 'loopt', route: 'routekaart', gemeente: 'Roermond', count: 1 },
      { status: 'wacht', route: 'routekaart', gemeente: 'Roermond', count: 1 },
    ]);
    expect(await colleagues.counts({ ...KOOS, org: 'venlo' })).toEqual([]);
    for (const other of [SANNE, as('bea', 'beheerder'), as('niemand')])
      expect(await colleagues.counts(other)).toBe(null);
    expect(await cases.open(KOOS, state.id)).toBe(null);
    expect(await cases.find(KOOS, 'RMD-2026-0001')).toBe(null);
    expect(await cases.mine(KOOS)).toEqual([]);
    expect(await cases.perform(KOOS, state.id, cardOf(state), answer('1'))).toEqual({ kind: 'not-found' });
  });

  it('reassigns a case, on record, without its coach being there', async () => {
    const { cases, colleagues, state, soundLog, store } = await world();
    const code = codeOf(await colleagues.reassign(KOOS, ' rmd-2026-0001', newKey()));
    expect(await colleagues.accept(KOOS, code)).toEqual({ kind: 'own' });
    const accepted = await colleagues.accept(JORIS, code);
    expect(accepted).toMatchObject({ kind: 'accepted', how: 'reassign', current: { state: { owner: 'joris' } } });
    expect(await cases.open(SANNE, state.id)).toBe(null);
    if (accepted.kind === 'accepted') {
      const last = (await soundLog(accepted.current.state)).at(-1);
      expect(last).toMatchObject({ type: 'CaseHandedOver', owner: 'joris', actor: 'koos' });
    }
    expect(await auditOf(store, 'roermond')).toMatchObject([{ actor: 'koos', what: 'reassigned', subject: state.id }]);
  });

  it('makes a code that the coach cannot cancel', async () => {
    const { colleagues, state } = await world();
    const code = codeOf(await colleagues.reassign(KOOS, 'RMD-2026-0001', newKey()));
    await colleagues.stopSharing(SANNE, state.id);
    expect(await colleagues.accept(JORIS, code)).toMatchObject({ kind: 'accepted', how: 'reassign' });
  });

  it('finds no case of another org and no missing one; a coach finds none at all', async () => {
    const { colleagues } = await world();
    const none = { kind: 'not-found' };
    expect(await colleagues.reassign({ ...KOOS, org: 'venlo' }, 'RMD-2026-0001', newKey())).toEqual(none);
    expect(await colleagues.reassign(KOOS, 'RMD-2026-0002', newKey())).toEqual(none);
    for (const other of [SANNE, JORIS, as('bea', 'beheerder')])
      expect(await colleagues.reassign(other, 'RMD-2026-0001', newKey())).toEqual(none);
  });
});
