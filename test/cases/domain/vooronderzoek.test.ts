import { describe, it } from 'vitest';
import type { Command } from '../../../src/cases/domain/decide/decide.ts';
import { ONBEKEND } from '../../../src/route/types.ts';
import { answer, answered, byRef, given, inputsFor, routekaart, walked } from '../../support/case-world.ts';

/** Routekaart, stap 7: the vooronderzoek cannot end silently with minimum information open. */

const TO_7 = ['1', '2', '3', '4', '5', '6'];
const complete = given(...walked(TO_7));
const lacking = given(...walked(TO_7, { ondersteuningsvraag: '' }));
const why = (motivation: string): Command => ({
  ...{ type: 'answer', step: routekaart('7'), inputs: inputsFor('7'), confirmed: false },
  motivation,
});
const ANSWERS = {
  redenen: ['niet-passende-studiekeuze'],
  'redenen-onderwijs': ['geen'],
  'ingezet-en-effect': 'gesprekken, weinig effect',
  'mogelijke-stappen': 'andere opleiding',
};

describe('going on from step 7', () => {
  it('requires nothing when everything is known', () => {
    complete.when(answer('7')).gives(answered('7', ANSWERS));
  });

  it('requires a reason when something is open, and lists what', () => {
    lacking.when(answer('7')).refused({ kind: 'motivation-needed', missing: [routekaart('ondersteuningsvraag')] });
    lacking.when(why('   ')).refused({ kind: 'motivation-needed' });
  });

  it('includes what this step itself leaves open', () => {
    complete
      .when(answer('7', { ...inputsFor('7'), 'mogelijke-stappen': '' }))
      .refused({ kind: 'motivation-needed', missing: [routekaart('mogelijke-stappen')] });
  });

  it('stores the reason with the answer', () => {
    lacking.when(why(' de jongere wil het nog niet zeggen ')).gives({
      ...{ type: 'StepAnswered', step: routekaart('7'), answers: byRef(ANSWERS) },
      motivation: 'de jongere wil het nog niet zeggen',
    });
  });

  it('does not store a reason when nothing is open', () => {
    complete.when(why('zomaar')).gives(answered('7', ANSWERS));
  });

  it('refuses a reason with personal data', () => {
    lacking
      .when(why('bel moeder op 06 12345678'))
      .refused({ kind: 'motivation', problem: { kind: 'personal', what: 'telefoon' } });
  });

  it('requires a reason at step 7 only', () => {
    given(...walked(TO_7.slice(0, 4)))
      .when(answer('5', { ...inputsFor('5'), ondersteuningsvraag: '' }))
      .gives(
        answered('5', {
          domeinen: ['wonen', 'school-en-werk'],
          hulpmiddel: ['geen'],
          ondersteuningsvraag: ONBEKEND,
        }),
      );
  });
});
