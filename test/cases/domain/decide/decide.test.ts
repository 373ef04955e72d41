import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/cases/domain/decide/decide.ts';
import { ONBEKEND } from '../../../../src/route/types.ts';
import {
  answer,
  answered,
  byRef,
  given,
  inputsFor,
  nextOf,
  routekaart,
  STARTED,
  walked,
} from '../../../support/case-world.ts';

const save = (step: string, inputs: Readonly<Record<string, unknown>>): Command => ({
  type: 'save',
  step: routekaart(step),
  inputs,
});
const park = (step: string, inputs: Readonly<Record<string, unknown>> = {}): Command => ({
  type: 'park',
  step: routekaart(step),
  inputs,
});

describe('answering a step', () => {
  it('saves the answers and moves the case on', () => {
    const { state } = given(STARTED)
      .when(answer('1'))
      .gives(answered('1', { 'signaal-via': 'directe-melding', 'signaal-datum': '2026-09-01' }));
    expect(nextOf(state)).toBe(routekaart('2'));
  });

  it('counts empty minimum information as not known yet, and other empty questions as unanswered', () => {
    given(STARTED)
      .when(answer('1', {}))
      .gives(answered('1', { 'signaal-via': ONBEKEND }));
  });

  it('left empty: a question that decides stays open, for only a coach can mean "not known yet" there', () => {
    const { state } = given(...walked(['1', '2']))
      .when(answer('3', {}))
      .gives(answered('3'));
    expect(nextOf(state)).toBe(routekaart('3'));
    given(...walked(['1']))
      .when(answer('2', { 'contact-jongere': 'ja' }))
      .gives(answered('2', { 'contact-jongere': 'ja', 'contact-ketenpartners': ONBEKEND }));
  });

  it('not known yet: what follows on it is not known yet either', () => {
    given(...walked(['1']))
      .when(answer('2', { 'contact-jongere': 'ja', verzuim: ONBEKEND }))
      .gives(
        answered('2', {
          'contact-jongere': 'ja',
          'contact-ketenpartners': ONBEKEND,
          verzuim: ONBEKEND,
          'school-gesproken': ONBEKEND,
          'school-gedaan': ONBEKEND,
        }),
      );
  });

  it('does not ask follow-up questions that do not apply', () => {
    given(...walked(['1']))
      .when(answer('2', { 'contact-jongere': 'ja', 'contact-ketenpartners': 'ja', verzuim: 'nee' }))
      .gives(answered('2', { 'contact-jongere': 'ja', 'contact-ketenpartners': 'ja', verzuim: 'nee' }));
  });

  it('keeps what was typed in a question that turns out not to apply, for when it does', () => {
    given(...walked(['1']))
      .when(answer('2', inputsFor('2', { verzuim: 'nee' })))
      .gives(
        answered('2', {
          'contact-jongere': 'ja',
          'contact-ketenpartners': 'ja',
          verzuim: 'nee',
          'school-gesproken': 'ja',
          'school-gedaan': 'mentor sprak met de leerling',
        }),
      );
  });

  it('ignores inputs of other steps and unknown inputs', () => {
    given(STARTED)
      .when(answer('1', { 'signaal-via': 'werkafspraken', verzuim: 'ja', __proto__: 'x', constructor: 'y' }))
      .gives(answered('1', { 'signaal-via': 'werkafspraken' }));
  });

  it('may answer a step further on the path before the ones in between', () => {
    const { state } = given(STARTED)
      .when(answer('2'))
      .gives(answered('2', byIdOf('2')));
    expect(nextOf(state)).toBe(routekaart('1'));
  });

  it('changes nothing when answered again with the same answers', () => {
    given(...walked(['1', '2']))
      .when(answer('1'))
      .gives();
  });

  it('stores only what differs when answered again', () => {
    given(...walked(['1', '2']))
      .when(answer('1', inputsFor('1', { 'signaal-via': 'eigen-onderzoek' })))
      .gives(answered('1', { 'signaal-via': 'eigen-onderzoek' }));
  });

  it('removes the answer of an input that is now left empty', () => {
    given(...walked(['1', '2']))
      .when(answer('1', { 'signaal-via': 'directe-melding' }))
      .gives(answered('1', { 'signaal-datum': null }));
  });

  it('marks a step with an open fork as done, and keeps the case there', () => {
    const { state } = given(...walked(['1', '2']))
      .when(answer('3', { 'directe-actie': 'nee' }))
      .gives(answered('3', { 'directe-actie': 'nee' }));
    expect(nextOf(state)).toBe(routekaart('3'));
  });
});

