import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../src/cases/domain/events.ts';
import { evolve } from '../../../src/cases/domain/evolve.ts';
import { trailOf } from '../../../src/cases/domain/state.ts';
import { ONBEKEND, type Ref } from '../../../src/route/types.ts';
import { answered, byRef, routekaart, STARTED, stateAfter } from '../../support/case-world.ts';

const saved = (step: string, answers: Readonly<Record<string, string | null>>): CaseEvent => ({
  type: 'AnswersSaved',
  step: routekaart(step),
  answers: byRef(answers),
});
const parked: CaseEvent = { type: 'CaseParked', step: routekaart('4') };
const closed = (aftercare: boolean): CaseEvent => ({
  type: 'ReportClosed',
  workProcess: 'vsv',
  reason: 'werk',
  motivation: null,
  aftercare,
});

describe('work that was closed on the way', () => {
  const work = { workProcess: 'vsv', at: routekaart('3') };
  const closing: CaseEvent = { type: 'WorkProcessClosed', ...work, reason: 'werk' };

  it('is resumed in the run that is on, and stays closed in another', () => {
    const again: CaseEvent = {
      type: 'RunStarted',
      start: routekaart('1'),
      peildatum: '2026-09-01',
      reason: 'herhaling',
    };
    const resumed: CaseEvent = { type: 'WorkProcessResumed', ...work };
    const state = [again, closing, resumed].reduce(
      (before, event) => evolve(before, event, { case: before.id, owner: before.owner, run: 2, sequence: 3, at: '' }),
      stateAfter([STARTED, closing]),
    );
    expect(state.closedWork?.map(({ run }) => run)).toEqual([1]);
  });
});

describe('a case folded from its events', () => {
  it('starts empty', () => {
    expect(stateAfter([STARTED])).toEqual({
      id: '3f0c8a52-0d53-4a8e-9d4c-0c2f9b1d7a11',
      owner: 'coach-1',
      kenmerk: 'RMD-2026-7K3F',
      bijnaam: 'Blauwe Reiger',
      gemeente: 'Roermond',
      status: 'loopt',
      revision: 1,
      changedAt: '2026-09-01T08:00:00.000Z',
      run: { id: 1, start: 'routekaart/1', peildatum: '2026-09-01', answers: {}, done: [], detours: {} },
      otherRuns: [],
      closing: null,
    });
  });

  it('has the sequence and time of its last event', () => {
    expect(stateAfter([STARTED, answered('1'), parked])).toMatchObject({
      revision: 3,
      changedAt: '2026-09-01T08:00:02.000Z',
    });
  });

  it('has an answered step done once, with its answers added', () => {
    const { run } = stateAfter([
      STARTED,
      answered('1', { 'signaal-via': 'werkafspraken' }),
      answered('2', { verzuim: 'ja' }),
      answered('1', { 'signaal-via': 'eigen-onderzoek' }),
    ]);
    expect(run.done).toEqual([routekaart('1'), routekaart('2')]);
    expect(run.answers).toEqual(byRef({ 'signaal-via': 'eigen-onderzoek', verzuim: 'ja' }));
  });

  it('leaves a step undone when answers are only saved', () => {
    const { run } = stateAfter([STARTED, saved('1', { 'signaal-via': 'werkafspraken' })]);
    expect(run).toMatchObject({ done: [], answers: byRef({ 'signaal-via': 'werkafspraken' }) });
  });

  it('removes an answer on null; not known yet is an answer', () => {
    const { run } = stateAfter([
      STARTED,
      answered('1', { 'signaal-via': 'werkafspraken', 'signaal-datum': '2026-09-01' }),
      saved('1', { 'signaal-via': ONBEKEND, 'signaal-datum': null }),
    ]);
    expect(run.answers).toEqual(byRef({ 'signaal-via': ONBEKEND }));
  });

  it('undoes reopened steps, removes cleared answers, and keeps everything else', () => {
    const { run } = stateAfter([
      STARTED,
      answered('8', { regiehouder: 'school' }),
      answered('9'),
      answered('10', { 'traject-vast': 'ja', 'terug-naar': '8', vervolgacties: 'opnieuw plannen' }),
      {
        type: 'StepsReopened',
        from: routekaart('10'),
        to: routekaart('9'),
        reopened: [routekaart('9'), routekaart('10')],
        cleared: [routekaart('traject-vast'), routekaart('terug-naar')],
      },
    ]);
    expect(run.done).toEqual([routekaart('8')]);
    expect(run.answers).toEqual(byRef({ regiehouder: 'school', vervolgacties: 'opnieuw plannen' }));
  });
});

