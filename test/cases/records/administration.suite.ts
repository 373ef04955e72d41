import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstTurn } from '../../../harness/turns.ts';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import { createKeyring, type Keyring } from '../../../src/cases/keys/cipher.ts';
import { accessesOf } from '../../../src/cases/records/accesses.ts';
import { administer, auditOf, brokenAudit } from '../../../src/cases/records/audit.ts';
import { eraseCase, purge, reapply } from '../../../src/cases/records/erasure.ts';
import { checkKeys } from '../../../src/cases/records/key-check.ts';
import { countingMissed, missedOf } from '../../../src/cases/records/missed.ts';
import { forgettingReceipts } from '../../../src/cases/records/receipts.ts';
import { rotateKeys } from '../../../src/cases/records/rotation.ts';
import { tombstonesOf } from '../../../src/cases/records/tombstones.ts';
import { verifyOrg } from '../../../src/cases/records/verify.ts';
import type { Sql, SqlStatement } from '../../../src/cases/store/sql.ts';
import type { CaseStore } from '../../../src/cases/store/store.ts';
import { Cases } from '../../../src/cases/work/cases.ts';
import { commitAll } from '../../support/commit-all.ts';
import { realContent } from '../../support/content.ts';
import { JORIS, SANNE } from '../../support/installation.ts';

const KEY_A = { id: 'a', key: randomBytes(32) };
const KEY_B = { id: 'b', key: randomBytes(32) };
const indexKey = randomBytes(32);
const SAVE = {
  type: 'save',
  step: 'routekaart/1' as never,
  inputs: { 'signaal-via': 'directe-melding' },
} as const;
const BEA = { actor: 'bea', now: new Date('2026-12-01T10:00:00Z') };

