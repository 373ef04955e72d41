import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accessesOf } from '../../src/cases/accesses.ts';
import { administer, auditOf, brokenAudit } from '../../src/cases/audit.ts';
import { Cases } from '../../src/cases/cases.ts';
import { createKeyring, type Keyring } from '../../src/cases/cipher.ts';
import { eraseCase, purge, reapply, tombstonesOf } from '../../src/cases/erasure.ts';
import { checkKeys } from '../../src/cases/key-check.ts';
import { countMissed, missedQuestions } from '../../src/cases/missed.ts';
import { rotateKeys } from '../../src/cases/rotation.ts';
import type { Sql } from '../../src/cases/sql.ts';
import type { CaseState } from '../../src/cases/state.ts';
import type { CaseStore } from '../../src/cases/store.ts';
import { realContent } from '../support/content.ts';
import { JORIS, SANNE } from '../support/installation.ts';

const KEY_A = { id: 'a', key: randomBytes(32) };
const KEY_B = { id: 'b', key: randomBytes(32) };
const indexKey = randomBytes(32);
const BEA = { actor: 'bea', now: new Date('2026-12-01T10:00:00Z') };

/** Everything that happens beside the cases, the same on every database. `open` gives an empty one. */
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
    const start = async (): Promise<CaseState> => {
      const wanted = { kenmerk: `RMD1-X${randomUUID().slice(0, 8)}`, gemeente: 'Roermond', route: 'routekaart' };
      const started = await cases.start(SANNE, wanted, randomUUID());
      if (started.kind !== 'started') throw new Error(started.kind);
      return started.state;
    };
    /** A case that was closed on a day: as one that turned out to be of no target group. */
    const closed = async (day: string): Promise<CaseState> => {
      const state = await start();
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
      return done.state;
    };
    return { cases, start, closed, at };
  }

  const rowOf = async (store: CaseStore, { id }: CaseState) => {
    const row = await store.load('roermond', id);
    if (!row) throw new Error('there is no such case');
    return row;
  };

  describe(name, () => {
    describe('who saw a case', () => {
      it('is on record once a day, and who could not see it is not', async () => {
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

    describe('a case that is erased', () => {
      it('is gone from every table but the tombstones, with its key', async () => {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        const other = await start();
        const row = await rowOf(store, state);
        await eraseCase(store, keyring, row, { ...BEA, why: 'verzoek' });
        expect(await store.load('roermond', state.id)).toBeNull();
        expect(await store.events('roermond', state.id)).toEqual([]);
        expect(await cases.open(SANNE, state.id)).toBeNull();
        expect(await cases.mine(SANNE)).toEqual([other]);
        expect(await store.read('select * from receipts where case_id = ?', state.id)).toEqual([]);
        expect(await tombstonesOf(store, 'roermond')).toEqual([
          { org: 'roermond', case: state.id, head: row.head, at: '2026-12-01T10:00:00.000Z', why: 'verzoek' },
        ]);
        expect(await auditOf(store, 'roermond')).toMatchObject([
          { sequence: 1, actor: 'bea', what: 'erased', subject: state.id },
        ]);
      });

      it('takes no turn any more: a card that is still open finds no case', async () => {
        const { store, keyring, cases, start } = await install();
        const state = await start();
        await eraseCase(store, keyring, await rowOf(store, state), { ...BEA, why: 'verzoek' });
        const origin = { key: randomUUID(), revision: state.revision };
        const save = { type: 'save', step: 'routekaart/1' as never, inputs: {} } as const;
        expect(await cases.perform(SANNE, state.id, origin, save)).toEqual({ kind: 'not-found' });
      });

      it('goes on counting in its school year when it was closed, and only then', async () => {
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

    describe('purge', () => {
      it('refuses without a term: no source gives one', async () => {
        const { store, keyring, closed } = await install();
        const state = await closed('2020-01-01');
        await expect(purge(store, keyring, 'roermond', new Map(), BEA)).rejects.toMatchObject({
          code: 'RETENTION_UNSET',
        });
        expect(await store.load('roermond', state.id)).not.toBeNull();
      });

      it('erases what was closed longer ago than the term, from the day it is over', async () => {
        const { store, keyring, closed, start } = await install();
        const over = await closed('2024-12-01');
        const kept = [await closed('2024-12-02'), await start()];
        const result = await purge(store, keyring, 'roermond', new Map([['routekaart', 24]]), BEA);
        expect(result).toEqual({ erased: 1, withoutTerm: 0 });
        expect(await store.load('roermond', over.id)).toBeNull();
        for (const state of kept) expect(await store.load('roermond', state.id)).not.toBeNull();
        expect(await tombstonesOf(store, 'roermond')).toMatchObject([{ case: over.id, why: 'bewaartermijn' }]);
      });

      it('leaves routes without a term, and says how many', async () => {
        const { store, keyring, closed } = await install();
        await closed('2020-01-01');
        expect(await purge(store, keyring, 'roermond', new Map([['mas', 1]]), BEA)).toEqual({
          erased: 0,
          withoutTerm: 1,
        });
      });
    });

    describe('a backup that comes back', () => {
      it('does not bring back what was erased since', async () => {
        const before = await install();
        const state = await before.start();
        const row = await rowOf(before.store, state);
        const events = await before.store.events('roermond', state.id);
        await eraseCase(before.store, before.keyring, row, { ...BEA, why: 'verzoek' });
        const tombstones = await tombstonesOf(before.store, 'roermond');

        const { store } = await install();
        const receipt = {
          org: 'roermond',
          key: 'k',
          person: 'sanne',
          verb: 'start',
          inputs: randomBytes(32),
          case: row.id,
        };
        await store.commit({ case: row, expected: 0, events, receipt: { ...receipt, revision: 1, at: row.changedAt } });
        expect(await reapply(store, tombstones)).toBe(1);
        expect(await store.load('roermond', row.id)).toBeNull();
        expect(await tombstonesOf(store, 'roermond')).toEqual(tombstones);
        expect(await reapply(store, tombstones)).toBe(0);
      });
    });

    describe('rotating keys', () => {
      it('wraps every case with the newest, and nothing else changes', async () => {
        const { store, start } = await install();
        const state = await start();
        const before = await rowOf(store, state);
        const both = createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey });
        expect(await rotateKeys(store, both, 'roermond', BEA)).toBe(1);
        const { keyId, dataKey, ...rest } = await rowOf(store, state);
        expect(keyId).toBe('b');
        expect(dataKey).not.toEqual(before.dataKey);
        const { keyId: _, dataKey: __, ...same } = before;
        expect(rest).toEqual(same);
        // The old key is not needed any more; a process that still has only that one is.
        expect(
          await casesOn(store, createKeyring({ caseKeys: [KEY_B], indexKey })).cases.open(SANNE, state.id),
        ).toEqual(state);
        expect(await rotateKeys(store, both, 'roermond', BEA)).toBe(0);
        expect(await auditOf(store, 'roermond')).toMatchObject([
          { what: 'keys-rotated', subject: '1 casussen' },
          { what: 'keys-rotated', subject: '0 casussen' },
        ]);
      });

      it('is not undone by a turn that was under way', async () => {
        const { store, cases, start } = await install();
        const state = await start();
        const load = store.load;
        const both = createKeyring({ caseKeys: [KEY_B, KEY_A], indexKey });
        store.load = async (org, id) => {
          const row = await load(org, id);
          store.load = load;
          await rotateKeys(store, both, 'roermond', BEA);
          return row;
        };
        const save = {
          type: 'save',
          step: 'routekaart/1' as never,
          inputs: { 'signaal-via': 'directe-melding' },
        } as const;
        const done = await cases.perform(SANNE, state.id, { key: randomUUID(), revision: 1 }, save);
        expect(done.kind).toBe('done');
        expect((await rowOf(store, state)).keyId).toBe('b');
      });
    });

    describe('the keys at start', () => {
      it('must be those of the cases', async () => {
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

    describe('the log of administration', () => {
      const entry = (actor: string) =>
        ({ at: '2026-12-01T10:00:00.000Z', actor, what: 'keys-rotated', subject: '-' }) as const;

      it('is a chain for each org, also when many write at once', async () => {
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

      it('has both what was done and that it was done, or neither', async () => {
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

    describe('questions that were not found', () => {
      it('are counted, the most asked first, each org its own', async () => {
        const { store } = await install();
        await countMissed(store, 'roermond', 'wie betaalt een …', '2026-11-20');
        await countMissed(store, 'roermond', 'hoe vraag ik verlof aan', '2026-11-21');
        await countMissed(store, 'roermond', 'hoe vraag ik verlof aan', '2026-11-22');
        await countMissed(store, 'venlo', 'iets anders', '2026-11-22');
        expect(await missedQuestions(store, 'roermond')).toEqual([
          { question: 'hoe vraag ik verlof aan', times: 2, lastDay: '2026-11-22' },
          { question: 'wie betaalt een …', times: 1, lastDay: '2026-11-20' },
        ]);
      });
    });
  });
}
