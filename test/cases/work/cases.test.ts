import { describe, expect, it } from 'vitest';
import type { Performed } from '../../../src/cases/work/cases.ts';
import { answer, byRef, inputsFor, nextOf, routekaart } from '../../support/case-world.ts';
import { cardOf, install, JORIS, newKey, SANNE } from '../../support/installation.ts';
import { told } from '../../support/told.ts';
import { describeLeftHere, done } from './left-here.suite.ts';

const kinds = (all: readonly Performed[]) => all.map((one) => one.kind).sort();

describe('a case', () => {
  it('is the same after a restart', async () => {
    const { cases, start, store, open } = install();
    const started = await start(SANNE, 'rmd-2026-0001');
    const answered = done(await cases.perform(SANNE, started.id, cardOf(started), answer('1')));
    const parked = done(
      await cases.perform(SANNE, started.id, cardOf(answered), {
        type: 'save',
        step: routekaart('2'),
        inputs: { verzuim: 'nee' },
      }),
    );
    await store.close();

    const again = open();
    expect((await again.cases.open(SANNE, started.id))?.state).toEqual(parked);
    expect((await again.cases.find(SANNE, ' rmd-2026-0001'))?.state).toEqual(parked);
    expect((await again.cases.mine(SANNE)).map(({ state }) => state)).toEqual([parked]);
    expect(parked).toMatchObject({
      owner: 'sanne',
      kenmerk: 'RMD-2026-0001',
      bijnaam: 'Blauwe Reiger',
      gemeente: 'Roermond',
      revision: 3,
      run: { done: [routekaart('1')], answers: byRef({ 'signaal-via': 'directe-melding', verzuim: 'nee' }) },
    });
    expect(nextOf(parked)).toBe(routekaart('2'));
    expect((await again.soundLog(parked)).map((event) => event.type)).toEqual([
      'CaseStarted',
      'StepAnswered',
      'AnswersSaved',
    ]);
  });

  it('writes nothing when a command is refused or changes nothing', async () => {
    const { cases, start, soundLog } = install();
    const started = await start();
    const wrong = answer('1', { 'signaal-via': 'postduif' });
    expect(await cases.perform(SANNE, started.id, cardOf(started), wrong)).toMatchObject({
      kind: 'refused',
      current: { state: started },
      refusal: { kind: 'invalid' },
    });
    const nothing = { type: 'save', step: routekaart('1'), inputs: {} } as const;
    expect(told(await cases.perform(SANNE, started.id, cardOf(started), nothing))).toEqual({
      kind: 'done',
      state: started,
      replayed: false,
    });
    expect(await soundLog(started)).toHaveLength(1);
  });

  it('is listed newest change first', async () => {
    const { cases, start } = install();
    const [first, second, third] = [await start(), await start(), await start()];
    const changed = done(await cases.perform(SANNE, first.id, cardOf(first), answer('1')));
    expect((await cases.mine(SANNE)).map(({ state }) => state)).toEqual([changed, third, second]);
  });
});

describe('the same card sent again', () => {
  it('gives the same state and one set of events', async () => {
    const { cases, start, soundLog } = install();
    const started = await start();
    const card = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, card, answer('1')));
    const second = await cases.perform(SANNE, started.id, card, answer('1'));
    expect(told(second)).toEqual({ kind: 'done', state: first, replayed: true });
    expect(await soundLog(first)).toHaveLength(2);
  });

  it('does not show its old result when the case has moved on', async () => {
    const { cases, start, soundLog } = install();
    const started = await start();
    const card = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, card, answer('1')));
    const later = done(await cases.perform(SANNE, started.id, cardOf(first), answer('2')));
    expect(told(await cases.perform(SANNE, started.id, card, answer('1')))).toEqual({ kind: 'passed', state: later });
    expect(await soundLog(later)).toHaveLength(3);
  });

  it('four times at once from two processes, gives one set of events and one answer', async () => {
    const { cases, start, open, soundLog } = install();
    const other = open();
    for (let round = 0; round < 10; round++) {
      const started = await start();
      const card = cardOf(started);
      const all = await Promise.all(
        [cases, other.cases, cases, other.cases].map((one) => one.perform(SANNE, started.id, card, answer('1'))),
      );
      const [state] = all.map(done);
      expect(all.map(done)).toEqual([state, state, state, state]);
      expect(all.filter((one) => one.kind === 'done' && !one.replayed)).toHaveLength(1);
      expect(await soundLog(started)).toHaveLength(2);
    }
  });

  it.each([
    ['other inputs', answer('1', inputsFor('1', { 'signaal-via': 'werkafspraken' }))],
    ['another verb', { type: 'save', step: routekaart('1'), inputs: inputsFor('1') } as const],
    ['another step', answer('2')],
  ])('with %s is stale and changes nothing', async (_, command) => {
    const { cases, start, soundLog } = install();
    const started = await start();
    const card = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, card, answer('1')));
    expect(told(await cases.perform(SANNE, started.id, card, command))).toEqual({ kind: 'stale', state: first });
    expect(await soundLog(first)).toHaveLength(2);
  });

  it('on another case is stale there', async () => {
    const { cases, start, soundLog } = install();
    const [one, two] = [await start(), await start()];
    const card = cardOf(one);
    await cases.perform(SANNE, one.id, card, answer('1'));
    expect(told(await cases.perform(SANNE, two.id, card, answer('1')))).toEqual({ kind: 'stale', state: two });
    expect(await soundLog(two)).toHaveLength(1);
  });

  it('has the same key when rendered again, and a different one per revision, step, case and coach', async () => {
    const { cases, start, open } = install();
    const [one, two] = [await start(), await start()];
    const later = done(await cases.perform(SANNE, one.id, cardOf(one), answer('1')));
    const keys = [
      cases.cardKey(SANNE, one, 'routekaart/1'),
      cases.cardKey(SANNE, one, 'routekaart/2'),
      cases.cardKey(SANNE, two, 'routekaart/1'),
      cases.cardKey(SANNE, later, 'routekaart/1'),
      cases.cardKey(JORIS, one, 'routekaart/1'),
    ];
    expect(new Set(keys).size).toBe(5);
    expect(open().cases.cardKey(SANNE, one, 'routekaart/1')).toBe(keys[0]);
  });
});

