import { describe, expect, it } from 'vitest';
import { addMonths, dayOf } from '../../../src/cases/domain/day.ts';
import { Cases } from '../../../src/cases/work/cases.ts';
import type { Content } from '../../../src/content/content.ts';
import { loadContents } from '../../../src/content/load.ts';
import { ref } from '../../../src/route/types.ts';
import { answer, inputsFor, nextOf, routekaart } from '../../support/case-world.ts';
import { CONTENT, copyContent } from '../../support/content.ts';
import { moveExit } from '../../support/content-changes.ts';
import { cardOf, install, newKey, SANNE } from '../../support/installation.ts';

/** A run keeps the content of its own day. */

describe('a case', () => {
  /** Cases whose content changes at new year, with an adjustable clock. */
  function acrossNewYear() {
    const copy = copyContent();
    const before = copy.load();
    // From new year on, step 3 no longer leads to step 4.
    moveExit(copy);
    const after = copy.load();
    const { store, keyring } = install();
    let today = new Date('2025-12-30T10:00:00Z');
    const contentOn = (day: string): Content => (day < '2026-01-01' ? before : after);
    const cases = new Cases({ store, keyring, contentOn, now: () => today, random: () => 0 });
    const turnTo = (day: string) => {
      today = new Date(`${day}T10:00:00Z`);
    };
    const start = async (kenmerk: string) => {
      const started = await cases.start(SANNE, { kenmerk, gemeente: 'Roermond', route: 'routekaart' }, newKey());
      if (started.kind !== 'started') throw new Error(started.kind);
      return started.current.state;
    };
    const to3 = async (kenmerk: string, other: Readonly<Record<string, string>> = {}) => {
      let state = await start(kenmerk);
      for (const step of ['1', '2', '3']) {
        const performed = await cases.perform(
          SANNE,
          state.id,
          cardOf(state),
          answer(step, inputsFor(step, { 'signaal-datum': '2025-12-20', ...other })),
        );
        if (performed.kind !== 'done') throw new Error(performed.kind);
        state = performed.current.state;
      }
      return state;
    };
    return { cases, turnTo, to3, before, after };
  }

  it("from last year continues by last year's rules; a new one uses the current ones", async () => {
    const { cases, turnTo, to3 } = acrossNewYear();
    const old = await to3('RMD-1');
    turnTo('2026-02-01');
    expect(await cases.perform(SANNE, old.id, cardOf(old), answer('4'))).toMatchObject({ kind: 'done' });
    const young = await to3('RMD-2');
    expect(await cases.perform(SANNE, young.id, cardOf(young), answer('4'))).toMatchObject({
      refusal: { kind: 'not-on-path' },
    });
    expect(nextOf(old)).toBe(routekaart('4'));
  });

  it("gets today's content for a run started today; the first run keeps its own", async () => {
    const { cases, turnTo, to3 } = acrossNewYear();
    const old = await to3('RMD-1', { doelgroep: 'jikp' });
    turnTo('2026-02-01');
    const command = { type: 'start-run', route: 'jikp', reason: 'aangeboden' } as const;
    const performed = await cases.perform(SANNE, old.id, cardOf(old), command);
    if (performed.kind !== 'done') throw new Error(performed.kind);
    expect(performed.current.state.run.peildatum).toBe('2026-02-01');
    expect(performed.current.state.otherRuns.map((run) => run.peildatum)).toEqual(['2025-12-30']);
  });
});

describe('adding months', () => {
  it.each([
    ['2026-09-01', 6, '2027-03-01'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-10-31', 12, '2027-10-31'],
    ['2026-01-31', 0, '2026-01-31'],
  ])('%s plus %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('the peildatum', () => {
  it('is the Dutch day, not the one in London: in summer and winter, at midnight', () => {
    expect(dayOf(new Date('2025-12-31T22:59:59Z'))).toBe('2025-12-31');
    expect(dayOf(new Date('2025-12-31T23:00:00Z'))).toBe('2026-01-01');
    expect(dayOf(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(dayOf(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });

  it('decides which threshold a coach reads', () => {
    const contents = loadContents(CONTENT, 'roermond');
    const read = (at: string) => contents.on(dayOf(new Date(at))).steps.get(ref('jikp', '3'))?.what;
    expect(read('2023-12-31T22:59:59Z')).toContain('de drempel is € 300 per maand');
    expect(read('2023-12-31T23:00:00Z')).toContain('de drempel is € 580 per maand');
  });
});
