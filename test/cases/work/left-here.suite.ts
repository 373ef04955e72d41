import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../src/cases/domain/state.ts';
import { accessesOf } from '../../../src/cases/records/accesses.ts';
import { eraseCase } from '../../../src/cases/records/erasure.ts';
import type { Performed } from '../../../src/cases/work/cases.ts';
import { answer, routekaart } from '../../support/case-world.ts';
import { cardOf, ELSEWHERE, type install, JORIS, newKey, SANNE } from '../../support/installation.ts';
import { told } from '../../support/told.ts';

/** What holds for a case that this process wrote last, whether or not its store recalls it. `fresh` gives an empty installation. */
export function describeLeftHere(name: string, fresh: () => ReturnType<typeof install>): void {
  describe(name, () => {
    it('and went on in another process, goes on from there', async () => {
      const { cases, start, open, soundLog } = fresh();
      const here = done(await cases.perform(SANNE, (await start()).id, { key: newKey(), revision: 1 }, answer('1')));
      const there = done(await open().cases.perform(SANNE, here.id, cardOf(here), answer('2')));
      const old = await cases.perform(SANNE, here.id, cardOf(here), answer('2', { verzuim: 'nee' }));
      expect(told(old)).toEqual({ kind: 'stale', state: there });
      const next = done(await cases.perform(SANNE, here.id, cardOf(there), answer('3')));
      expect(next.run.done).toEqual([routekaart('1'), routekaart('2'), routekaart('3')]);
      expect(await soundLog(next)).toHaveLength(4);
    });

    it.each([
      ['would be written', answer('2')],
      ['would be refused', answer('2', { verzuim: 'misschien' })],
      ['changes nothing', { type: 'save', step: routekaart('2'), inputs: {} } as const],
    ])('and was erased since, is not there: what %s shows nothing of it', async (_, command) => {
      const { cases, start, open, keyring, sleep } = fresh();
      const here = done(await cases.perform(SANNE, (await start()).id, { key: newKey(), revision: 1 }, answer('1')));
      const { store } = open();
      const row = await store.load('roermond', here.id);
      if (!row) throw new Error('the case is not there');
      await eraseCase(store, keyring, row, { actor: 'beheer', now: new Date(), why: 'verzoek' });
      sleep();
      expect(await cases.perform(SANNE, here.id, cardOf(here), command)).toEqual({ kind: 'not-found' });
      // Nor is it on record that she saw it that day.
      expect((await accessesOf(store, 'roermond', here.id)).map(({ day }) => day)).toEqual(['2026-09-01']);
    });

    it('is not found by somebody else, nor from another org', async () => {
      const { cases, start } = fresh();
      const here = done(await cases.perform(SANNE, (await start()).id, { key: newKey(), revision: 1 }, answer('1')));
      for (const other of [JORIS, ELSEWHERE]) {
        expect(await cases.perform(other, here.id, cardOf(here), answer('2'))).toEqual({ kind: 'not-found' });
      }
    });
  });
}

export function done(performed: Performed): CaseState {
  if (performed.kind !== 'done') throw new Error(`not done: ${performed.kind}`);
  return performed.current.state;
}
