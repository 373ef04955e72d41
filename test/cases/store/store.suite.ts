import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstTurn, nextTurn } from '../../../harness/turns.ts';
import type { CaseStore, Commit } from '../../../src/cases/store/store.ts';

/** What every case store must do. `open` gives an empty one. */
export function describeStore(name: string, open: () => Promise<CaseStore>): void {
  describe(name, () => {
    let store: CaseStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    async function expectNothingOf({ case: { org, id, owner, kenmerk }, receipt }: Commit): Promise<void> {
      expect(await store.load(org, id)).toBeNull();
      expect(await store.find(org, kenmerk)).toBeNull();
      expect(await store.list(org, owner)).toEqual([]);
      expect(await store.events(org, id)).toEqual([]);
      expect(await store.receipt(org, receipt.key)).toBeNull();
    }

    it('returns what was written, unchanged', async () => {
      const turn = firstTurn({ events: 3, case: { kind: 'oefening', status: 'wacht', gemeente: "'s-Hertogenbosch" } });
      expect(await store.commit(turn)).toBe('ok');
      const { org, id, owner, kenmerk } = turn.case;
      expect(await store.load(org, id)).toEqual(turn.case);
      expect(await store.find(org, kenmerk)).toEqual(turn.case);
      expect(await store.list(org, owner)).toEqual([turn.case]);
      expect(await store.events(org, id)).toEqual(turn.events);
      expect(await store.receipt(org, turn.receipt.key)).toEqual(turn.receipt);
      expect((await store.load(org, id))?.state.constructor).toBe(Uint8Array);
    });

    it('replaces the case and appends to its events with every turn', async () => {
      const first = firstTurn();
      const second = nextTurn(first.case, {
        events: 2,
        case: { owner: 'coach-2', status: 'nazorg' },
      });
      expect(await store.commit(first)).toBe('ok');
      expect(await store.commit(second)).toBe('ok');
      expect(await store.load('roermond', first.case.id)).toEqual(second.case);
      expect(await store.events('roermond', first.case.id)).toEqual([...first.events, ...second.events]);
    });

    it('finds nothing that was never written', async () => {
      await expectNothingOf(firstTurn());
      expect(await store.conversation('roermond', 'coach-1')).toBeNull();
    });

    it('recalls a case as it was last written or loaded here, or says each time that it does not', async () => {
      const first = firstTurn();
      const second = nextTurn(first.case);
      const { org, id } = first.case;
      await store.commit(first);
      const remembers = store.recall(org, id) !== null;
      expect(store.recall(org, id)).toEqual(remembers ? first.case : null);
      await store.commit(second);
      expect(store.recall(org, id)).toEqual(remembers ? second.case : null);
      expect(store.recall('venlo', id)).toBeNull();
    });

    it('refuses a turn on another revision than the case has, and writes nothing of it', async () => {
      const first = firstTurn();
      const second = nextTurn(first.case);
      const late = nextTurn(first.case);
      const early = nextTurn(second.case);
      await store.commit(first);
      expect(await store.commit(early)).toBe('conflict');
      expect(await store.commit(second)).toBe('ok');
      expect(await store.commit(late)).toBe('conflict');
      expect(await store.load('roermond', first.case.id)).toEqual(second.case);
      expect(await store.events('roermond', first.case.id)).toEqual([...first.events, ...second.events]);
      expect(await store.receipt('roermond', late.receipt.key)).toBeNull();
    });

    it('refuses a turn on a case whose history has changed, at the same revision', async () => {
      const first = firstTurn();
      await store.commit(first);
      const lost = nextTurn(first.case);
      const other = nextTurn(first.case);
      expect(await store.commit(other)).toBe('ok');
      expect(await store.commit(nextTurn(lost.case))).toBe('conflict');
      expect(await store.commit(nextTurn(lost.case, { case: { owner: 'coach-2' } }))).toBe('conflict');
      expect(await store.load('roermond', first.case.id)).toEqual(other.case);
    });

    it('refuses to create an existing case, or to change a missing one', async () => {
      const first = firstTurn();
      const unborn = nextTurn(firstTurn({ case: { owner: 'coach-2' } }).case);
      await store.commit(first);
      expect(await store.commit(firstTurn({ case: { id: first.case.id } }))).toBe('conflict');
      expect(await store.commit(unborn)).toBe('conflict');
      await expectNothingOf(unborn);
      expect(await store.load('roermond', first.case.id)).toEqual(first.case);
    });

    it('has one case per kenmerk within an org, and allows the same in another org', async () => {
      const first = firstTurn();
      const other = firstTurn({ case: { owner: 'coach-2' } });
      const { kenmerk } = first.case;
      await store.commit(first);
      const same = firstTurn({ case: { kenmerk, owner: 'coach-3' } });
      expect(await store.commit(same)).toBe('conflict');
      expect(await store.load('roermond', same.case.id)).toBeNull();

      await store.commit(other);
      expect(await store.commit(nextTurn(other.case, { case: { kenmerk } }))).toBe('conflict');
      expect(await store.load('roermond', other.case.id)).toEqual(other.case);

      const elsewhere = firstTurn({ case: { org: 'weert', kenmerk } });
      expect(await store.commit(elsewhere)).toBe('ok');
      expect(await store.find('roermond', kenmerk)).toEqual(first.case);
      expect(await store.find('weert', kenmerk)).toEqual(elsewhere.case);
    });

    it('frees a kenmerk that a case no longer has', async () => {
      const first = firstTurn();
      const corrected = nextTurn(first.case, { case: { kenmerk: new Uint8Array(32).fill(7) } });
      await store.commit(first);
      expect(await store.commit(corrected)).toBe('ok');
      expect(await store.find('roermond', first.case.kenmerk)).toBeNull();
      expect(await store.commit(firstTurn({ case: { kenmerk: first.case.kenmerk } }))).toBe('ok');
    });

    it('does a turn once, however often it arrives, even when the case has moved on', async () => {
      const first = firstTurn();
      const second = nextTurn(first.case, { key: 'knop-1' });
      await store.commit(first);
      expect(await store.commit(second)).toBe('ok');
      expect(await store.commit(second)).toBe('replay');
      expect(await store.commit(first)).toBe('replay');
      expect(await store.commit(nextTurn(second.case, { key: 'knop-1' }))).toBe('replay');
      expect(await store.load('roermond', first.case.id)).toEqual(second.case);
      expect(await store.events('roermond', first.case.id)).toHaveLength(2);
      expect(await store.receipt('roermond', 'knop-1')).toEqual(second.receipt);
    });

    it('keeps the receipts of orgs separate', async () => {
      await store.commit(firstTurn({ key: 'knop-1' }));
      expect(await store.commit(firstTurn({ key: 'knop-1', case: { org: 'weert' } }))).toBe('ok');
    });

    it('leaves no trace of a turn that fails halfway', async () => {
      const broken = withSecondRun(firstTurn({ events: 2 }), 0);
      await expect(store.commit(broken)).rejects.toThrow();
      await expectNothingOf(broken);

      const first = firstTurn();
      await store.commit(first);
      await expect(store.commit(withSecondRun(nextTurn(first.case, { events: 2 }), 0))).rejects.toThrow();
      expect(await store.load('roermond', first.case.id)).toEqual(first.case);
      expect(await store.events('roermond', first.case.id)).toEqual(first.events);
    });

    it('does not let a failing turn affect other turns', async () => {
      const good = [firstTurn(), firstTurn(), firstTurn()];
      const [one, two, three] = good.map((turn) => () => store.commit(turn));
      const bad = () => store.commit(withSecondRun(firstTurn({ events: 2 }), 0));
      const settled = await Promise.allSettled([one?.(), bad(), two?.(), bad(), three?.()]);
      expect(settled.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      for (const { case: made, events } of good) {
        expect(await store.load('roermond', made.id)).toEqual(made);
        expect(await store.events('roermond', made.id)).toEqual(events);
      }
      expect(await store.list('roermond', 'coach-1')).toHaveLength(3);
    });

    it.each<[string, (turn: Commit) => Commit]>([
      ['an event of another case', (turn) => withEvent(turn, { case: 'ander' })],
      ['an event of another org', (turn) => withEvent(turn, { org: 'weert' })],
      ['a gap in the sequence', (turn) => withEvent(turn, { sequence: 9 })],
      ['a head that is not the last event', (turn) => ({ ...turn, case: { ...turn.case, head: new Uint8Array(32) } })],
      ['a revision that does not count the events', (turn) => ({ ...turn, case: { ...turn.case, revision: 7 } })],
      ['a receipt of another case', (turn) => ({ ...turn, receipt: { ...turn.receipt, case: 'ander' } })],
      ['a case without events', (turn) => ({ ...turn, case: { ...turn.case, revision: 0 }, events: [] })],
    ])('refuses %s', async (_, spoil) => {
      const turn = firstTurn({ events: 2 });
      await expect(store.commit(spoil(turn))).rejects.toMatchObject({ code: 'TURN_INCOHERENT' });
      await expectNothingOf(turn);
    });

    it('accepts one of twenty turns on the same revision', async () => {
      const first = firstTurn();
      await store.commit(first);
      const turns = Array.from({ length: 20 }, () => nextTurn(first.case));
      const results = await Promise.all(turns.map((turn) => store.commit(turn)));
      expect(results.toSorted()).toEqual([...Array(19).fill('conflict'), 'ok']);
      expect(await store.load('roermond', first.case.id)).toEqual(turns[results.indexOf('ok')]?.case);
      expect(await store.events('roermond', first.case.id)).toHaveLength(2);
    });

    it('does one of twenty copies of the same turn', async () => {
      const turn = firstTurn();
      const results = await Promise.all(Array.from({ length: 20 }, () => store.commit(turn)));
      expect(results.toSorted()).toEqual(['ok', ...Array(19).fill('replay')]);
      expect(await store.events('roermond', turn.case.id)).toEqual(turn.events);
    });

    it('gives a kenmerk to one of twenty cases at once', async () => {
      const kenmerk = new Uint8Array(32).fill(3);
      const turns = Array.from({ length: 20 }, () => firstTurn({ case: { kenmerk } }));
      const results = await Promise.all(turns.map((turn) => store.commit(turn)));
      expect(results.toSorted()).toEqual([...Array(19).fill('conflict'), 'ok']);
      expect(await store.list('roermond', 'coach-1')).toEqual([turns[results.indexOf('ok')]?.case]);
    });

    it("lists one owner's cases, newest change first", async () => {
      const at = (day: string) => firstTurn({ case: { changedAt: `2026-09-${day}T08:00:00.000Z` } });
      const cases = [at('02'), at('11'), at('05')];
      for (const turn of cases) await store.commit(turn);
      await store.commit(firstTurn({ case: { owner: 'coach-2' } }));
      await store.commit(firstTurn({ case: { org: 'weert' } }));
      const [second, eleventh, fifth] = cases.map((turn) => turn.case);
      expect(await store.list('roermond', 'coach-1')).toEqual([eleventh, fifth, second]);
    });

    it('lists the cases of every owner of one org', async () => {
      const own = firstTurn();
      const other = firstTurn({ case: { owner: 'coach-2' } });
      for (const turn of [own, other, firstTurn({ case: { org: 'weert' } })]) await store.commit(turn);
      const listed = (await store.list('roermond', null)).map((one) => one.id);
      expect(listed.sort()).toEqual([own.case.id, other.case.id].sort());
    });

    it('moves a case to its new owner', async () => {
      const first = firstTurn();
      await store.commit(first);
      const given = nextTurn(first.case, { case: { owner: 'coach-2' } });
      await store.commit(given);
      expect(await store.list('roermond', 'coach-1')).toEqual([]);
      expect(await store.list('roermond', 'coach-2')).toEqual([given.case]);
    });

    it('shows another org nothing, even under the same ids', async () => {
      const ours = firstTurn();
      await store.commit(ours);
      const theirs = { ...ours, case: { ...ours.case, org: 'weert' } };
      await expectNothingOf(theirs);

      const { id, kenmerk } = ours.case;
      const same = firstTurn({ case: { org: 'weert', id, kenmerk }, key: ours.receipt.key });
      expect(await store.commit(same)).toBe('ok');
      expect(await store.load('weert', id)).toEqual(same.case);
      expect(await store.events('weert', id)).toEqual(same.events);
      expect(await store.load('roermond', id)).toEqual(ours.case);
      expect(await store.events('roermond', id)).toEqual(ours.events);
    });

    it("keeps only the last state of each person's conversation", async () => {
      await store.saveConversation('roermond', 'coach-1', '{"case":"a"}');
      await store.saveConversation('roermond', 'coach-1', '{"case":"b"}');
      await store.saveConversation('roermond', 'coach-2', '{"case":"c"}');
      expect(await store.conversation('roermond', 'coach-1')).toBe('{"case":"b"}');
      expect(await store.conversation('roermond', 'coach-2')).toBe('{"case":"c"}');
      expect(await store.conversation('weert', 'coach-1')).toBeNull();
    });

    it('reports whether it can be read', async () => {
      await store.ping();
      const closed = await open();
      await closed.close();
      await expect(closed.ping()).rejects.toThrow();
      await expect(closed.commit(firstTurn())).rejects.toThrow();
    });
  });
}

/** A turn whose first event is valid, and whose second violates a constraint when `run` is 0. */
function withSecondRun(turn: Commit, run: number): Commit {
  return { ...turn, events: turn.events.map((event, index) => (index === 1 ? { ...event, run } : event)) };
}

function withEvent(turn: Commit, wishes: Partial<Commit['events'][number]>): Commit {
  return { ...turn, events: turn.events.map((event, index) => (index === 1 ? { ...event, ...wishes } : event)) };
}