describe('a run sent back', () => {
  const back = { type: 'StepsReopened', from: routekaart('7'), to: routekaart('4') } as const;
  const reopened = ['4', '5'].map(routekaart);
  const before = [STARTED, answered('4'), answered('5')];

  it('by a loop that cleared the answers asking for it: is under revision until a step is answered', () => {
    const cleared = [routekaart('traject-vast')];
    const events = [...before, { ...back, reopened, cleared }];
    expect(stateAfter(events).run.revising).toEqual({ from: back.from, to: back.to });
    expect(stateAfter(events).run).not.toHaveProperty('returns');
    expect(stateAfter([...events, answered('4')]).run).not.toHaveProperty('revising');
  });

  it('on purpose: keeps the reason, also when steps are answered afterwards', () => {
    const why = { reason: 'maatwerk', text: null };
    const events = [...before, { ...back, reopened, cleared: [], ...why }, answered('4')];
    const { run } = stateAfter(events);
    expect(run.returns).toEqual([{ from: back.from, to: back.to, reopened, ...why }]);
    expect(run).not.toHaveProperty('revising');
    const undone = stateAfter([...events, { type: 'DeviationUndone', from: back.from }]).run;
    expect(undone).toMatchObject({ returns: [], done: reopened });
  });

  it('on purpose, twice from the same step: undone, everything is as done as before', () => {
    const why = { reason: 'maatwerk', text: null };
    const further = { ...back, to: routekaart('5'), reopened: [routekaart('5')], cleared: [], ...why };
    const events = [...before, { ...back, reopened, cleared: [], ...why }, answered('4'), further];
    const { run } = stateAfter(events);
    expect(run.returns).toEqual([{ from: back.from, to: further.to, reopened, ...why }]);
    const only4 = [...before, { ...back, reopened, cleared: [], ...why }, { ...further, reopened: [] }];
    for (const log of [events, only4]) {
      const undone = stateAfter([...log, { type: 'DeviationUndone', from: back.from }]).run;
      expect(undone.done.toSorted()).toEqual(reopened);
      expect(undone.returns).toEqual([]);
    }
  });

  it('because the case is reopened: neither', () => {
    const { run } = stateAfter([...before, { ...back, reopened, cleared: [] }]);
    expect(run).toMatchObject({ done: [] });
    expect(run).not.toHaveProperty('returns');
    expect(run).not.toHaveProperty('revising');
  });
});

describe('the status of a case', () => {
  it.each<[string, readonly CaseEvent[], string]>([
    ['started', [], 'loopt'],
    ['parked', [parked], 'wacht'],
    ['parked and answers saved', [parked, saved('4', {})], 'wacht'],
    ['parked and a step answered', [parked, answered('4')], 'loopt'],
    ['closed after a traject', [closed(true)], 'nazorg'],
    ['closed without a traject', [closed(false)], 'afgesloten'],
    ['in aftercare and a step answered', [closed(true), answered('12')], 'nazorg'],
    ['in aftercare and parked', [closed(true), parked], 'nazorg'],
    ['aftercare finished', [closed(true), { type: 'AftercareFinished' }], 'afgesloten'],
    ['reopened', [closed(false), { type: 'CaseReopened', at: routekaart('4') }], 'loopt'],
  ])('%s: %#', (_, events, status) => {
    expect(stateAfter([STARTED, ...events]).status).toBe(status);
  });

  it('keeps how it was closed until it is reopened', () => {
    const closing = { workProcess: 'vsv', reason: 'werk', motivation: null };
    expect(stateAfter([STARTED, closed(true)]).closing).toEqual(closing);
    expect(stateAfter([STARTED, closed(true), { type: 'AftercareFinished' }]).closing).toEqual(closing);
    expect(stateAfter([STARTED, closed(true), { type: 'CaseReopened', at: routekaart('4') }]).closing).toBe(null);
  });
});

describe('an old log', () => {
  it('folds whatever the content has become: unknown steps, questions and values are kept', () => {
    const old = 'oude-route/stap' as Ref;
    const question = 'oude-route/vraag' as Ref;
    const state = stateAfter([
      { ...STARTED, start: old } as CaseEvent,
      { type: 'StepAnswered', step: old, answers: { [question]: ['wat', 'was'] } },
      { type: 'ReportClosed', workProcess: 'weg', reason: 'weg', motivation: 'weg', aftercare: false },
    ]);
    expect(state.run).toMatchObject({ start: old, done: [old], answers: { [question]: ['wat', 'was'] } });
    expect(state.closing?.workProcess).toBe('weg');
  });

  it('is refused when it does not begin with the start of a case', () => {
    const envelope = { case: 'c-1', owner: 'coach-1', run: 1, sequence: 1, at: '2026-09-01T08:00:00.000Z' };
    expect(() => evolve(null, parked, envelope)).toThrow(new TypeError('case c-1: the log begins with CaseParked'));
  });
});

describe('folding', () => {
  it('does not modify the state it is given', () => {
    const frozen = deepFreeze(stateAfter([STARTED, answered('1', { 'signaal-via': 'werkafspraken' })]));
    const events = [answered('2', { verzuim: 'ja' }), saved('1', { 'signaal-via': null }), parked, closed(true)];
    const envelope = { case: frozen.id, owner: 'coach-1', run: 1, sequence: 3, at: frozen.changedAt };
    for (const event of events) expect(() => evolve(frozen, event, envelope)).not.toThrow();
  });

  it('gives the engine the trail of the run', () => {
    const { run } = stateAfter([STARTED, answered('1', { 'signaal-via': 'werkafspraken' })]);
    expect(
      trailOf({ ...run, detours: { [routekaart('3')]: { to: routekaart('4'), reason: 'anders', text: 'x' } } }),
    ).toEqual({
      start: 'routekaart/1',
      answers: new Map([['routekaart/signaal-via', 'werkafspraken']]),
      done: new Set(['routekaart/1']),
      detours: new Map([['routekaart/3', 'routekaart/4']]),
    });
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
