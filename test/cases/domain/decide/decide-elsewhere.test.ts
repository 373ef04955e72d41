import { describe, it } from 'vitest';
import {
  answer,
  answered,
  byRef,
  given,
  inputsFor,
  routekaart,
  UP_TO_10,
  walked,
} from '../../../support/case-world.ts';

describe('changing an earlier answer', () => {
  it('is also previewed on "later verder"', () => {
    given(...walked(['1', '2', '3', '4', '5']))
      .when({
        type: 'save',
        step: routekaart('3'),
        inputs: inputsFor('3', { doelgroep: 'oud-vsv-er', begeleiden: 'nee' }),
      })
      .refused({ kind: 'changes-route' });
  });
  it('is previewed from an end (verzuim 18+) to a traject', () => {
    given(...walked(['1', '2', '3'], { doelgroep: 'verzuim-18plus' }))
      .when(answer('3', inputsFor('3')))
      .refused({ kind: 'changes-route' });
  });
});

describe('a loop discovered after step 11', () => {
  it('passes step 11 again', () => {
    const stuck = { 'traject-vast': 'ja', 'terug-naar': '8', vervolgacties: 'a' };
    const before = given(...walked([...UP_TO_10, '10', '11']));
    before
      .when({ type: 'answer', step: routekaart('10'), inputs: inputsFor('10', stuck), confirmed: true })
      .gives(answered('10', stuck), {
        type: 'StepsReopened',
        from: routekaart('10'),
        to: routekaart('8'),
        reopened: ['8', '9', '10', '11'].map(routekaart),
        cleared: ['traject-vast', 'terug-naar'].map(routekaart),
      });
  });
});

describe('an answer from before a rule', () => {
  const old = { 'signaal-datum': '2099-01-01' };
  const before = given(...walked([]), { type: 'AnswersSaved', step: routekaart('1'), answers: byRef(old) });

  it('does not hold up what else is on the card', () => {
    const inputs = { ...old, 'signaal-via': 'werkafspraken' };
    before
      .when({ type: 'save', step: routekaart('1'), inputs })
      .gives({ type: 'AnswersSaved', step: routekaart('1'), answers: byRef({ 'signaal-via': 'werkafspraken' }) });
  });
  it('is judged by it as soon as it is another', () => {
    before
      .when({ type: 'save', step: routekaart('1'), inputs: { 'signaal-datum': '2098-01-01' } })
      .refused({ kind: 'invalid' });
  });
});