describeLeftHere('a case that was left here a moment ago, in SQLite', () => install());

describe('an older card', () => {
  it('is accepted when nothing it shows has changed', async () => {
    const { cases, start, soundLog } = install();
    const started = await start();
    const old = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, cardOf(started), answer('1')));
    const both = done(await cases.perform(SANNE, started.id, old, answer('2')));
    expect(both.run.done).toEqual(['1', '2'].map(routekaart));
    expect(both.run.answers).toMatchObject(first.run.answers);
    expect(await soundLog(both)).toHaveLength(3);
  });

  it.each([
    ['an answer of its step changed', answer('1', inputsFor('1', { 'signaal-via': 'werkafspraken' }))],
    ['its step was done', answer('1')],
    [
      'its step was left for another',
      { type: 'deviate', step: routekaart('1'), to: routekaart('4'), reason: 'maatwerk', text: '' } as const,
    ],
  ])('is stale when %s', async (_, meanwhile) => {
    const { cases, start } = install();
    const started = await start();
    const old = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, cardOf(started), meanwhile));
    expect(told(await cases.perform(SANNE, started.id, old, answer('1')))).toEqual({ kind: 'stale', state: first });
  });

  it('is stale when its completed step was deviated from', async () => {
    const { cases, start } = install();
    const started = await start();
    const first = done(await cases.perform(SANNE, started.id, cardOf(started), answer('1')));
    const old = cardOf(first);
    const leave = {
      type: 'deviate',
      step: routekaart('1'),
      to: routekaart('4'),
      reason: 'maatwerk',
      text: '',
    } as const;
    const left = done(await cases.perform(SANNE, started.id, cardOf(first), leave));
    const change = answer('1', inputsFor('1', { 'signaal-via': 'werkafspraken' }));
    expect(told(await cases.perform(SANNE, started.id, old, change))).toEqual({ kind: 'stale', state: left });
  });

  it('that closes is stale after any change', async () => {
    const { cases, start } = install();
    const started = await start();
    const old = cardOf(started);
    const first = done(await cases.perform(SANNE, started.id, cardOf(started), answer('1')));
    const close = { type: 'close', workProcess: 'vsv', reason: 'werk', motivation: 'omdat' } as const;
    expect(told(await cases.perform(SANNE, started.id, old, close))).toEqual({ kind: 'stale', state: first });
  });

  it('with another on the same step: one is saved, the other is told', async () => {
    const { cases, open, start, soundLog } = install();
    const other = open();
    for (let round = 0; round < 10; round++) {
      const started = await start();
      const all = await Promise.all([
        cases.perform(SANNE, started.id, cardOf(started), answer('1')),
        other.cases.perform(
          SANNE,
          started.id,
          cardOf(started),
          answer('1', inputsFor('1', { 'signaal-via': 'werkafspraken' })),
        ),
      ]);
      expect(kinds(all)).toEqual(['done', 'stale']);
      const kept = all.find((one) => one.kind === 'done');
      expect((await cases.open(SANNE, started.id))?.state).toEqual(kept?.kind === 'done' && kept.current.state);
      expect(await soundLog(started)).toHaveLength(2);
    }
  });

  it('with another on a different step: both are saved', async () => {
    const { cases, open, start, soundLog } = install();
    const other = open();
    for (let round = 0; round < 10; round++) {
      const started = await start();
      const all = await Promise.all([
        cases.perform(SANNE, started.id, cardOf(started), answer('1')),
        other.cases.perform(SANNE, started.id, cardOf(started), answer('2')),
      ]);
      expect(kinds(all)).toEqual(['done', 'done']);
      expect((await cases.open(SANNE, started.id))?.run.done.toSorted()).toEqual(['1', '2'].map(routekaart));
      expect(await soundLog(started)).toHaveLength(3);
    }
  });

  it.each([0, -1, 1.5, 99, Number.NaN, Number.POSITIVE_INFINITY])('of revision %s never existed', async (revision) => {
    const { cases, start, soundLog } = install();
    const started = await start();
    expect(told(await cases.perform(SANNE, started.id, { key: newKey(), revision }, answer('1')))).toEqual({
      kind: 'stale',
      state: started,
    });
    expect(await soundLog(started)).toHaveLength(1);
  });
});
