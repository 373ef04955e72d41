import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/cases/domain/decide/decide.ts';
import type { CaseEvent } from '../../../../src/cases/domain/events.ts';
import { ONBEKEND } from '../../../../src/route/types.ts';
import {
  answer,
  answered,
  byRef,
  given,
  inputsFor,
  nextOf,
  routekaart,
  UP_TO_10,
  walked,
} from '../../../support/case-world.ts';

const confirm = (step: string, inputs = inputsFor(step)): Command => ({
  type: 'answer',
  step: routekaart(step),
  inputs,
  confirmed: true,
});

describe('changing an earlier answer so that the route changes', () => {
  const before = walked(['1', '2', '3', '4', '5']);
  const inputs = inputsFor('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' });

  it('first previews where the case would go and which answers would no longer count', () => {
    given(...before)
      .when(answer('3', inputs))
      .refused({
        kind: 'changes-route',
        after: expect.objectContaining({ next: routekaart('12'), outcome: 'afgerond' }),
        setAside: [
          'bereikt',
          'domeinen',
          'hulpmiddel',
          'intake-datum',
          'ondersteuningsvraag',
          'schoolinschrijving',
          'wens-erbij',
        ].map(routekaart),
      });
  });

  it('happens once confirmed, and discards nothing', () => {
    const { state } = given(...before)
      .when(confirm('3', inputs))
      .gives(answered('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }));
    expect(nextOf(state)).toBe(routekaart('12'));
    expect(state.run.answers).toMatchObject(byRef({ ondersteuningsvraag: 'weer naar school' }));
  });

  it('and changing it back returns the case to where it was', () => {
    const away = given(...before)
      .when(confirm('3', inputs))
      .gives(answered('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }));
    const { state } = away.when(confirm('3')).gives(answered('3', { doelgroep: 'nieuwe-vsv-er', begeleiden: null }));
    expect(nextOf(state)).toBe(routekaart('6'));
    expect(state.run.answers).toEqual(given(...before).state.run.answers);
  });

  it('previews an answer changed to not known yet, which reopens the route', () => {
    given(...before)
      .when(answer('3', { ...inputs, doelgroep: '' }))
      .refused({ kind: 'changes-route', after: expect.objectContaining({ next: routekaart('3') }) });
  });

  it('needs no preview when the route stays the same', () => {
    given(...before)
      .when(answer('3', inputsFor('3', { doelgroep: 'dreigend-vsv-er' })))
      .gives(answered('3', { doelgroep: 'dreigend-vsv-er' }));
  });

  it('needs no preview for a first answer, nor for one that only decides an open fork', () => {
    const open = given(...walked(['1', '2'])).when(answer('3', inputsFor('3', { doelgroep: '' })));
    const undecided = open.gives(answered('3', { 'directe-actie': 'nee', 'ook-jikp': 'nee' }));
    undecided.when(answer('3', inputs)).gives(answered('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }));
  });
});

describe('step 10 when the traject is stuck', () => {
  const stuck = (back: string) =>
    inputsFor('10', { 'traject-vast': 'ja', 'terug-naar': back, vervolgacties: 'opnieuw met de school om tafel' });

  it('returns to the step to revise: later steps must be done again, and no answer is lost', () => {
    const before = given(...walked(UP_TO_10));
    const { state } = before.when(answer('10', stuck('7'))).gives(
      answered('10', {
        'afspraken-nagekomen': 'ja',
        'traject-vast': 'ja',
        'terug-naar': '7',
        vervolgacties: 'opnieuw met de school om tafel',
      }),
      {
        type: 'StepsReopened',
        from: routekaart('10'),
        to: routekaart('7'),
        reopened: ['7', '8', '9', '10'].map(routekaart),
        cleared: ['traject-vast', 'terug-naar'].map(routekaart),
      },
    );
    expect(nextOf(state)).toBe(routekaart('7'));
    expect(state.run.answers).toEqual({
      ...before.state.run.answers,
      ...byRef({ 'afspraken-nagekomen': 'ja', vervolgacties: 'opnieuw met de school om tafel' }),
    });
  });

  it('can return again and again', () => {
    const once = walked([...UP_TO_10, '10', '8', '9'], { 'traject-vast': 'ja', 'terug-naar': '8', vervolgacties: 'a' });
    const twice = walked([...UP_TO_10, '10', '8', '9', '10', '8', '9', '10'], {
      'traject-vast': 'ja',
      'terug-naar': '8',
      vervolgacties: 'a',
    });
    expect(nextOf(given(...once).state)).toBe(routekaart('10'));
    expect(nextOf(given(...twice).state)).toBe(routekaart('8'));
  });

  it('stays at step 10, with its follow-up actions, when no step is revised (routekaart, stap 10)', () => {
    const still = given(...walked(UP_TO_10))
      .when(answer('10', stuck('geen')))
      .gives(
        answered('10', {
          'afspraken-nagekomen': 'ja',
          'traject-vast': 'ja',
          'terug-naar': 'geen',
          vervolgacties: 'opnieuw met de school om tafel',
        }),
        {
          type: 'StepsReopened',
          from: routekaart('10'),
          to: routekaart('10'),
          reopened: [routekaart('10')],
          cleared: ['traject-vast', 'terug-naar'].map(routekaart),
        },
      );
    expect(nextOf(still.state)).toBe(routekaart('10'));
    expect(still.state.run.answers).toMatchObject(byRef({ vervolgacties: 'opnieuw met de school om tafel' }));
    const { state } = still
      .when(answer('10', { ...inputsFor('10'), vervolgacties: 'opnieuw met de school om tafel' }))
      .gives(answered('10', { 'traject-vast': 'nee' }));
    expect(nextOf(state)).toBe(routekaart('11'));
  });

  it('found out after step 11, without a step to revise: step 10 and all after it again', () => {
    const closed = walked([...UP_TO_10, '10', '11', '12']);
    const decision = { ...answer('10', stuck('geen')), confirmed: true } as Command;
    given(...closed)
      .when(answer('10', stuck('geen')))
      .refused({ kind: 'changes-route', after: expect.objectContaining({ next: routekaart('10') }) });
    const { state } = given(...closed)
      .when(decision)
      .gives(
        answered('10', {
          'traject-vast': 'ja',
          'terug-naar': 'geen',
          vervolgacties: 'opnieuw met de school om tafel',
        }),
        {
          type: 'StepsReopened',
          from: routekaart('10'),
          to: routekaart('10'),
          reopened: ['10', '11', '12'].map(routekaart),
          cleared: ['traject-vast', 'terug-naar'].map(routekaart),
        },
      );
    expect(nextOf(state)).toBe(routekaart('10'));
  });

  it('found out later, is first shown', () => {
    given(...walked([...UP_TO_10, '10', '11']))
      .when(answer('10', stuck('8')))
      .refused({ kind: 'changes-route', after: expect.objectContaining({ next: routekaart('8') }) });
  });
});

describe('undoing a change of an earlier answer', () => {
  const before = walked(['1', '2', '3', '4', '5']);
  const inputs = inputsFor('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' });
  const undo: Command = { type: 'undo-change', step: routekaart('3') };
  const away = () =>
    given(...before)
      .when(confirm('3', inputs))
      .gives(answered('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }));

  it('restores the old answers and returns the case to where it was', () => {
    const { state } = away()
      .when(undo)
      .gives({ ...answered('3', { doelgroep: 'nieuwe-vsv-er', begeleiden: null }), undone: true } as CaseEvent);
    expect(nextOf(state)).toBe(routekaart('6'));
    expect(state.run.answers).toEqual(given(...before).state.run.answers);
  });

  it('removes an answer that was not there before, and restores one that was cleared', () => {
    const filled = { ...inputsFor('5'), 'domeinen-eigen': 'de buurt', domeinen: 'eigen', ondersteuningsvraag: '' };
    const changed = given(...before)
      .when(confirm('5', filled))
      .gives(answered('5', { domeinen: ['eigen'], 'domeinen-eigen': 'de buurt', ondersteuningsvraag: ONBEKEND }));
    const { state } = changed.when({ type: 'undo-change', step: routekaart('5') }).gives({
      ...answered('5', {
        domeinen: ['wonen', 'school-en-werk'],
        'domeinen-eigen': null,
        ondersteuningsvraag: 'weer naar school',
      }),
      undone: true,
    } as CaseEvent);
    expect(state.run.answers).toEqual(given(...before).state.run.answers);
  });

  it('works for the last change only, and only once', () => {
    away()
      .when({ type: 'undo-change', step: routekaart('2') })
      .refused({ kind: 'not-there' });
    away()
      .when(answer('12'))
      .gives(answered('12', { 'school-weet-besluit': 'ja', 'teruggekoppeld-aan': ['school', 'melder'] }))
      .when(undo)
      .refused({ kind: 'not-there' });
    away()
      .when(undo)
      .gives({ ...answered('3', { doelgroep: 'nieuwe-vsv-er', begeleiden: null }), undone: true } as CaseEvent)
      .when(undo)
      .refused({ kind: 'not-there' });
  });

  it('is not possible for a first answer, nor for one that was not known', () => {
    given(...before)
      .when({ type: 'undo-change', step: routekaart('5') })
      .refused({ kind: 'not-there' });
    given(...walked(['1', '2', '3', '4', '5'], { ondersteuningsvraag: '' }))
      .when(confirm('5', { ...inputsFor('5'), ondersteuningsvraag: 'hulp' }))
      .gives(answered('5', { ondersteuningsvraag: 'hulp' }))
      .when({ type: 'undo-change', step: routekaart('5') })
      .refused({ kind: 'not-there' });
  });
});
