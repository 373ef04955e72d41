import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cases/domain/decide.ts';
import { ONBEKEND } from '../../../src/route/types.ts';
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
} from '../../support/case-world.ts';

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
  it('keeps what was filled in, and the case goes on', () => {
    const { state } = given(STARTED)
      .when(answer('1'))
      .gives(answered('1', { 'signaal-via': 'directe-melding', 'signaal-datum': '2026-09-01' }));
    expect(nextOf(state)).toBe(routekaart('2'));
  });

  it('left empty: minimum information counts as not known yet, the rest as nothing', () => {
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

  it('does not ask what does not follow', () => {
    given(...walked(['1']))
      .when(answer('2', { 'contact-jongere': 'ja', 'contact-ketenpartners': 'ja', verzuim: 'nee' }))
      .gives(answered('2', { 'contact-jongere': 'ja', 'contact-ketenpartners': 'ja', verzuim: 'nee' }));
  });

  it('keeps what was typed in a question that turns out not to apply: it comes back with it', () => {
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

  it('pays no attention to inputs of other steps, or of nothing', () => {
    given(STARTED)
      .when(answer('1', { 'signaal-via': 'werkafspraken', verzuim: 'ja', __proto__: 'x', constructor: 'y' }))
      .gives(answered('1', { 'signaal-via': 'werkafspraken' }));
  });

  it('may be a step further on the path, before the ones in between', () => {
    const { state } = given(STARTED)
      .when(answer('2'))
      .gives(answered('2', byIdOf('2')));
    expect(nextOf(state)).toBe(routekaart('1'));
  });

  it('again with the same answers changes nothing', () => {
    given(...walked(['1', '2']))
      .when(answer('1'))
      .gives();
  });

  it('again with another answer keeps only what changed', () => {
    given(...walked(['1', '2']))
      .when(answer('1', inputsFor('1', { 'signaal-via': 'eigen-onderzoek' })))
      .gives(answered('1', { 'signaal-via': 'eigen-onderzoek' }));
  });

  it('again with an input left empty takes the answer away', () => {
    given(...walked(['1', '2']))
      .when(answer('1', { 'signaal-via': 'directe-melding' }))
      .gives(answered('1', { 'signaal-datum': null }));
  });

  it('at an open fork is done, and stays where the case is', () => {
    const { state } = given(...walked(['1', '2']))
      .when(answer('3', { 'directe-actie': 'nee' }))
      .gives(answered('3', { 'directe-actie': 'nee' }));
    expect(nextOf(state)).toBe(routekaart('3'));
  });
});

describe('what is refused', () => {
  it('every input that is no answer, at once', () => {
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

  it.each<['answer' | 'save' | 'park']>([['answer'], ['save'], ['park']])('personal data, with %s', (type) => {
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
  it('keeps what was filled in, and the step is still to do', () => {
    const { state } = given(STARTED)
      .when(save('1', { 'signaal-via': 'werkafspraken' }))
      .gives({ type: 'AnswersSaved', step: routekaart('1'), answers: byRef({ 'signaal-via': 'werkafspraken' }) });
    expect(nextOf(state)).toBe(routekaart('1'));
  });

  it('leaves empty what is empty', () => {
    given(STARTED).when(save('1', {})).gives();
  });

  it('takes away what was made empty', () => {
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
  it('saves, and the case waits for someone else', () => {
    const { state } = given(...walked(['1', '2', '3']))
      .when(park('4', { 'intake-datum': '2026-09-08' }))
      .gives(
        { type: 'AnswersSaved', step: routekaart('4'), answers: byRef({ 'intake-datum': '2026-09-08' }) },
        { type: 'CaseParked', step: routekaart('4') },
      );
    expect(state.status).toBe('wacht');
    expect(nextOf(state)).toBe(routekaart('4'));
  });

  it('once is enough', () => {
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

/** What `inputsFor` leads to, for steps whose questions take one answer as it is. */
function byIdOf(step: '2' | '4') {
  return step === '2'
    ? inputsFor('2')
    : { schoolinschrijving: 'nee', 'wens-erbij': ['ouders'], bereikt: 'ja', 'intake-datum': '2026-09-08' };
}