/** Everything besides the cases themselves, tested the same on every database. `open` gives an empty one. */
export function describeAdministration(name: string, open: () => Promise<CaseStore & Sql>): void {
  async function install(caseKeys = [KEY_A]) {
    const store = await open();
    onTestFinished(() => store.close());
    const keyring = createKeyring({ caseKeys, indexKey });
    return { store, keyring, ...casesOn(store, keyring) };
  }

  function casesOn(store: CaseStore & Sql, keyring: Keyring) {
    let now = new Date('2026-09-01T08:00:00Z');
    const cases = new Cases({ store, keyring, contentOn: realContent, now: () => now, random: () => 0 });
    const at = (iso: string) => {
      now = new Date(iso);
    };
    const start = async (route = 'routekaart'): Promise<CaseState> => {
      const wanted = { kenmerk: `RMD1-X${randomUUID().slice(0, 8)}`, gemeente: 'Roermond', route };
      const started = await cases.start(SANNE, wanted, randomUUID());
      if (started.kind !== 'started') throw new Error(started.kind);
      return started.current.state;
    };
    /** A report of verzuim 18+ about who turned out to be uitgeschreven: it goes on as vsv. */
    const handedOn = async (): Promise<CaseState> => {
      const state = await start('verzuim-18plus');
      const inputs = { uitgeschreven: 'ja' };
      const command = { type: 'answer', step: state.run.start, inputs, confirmed: false } as const;
      const done = await cases.perform(SANNE, state.id, { key: randomUUID(), revision: state.revision }, command);
      if (done.kind !== 'done') throw new Error(done.kind);
      return done.current.state;
    };
    /** A case closed on a given day, as outside the target group. */
    const closed = async (day: string, begun?: CaseState): Promise<CaseState> => {
      const state = begun ?? (await start());
      at(`${day}T10:00:00Z`);
      const origin = { key: randomUUID(), revision: state.revision };
      const command = {
        type: 'close',
        workProcess: 'vsv',
        reason: 'onterechte-vsv-melding',
        motivation: 'tijdelijk',
      } as const;
      const done = await cases.perform(SANNE, state.id, origin, command);
      if (done.kind !== 'done')
        throw new Error(`${done.kind} ${'refusal' in done ? JSON.stringify(done.refusal) : ''}`);
      at('2026-09-01T08:00:00Z');
      return done.current.state;
    };
    return { cases, start, handedOn, closed, at };
  }

  const rowOf = async (store: CaseStore, { id }: CaseState) => {
    const row = await store.load('roermond', id);
    if (!row) throw new Error('there is no such case');
    return row;
  };

  describe(name, () => {
    describe('who viewed a case', () => {
      it('is recorded once a day, and only for those who could see it', async () => {
        const { store, cases, start, at } = await install();
        const state = await start();
        await cases.open(SANNE, state.id);
        await cases.open(SANNE, state.id);
        await cases.find(SANNE, state.kenmerk);
        await cases.open(JORIS, state.id);
        at('2026-09-02T07:30:00Z');
        await cases.open(SANNE, state.id);
        expect(await accessesOf(store, 'roermond', state.id)).toEqual([
          { person: 'sanne', day: '2026-09-01', what: 'viewed', at: '2026-09-01T08:00:00.000Z' },
          { person: 'sanne', day: '2026-09-02', what: 'viewed', at: '2026-09-02T07:30:00.000Z' },
        ]);
        expect(await accessesOf(store, 'venlo', state.id)).toEqual([]);
      });
    });

    describe('an erased case', () => {
      it('is gone from every table but the tombstones, with its key', async () => {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        const other = await start();
        const row = await rowOf(store, state);
        await eraseCase(store, keyring, row, { ...BEA, why: 'verzoek' });
        expect(await store.load('roermond', state.id)).toBeNull();
        expect(await store.events('roermond', state.id)).toEqual([]);
        expect(await cases.open(SANNE, state.id)).toBeNull();
        expect((await cases.mine(SANNE)).map(({ state }) => state)).toEqual([other]);
        expect(await store.read('select * from receipts where case_id = ?', state.id)).toEqual([]);
        expect(await tombstonesOf(store, 'roermond')).toEqual([
          { org: 'roermond', case: state.id, head: row.head, at: '2026-12-01T10:00:00.000Z', why: 'verzoek' },
        ]);
        expect(await auditOf(store, 'roermond')).toMatchObject([
          { sequence: 1, actor: 'bea', what: 'erased', subject: expect.stringMatching(`^${state.id} [0-9a-f]{64}$`) },
        ]);
      });

      it('takes no more turns: an open card finds no case', async () => {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        await eraseCase(store, keyring, await rowOf(store, state), { ...BEA, why: 'verzoek' });
        const origin = { key: randomUUID(), revision: state.revision };
        const save = { type: 'save', step: 'routekaart/1' as never, inputs: {} } as const;
        expect(await cases.perform(SANNE, state.id, origin, save)).toEqual({ kind: 'not-found' });
      });

      it('is erased as it was read, or not at all, so that no turn in between is lost unseen', async () => {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        const seen = await rowOf(store, state);
        await cases.perform(SANNE, state.id, { key: randomUUID(), revision: 1 }, SAVE);
        expect(await eraseCase(store, keyring, seen, { ...BEA, why: 'verzoek' })).toBe(false);
        const now = await rowOf(store, state);
        expect(now.revision).toBe(2);
        expect([await tombstonesOf(store, 'roermond'), await auditOf(store, 'roermond')]).toEqual([[], []]);
        expect(await eraseCase(store, keyring, now, { ...BEA, why: 'verzoek' })).toBe(true);
        expect(await tombstonesOf(store, 'roermond')).toMatchObject([{ head: now.head }]);
      });

      it('has its last event on its tombstone, even when a turn comes in at the same time', async () => {
        const { store, keyring, cases, start } = await install();
        let both = 0;
        for (let round = 0; round < 15; round++) {
          const state = await start();
          const seen = await rowOf(store, state);
          const [turn, erased] = await Promise.all([
            cases.perform(SANNE, state.id, { key: randomUUID(), revision: 1 }, SAVE),
            eraseCase(store, keyring, seen, { ...BEA, why: 'verzoek' }),
          ]);
          if (turn.kind === 'done' && erased) both++;
        }
        expect(both).toBe(0);
        expect((await verifyOrg(store, keyring, 'roermond', realContent)).problems).toEqual([]);
      });

      it("is erased, counted and recorded once, even when the database's answer is lost", async () => {
        const { store, keyring, closed } = await install();
        const state = await closed('2026-09-20');
        const flaky = {
          ...store,
          writeIf: async (...statements: readonly SqlStatement[]) => {
            await store.writeIf(...statements);
            throw new Error('Connection terminated unexpectedly');
          },
        };
        expect(await eraseCase(flaky, keyring, await rowOf(store, state), { ...BEA, why: 'verzoek' })).toBe(true);
        expect(await store.read('select count from tallies')).toEqual([{ count: 1 }]);
        expect(await auditOf(store, 'roermond')).toMatchObject([{ what: 'erased' }]);
      });

      it('stays counted in its school year if it was closed, and only then', async () => {
        const { store, keyring, closed, start } = await install();
        for (const state of [
          await closed('2026-07-31'),
          await closed('2026-08-01'),
          await closed('2026-09-20'),
          await start(),
        ]) {
          await eraseCase(store, keyring, await rowOf(store, state), { ...BEA, why: 'verzoek' });
        }
        expect(
          await store.read(
            'select schooljaar, gemeente, work_process as "work", count from tallies order by schooljaar',
          ),
        ).toEqual([
          { schooljaar: '2025-2026', gemeente: 'Roermond', work: 'vsv', count: 1 },
          { schooljaar: '2026-2027', gemeente: 'Roermond', work: 'vsv', count: 2 },
        ]);
      });
    });

    it('counts twice when it went on in another werkproces, each in the year when that was closed', async () => {
      const { store, keyring, handedOn, closed, at } = await install();
      at('2026-07-01T08:00:00Z');
      const both = await closed('2026-09-20', await handedOn());
      at('2026-07-02T08:00:00Z');
      const open = await handedOn();
      for (const state of [both, open]) {
        await eraseCase(store, keyring, await rowOf(store, state), { ...BEA, why: 'verzoek' });
      }
      expect(
        await store.read('select schooljaar, work_process as "work", reason, count from tallies order by schooljaar'),
      ).toEqual([
        {
          ...{ schooljaar: '2025-2026', work: 'verzuim-18plus', reason: 'werkproces-vsv-reeds-uitgeschreven' },
          count: 2,
        },
        { schooljaar: '2026-2027', work: 'vsv', reason: 'onterechte-vsv-melding', count: 1 },
      ]);
    });

    describe('purge', () => {
      it('refuses without a retention term, because no source gives one', async () => {
        const { store, keyring, closed } = await install();
        const state = await closed('2020-01-01');
        await expect(purge(store, keyring, 'roermond', new Map(), BEA)).rejects.toMatchObject({
          code: 'RETENTION_UNSET',
        });
        expect(await store.load('roermond', state.id)).not.toBeNull();
      });

      it('erases cases closed longer ago than the term, from the day it ends', async () => {
        const { store, keyring, closed, start } = await install();
        const over = await closed('2024-12-01');
        const kept = [await closed('2024-12-02'), await start()];
        const result = await purge(store, keyring, 'roermond', new Map([['routekaart', 24]]), BEA);
        expect(result).toEqual({ erased: 1, withoutTerm: 0 });
        expect(await store.load('roermond', over.id)).toBeNull();
        for (const state of kept) expect(await store.load('roermond', state.id)).not.toBeNull();
        expect(await tombstonesOf(store, 'roermond')).toMatchObject([{ case: over.id, why: 'bewaartermijn' }]);
      });

      it('leaves a case that is reopened after it was selected', async () => {
        const { store, keyring, cases, closed } = await install();
        const state = await closed('2020-01-01');
        const racing = {
          ...store,
          list: async (org: string, owner: string | null) => {
            const rows = await store.list(org, owner);
            await cases.perform(SANNE, state.id, { key: randomUUID(), revision: state.revision }, { type: 'reopen' });
            return rows;
          },
        };
        const result = await purge(racing, keyring, 'roermond', new Map([['routekaart', 12]]), BEA);
        expect(result).toEqual({ erased: 0, withoutTerm: 0 });
        expect(await cases.open(SANNE, state.id)).toMatchObject({ state: { status: 'loopt' } });
      });

      it('counts every case once, even when run three times at once', async () => {
        const { store, keyring, closed } = await install();
        for (const day of ['2020-01-01', '2020-01-02']) await closed(day);
        const terms = new Map([['routekaart', 12]]);
        const results = await Promise.all([1, 2, 3].map(() => purge(store, keyring, 'roermond', terms, BEA)));
        expect(results.reduce((sum, { erased }) => sum + erased, 0)).toBe(2);
        expect(await store.read('select count from tallies')).toEqual([{ count: 2 }]);
        expect(await auditOf(store, 'roermond')).toHaveLength(2);
      });

      it('leaves cases on routes without a term, and says how many', async () => {
        const { store, keyring, closed } = await install();
        await closed('2020-01-01');
        expect(await purge(store, keyring, 'roermond', new Map([['mas', 1]]), BEA)).toEqual({
          erased: 0,
          withoutTerm: 1,
        });
      });
    });

    describe('a restored backup', () => {
      it('erases again what was erased since, and counts it again', async () => {
        const before = await install();
        const state = await before.closed('2026-09-20');
        const row = await rowOf(before.store, state);
        const events = await before.store.events('roermond', state.id);
        await eraseCase(before.store, before.keyring, row, { ...BEA, why: 'verzoek' });
        const tombstones = await tombstonesOf(before.store, 'roermond');
        const tallies = await before.store.read('select * from tallies');

        const { store, keyring } = await install();
        const receipt = {
          org: 'roermond',
          key: 'k',
          person: 'sanne',
          verb: 'start',
          inputs: randomBytes(32),
          case: row.id,
        };
        await store.commit({
          case: row,
          expected: 0,
          previous: new Uint8Array(),
          events,
          receipt: { ...receipt, revision: 2, at: row.changedAt },
        });
        expect(await reapply(store, keyring, tombstones, BEA)).toBe(1);
        expect(await store.load('roermond', row.id)).toBeNull();
        expect(await tombstonesOf(store, 'roermond')).toEqual(tombstones);
        expect(await store.read('select * from tallies')).toEqual(tallies);
        expect(await reapply(store, keyring, tombstones, BEA)).toBe(0);
        expect(await store.read('select * from tallies')).toEqual(tallies);
        expect(await auditOf(store, 'roermond')).toMatchObject([{ what: 'erased-again' }]);
        expect((await verifyOrg(store, keyring, 'roermond', realContent)).problems).toEqual([]);
      });
    });

    describe('rotating keys', () => {
      it('rewraps every case with the newest key, and changes nothing else', async () => {
        const { store, start } = await install();
        const state = await start();
        const before = await rowOf(store, state);
        const both = createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey });
        expect(await rotateKeys(store, both, BEA)).toEqual({ rotated: 1, left: 0 });
        const { keyId, dataKey, ...rest } = await rowOf(store, state);
        expect(keyId).toBe('b');
        expect(dataKey).not.toEqual(before.dataKey);
        const { keyId: _, dataKey: __, ...same } = before;
        expect(rest).toEqual(same);
        // The old key is no longer needed, except by a process that has only that one.
        const newest = casesOn(store, createKeyring({ caseKeys: [KEY_B], indexKey })).cases;
        expect((await newest.open(SANNE, state.id))?.state).toEqual(state);
        expect(await rotateKeys(store, both, BEA)).toEqual({ rotated: 0, left: 0 });
        expect(await auditOf(store, 'roermond')).toMatchObject([
          { what: 'keys-rotated', subject: '1 casussen' },
          { what: 'keys-rotated', subject: '0 casussen' },
        ]);
      });

      it('covers every org, and reports which cases still have an older key', async () => {
        const { store, cases, start } = await install();
        await start();
        const venlo = { ...SANNE, org: 'venlo' };
        const wanted = { kenmerk: 'RMD-1', gemeente: 'Roermond', route: 'routekaart' };
        expect((await cases.start(venlo, wanted, randomUUID())).kind).toBe('started');
        const both = createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey });
        // Another process, which has only the old key, keeps making cases during the rotation.
        const racing = {
          ...store,
          list: async (org: string, owner: string | null) => {
            const rows = await store.list(org, owner);
            await start();
            return rows;
          },
        };
        expect(await rotateKeys(racing, both, BEA)).toEqual({ rotated: 2, left: 2 });
        expect(await rotateKeys(store, both, BEA)).toEqual({ rotated: 2, left: 0 });
        expect((await auditOf(store, 'venlo')).map(({ what }) => what)).toEqual(['keys-rotated', 'keys-rotated']);
        for (const org of ['roermond', 'venlo'])
          expect((await verifyOrg(store, both, org, realContent)).problems).toEqual([]);
      });

      it('is not undone by a turn on a case last seen under the older key', async () => {
        // A running bot has both keys before anything is rotated.
        const { store, cases, start } = await install([KEY_A, KEY_B]);
        const state = await start();
        await rotateKeys(store, createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey }), BEA);
        const done = await cases.perform(SANNE, state.id, { key: randomUUID(), revision: 1 }, SAVE);
        expect(done.kind).toBe('done');
        expect((await rowOf(store, state)).keyId).toBe('b');
      });
    });

    describe('the key check at startup', () => {
      it('requires the keys of the cases', async () => {
        const { store, keyring, start } = await install();
        await checkKeys(store, keyring, 'roermond');
        await start();
        await checkKeys(store, keyring, 'roermond');
        const others = {
          CASE_KEY_MISSING: createKeyring({ caseKeys: [KEY_B], indexKey }),
          CASE_KEY_WRONG: createKeyring({ caseKeys: [{ id: 'a', key: randomBytes(32) }], indexKey }),
          INDEX_KEY_WRONG: createKeyring({ caseKeys: [KEY_A], indexKey: randomBytes(32) }),
        };
        for (const [code, other] of Object.entries(others)) {
          await expect(checkKeys(store, other, 'roermond')).rejects.toMatchObject({ code });
        }
        await checkKeys(store, createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey }), 'roermond');
      });
    });

    describe('the audit log', () => {
      const entry = (actor: string) =>
        ({ at: '2026-12-01T10:00:00.000Z', actor, what: 'keys-rotated', subject: '-' }) as const;

      it('is a chain per org, even when many write at once', async () => {
        const { store } = await install();
        await Promise.all(['bea', 'cor', 'dirk'].map((actor) => administer(store, 'roermond', entry(actor))));
        await administer(store, 'venlo', entry('bea'));
        expect((await auditOf(store, 'roermond')).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
        expect(await brokenAudit(store, 'roermond')).toBeNull();
        expect(await brokenAudit(store, 'venlo')).toBeNull();
      });

      it.each([
        ['changed', "update audit set actor = 'niemand' where sequence = 2", 2],
        ['taken out', 'delete from audit where sequence = 2', 2],
        ['moved', 'update audit set sequence = 9 where sequence = 1', 1],
      ])('shows where an entry was %s', async (_, sql, at) => {
        const { store } = await install();
        for (const actor of ['bea', 'cor', 'dirk']) await administer(store, 'roermond', entry(actor));
        await store.write([sql]);
        expect(await brokenAudit(store, 'roermond')).toBe(at);
      });

      it('records an action together with the action itself, or neither', async () => {
        const { store } = await install();
        const wrong = [
          'insert into tombstones (org, case_id, head, at, why) values (?, ?, ?, ?, ?)',
          'o',
          'c',
          null,
          'a',
          'w',
        ] as const;
        await expect(administer(store, 'roermond', entry('bea'), wrong)).rejects.toMatchObject({
          code: 'STORAGE_REFUSED',
        });
        expect(await auditOf(store, 'roermond')).toEqual([]);
      });
    });

    describe('a clock that jumps', () => {
      it('forwards and back by an hour between turns: nothing is lost, and every chain is intact', async () => {
        const { store, keyring, cases, start, at } = await install();
        const states = [await start(), await start(), await start()];
        let turns = 0;
        for (const [round, hour] of ['09', '08', '10', '07', '09', '06', '08'].entries()) {
          at(`2026-09-01T${hour}:30:00Z`);
          for (const [index, { id, revision }] of states.entries()) {
            const via = ['directe-melding', 'werkafspraken', 'eigen-onderzoek'][round % 3] ?? '';
            const save = { ...SAVE, inputs: { 'signaal-via': via } };
            const done = await cases.perform(SANNE, id, { key: randomUUID(), revision }, save);
            if (done.kind !== 'done') throw new Error(done.kind);
            states[index] = done.current.state;
            turns++;
          }
        }
        const again = casesOn(store, keyring).cases;
        for (const state of states) expect((await again.open(SANNE, state.id))?.state).toEqual(state);
        expect(states.map(({ revision }) => revision)).toEqual([8, 8, 8]);
        expect((await verifyOrg(store, keyring, 'roermond', realContent)).problems).toEqual([]);
        console.log(`a clock that jumps an hour, 7 times: ${turns} turns, all there, every chain holds`);
      });
    });

    describe('tampering', () => {
      /** A case of two turns, also as it was after the first, and two erased cases. */
      async function history() {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        const before = await rowOf(store, state);
        await cases.perform(SANNE, state.id, { key: randomUUID(), revision: 1 }, SAVE);
        const gone = [await start(), await start()];
        for (const one of gone) await eraseCase(store, keyring, await rowOf(store, one), { ...BEA, why: 'verzoek' });
        const problems = async () => (await verifyOrg(store, keyring, 'roermond', realContent)).problems.join('\n');
        expect(await problems()).toBe('');
        return { store, state, before, problems };
      }

      it.each([
        ['owner', "update cases set owner = 'iemand'", /: niet volgens de gebeurtenissen: owner$/],
        ['status', "update cases set status = 'nazorg'", /: niet volgens de gebeurtenissen: status$/],
        ['municipality and route', "update cases set gemeente = 'Weert', route = 'mas'", /: gemeente, route$/],
        ['time', "update cases set started_at = '2020', changed_at = '2020'", /: changedAt, startedAt$/],
        ['kenmerk', 'update cases set kenmerk = head', /: kenmerk$/],
        ['revision', 'update cases set revision = 1', /is niet te openen/],
        ['facts', 'update cases set facts = state', /onderdeel facts 2 .* is niet te openen/],
        ['last event', 'delete from events where sequence = 2', /: klopt niet vanaf gebeurtenis 2$/],
        ['an event of another', 'update events set hash = (select max(hash) from events)', /vanaf gebeurtenis/],
        [
          'last erasures on record',
          'delete from audit where sequence = 2',
          /^grafsteen \S+: staat niet zo in het beheer$/,
        ],
        ['tombstones', 'delete from tombstones', /: gewist, zonder die grafsteen\n.*: gewist, zonder die grafsteen$/],
        ['a reason on a tombstone', "update tombstones set why = 'bewaartermijn'", /staat niet zo in het beheer/],
      ])('%s: is detected', async (_, sql, problem) => {
        const { store, problems } = await history();
        await store.write([sql]);
        expect(await problems()).toMatch(problem);
      });

      it('an older state put back: is detected, and not opened', async () => {
        const { store, state, before, problems } = await history();
        await store.write(['update cases set state = ?, facts = ?', before.state, before.facts]);
        expect(await problems()).toMatch(/onderdeel state 2 van casus \S+ is niet te openen/);
        const again = casesOn(store, createKeyring({ caseKeys: [KEY_A], indexKey })).cases;
        await expect(again.open(SANNE, state.id)).rejects.toMatchObject({ code: 'SEALED_CHANGED' });
      });

      it('an erased case that still exists: is detected', async () => {
        const { store, state, before, problems } = await history();
        await store.write([
          "insert into tombstones (org, case_id, head, at, why) values ('roermond', ?, ?, '2026', 'verzoek')",
          ...[state.id, before.head],
        ]);
        expect(await problems()).toMatch(/staat niet zo in het beheer\ncasus \S+: gewist, en toch aanwezig$/);
      });
    });

    describe('receipts', () => {
      it('are kept for 30 days, per org; an older card is caught by its revision', async () => {
        const { store } = await install();
        const turnOf = (org: string, at: string) => firstTurn({ case: { org, startedAt: at, changedAt: at } });
        const old = Array.from({ length: 1_200 }, () => turnOf('roermond', '2026-10-01T09:59:59.000Z'));
        const kept = [turnOf('roermond', '2026-11-01T10:00:00.000Z'), turnOf('venlo', '2026-10-01T09:59:59.000Z')];
        await commitAll(store, [...old, ...kept]);
        const past = forgettingReceipts('roermond', new Date('2026-12-01T10:00:00Z'));
        let times = 0;
        while (await store.writeIf(past)) times++;
        // In batches, because turns wait for it.
        expect(times).toBe(12);
        const left = await store.read<{ key: string }>('select key from receipts order by org');
        expect(left.map(({ key }) => key)).toEqual(kept.map(({ receipt }) => receipt.key));
        expect(await store.list('roermond', null)).toHaveLength(old.length + 1);
      });
    });

    describe('missed questions', () => {
      it('are counted per org, most asked first', async () => {
        const { store } = await install();
        await store.write(countingMissed('roermond', 'wie betaalt een …', '2026-11-20'));
        await store.write(countingMissed('roermond', 'hoe vraag ik verlof aan', '2026-11-21'));
        await store.write(countingMissed('roermond', 'hoe vraag ik verlof aan', '2026-11-22'));
        await store.write(countingMissed('venlo', 'iets anders', '2026-11-22'));
        expect(await missedOf(store, 'roermond')).toEqual([
          { question: 'hoe vraag ik verlof aan', times: 2, lastDay: '2026-11-22' },
          { question: 'wie betaalt een …', times: 1, lastDay: '2026-11-20' },
        ]);
      });
    });
  });
}