describe('refusals', () => {
  it('reports all invalid inputs at once', () => {
    given(STARTED)
      .when(answer('1', { 'signaal-via': 'postduif', 'signaal-datum': '31-02-2026' }))
      .refused({
        kind: 'invalid',
        problems: new Map([
          [routekaart('signaal-via'), { kind: 'not-a-choice' }],
          [routekaart('signaal-datum'), { kind: 'not-a-date' }],
        ]),
      });
  });

  it.each<['answer' | 'save' | 'park']>([['answer'], ['save'], ['park']])('refuses personal data, with %s', (type) => {
    const inputs = inputsFor('2', { 'school-gedaan': 'gebeld met moeder, 06 12345678' });
    given(...walked(['1']))
      .when({ type, step: routekaart('2'), inputs, confirmed: true })
      .refused({
        kind: 'invalid',
        problems: new Map([[routekaart('school-gedaan'), { kind: 'personal', what: 'telefoon' }]]),
      });
  });

  it.each<[string, Command]>([
    ['a step of a route not taken', answer('4')],
    ['a step that does not exist', answer('14')],
    ['saving there', save('4', {})],
    ['parking there', park('4')],
  ])('%s', (_, command) => {
    given(...walked(['1', '2', '3'], { doelgroep: 'oud-vsv-er' }))
      .when(command)
      .refused({ kind: 'not-on-path' });
  });
});

describe('save: later verder', () => {
  it('saves the answers and leaves the step to do', () => {
    const { state } = given(STARTED)
      .when(save('1', { 'signaal-via': 'werkafspraken' }))
      .gives({ type: 'AnswersSaved', step: routekaart('1'), answers: byRef({ 'signaal-via': 'werkafspraken' }) });
    expect(nextOf(state)).toBe(routekaart('1'));
  });

  it('leaves empty questions unanswered', () => {
    given(STARTED).when(save('1', {})).gives();
  });

  it('removes cleared answers', () => {
    const before = given(STARTED)
      .when(save('1', { 'signaal-via': 'werkafspraken', 'signaal-datum': '2026-09-01' }))
      .gives({
        type: 'AnswersSaved',
        step: routekaart('1'),
        answers: byRef({ 'signaal-via': 'werkafspraken', 'signaal-datum': '2026-09-01' }),
      });
    before.when(save('1', { 'signaal-via': 'werkafspraken' })).gives({
      type: 'AnswersSaved',
      step: routekaart('1'),
      answers: byRef({ 'signaal-datum': null }),
    });
  });
});

describe('park: the work takes weeks', () => {
  it('saves, and marks the case as waiting for someone else', () => {
    const { state } = given(...walked(['1', '2', '3']))
      .when(park('4', { 'intake-datum': '2026-09-08' }))
      .gives(
        { type: 'AnswersSaved', step: routekaart('4'), answers: byRef({ 'intake-datum': '2026-09-08' }) },
        { type: 'CaseParked', step: routekaart('4') },
      );
    expect(state.status).toBe('wacht');
    expect(nextOf(state)).toBe(routekaart('4'));
  });

  it('does nothing the second time', () => {
    given(...walked(['1', '2', '3']), { type: 'CaseParked', step: routekaart('4') })
      .when(park('4'))
      .gives();
  });

  it('ends when a step is answered', () => {
    const { state } = given(...walked(['1', '2', '3']), { type: 'CaseParked', step: routekaart('4') })
      .when(answer('4'))
      .gives(answered('4', byIdOf('4')));
    expect(state.status).toBe('loopt');
  });
});

/** The answers for `inputsFor`, for steps whose questions take a single answer. */
function byIdOf(step: '2' | '4') {
  return step === '2'
    ? inputsFor('2')
    : { schoolinschrijving: 'nee', 'wens-erbij': ['ouders'], bereikt: 'ja', 'intake-datum': '2026-09-08' };
}
