import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveCase, resolveRun } from '../../../src/cases/domain/resolved-run.ts';
import { type Run, trailOf } from '../../../src/cases/domain/state.ts';
import { MOST_QUESTIONS, openCard, questionsOn, stepCards } from '../../../src/cases/domain/step-cards.ts';
import { resolve } from '../../../src/route/resolve.ts';
import type { Ref } from '../../../src/route/types.ts';
import { routekaart as at, stateAfter, walked } from '../../support/case-world.ts';
import { realContent, TODAY } from '../../support/content.ts';

/** Which questions a card shows: it cannot show or hide one while it is being filled in. */

function shownAt(step: string, before: readonly string[], other: Readonly<Record<string, string>> = {}) {
  const found = realContent().steps.get(at(step));
  if (!found) throw new RangeError(step);
  return questionsOn(found, resolveCase(stateAfter(walked(before, other)), realContent())).map(
    (question) => question.id,
  );
}

describe('a question with a condition', () => {
  it('on a question of the same card: shown unless that one is answered otherwise', () => {
    expect(shownAt('2', ['1'])).toContain('school-gedaan');
    expect(shownAt('2', ['1', '2'], { verzuim: 'nee' })).toContain('school-gedaan');
  });

  it('on an earlier step: shown only when that answer says so', () => {
    expect(shownAt('7', ['1', '2', '3', '4', '5', '6'])).toContain('redenen-onderwijs');
    expect(shownAt('7', ['1', '2', '3', '4', '5', '6'], { verzuim: 'nee' })).not.toContain('redenen-onderwijs');
  });

  it('on a skipped step: not shown, because nothing on this card can decide it', () => {
    const why = { reason: 'maatwerk', text: null };
    const passed = [...walked(['1']), { type: 'RouteDeviated', from: at('1'), to: at('7'), ...why } as const];
    const step = realContent().steps.get(at('7'));
    if (!step) throw new RangeError('7');
    expect(questionsOn(step, resolveCase(stateAfter(passed), realContent())).map((question) => question.id)).toEqual(
      step.questions.map((question) => question.id).filter((id) => id !== 'redenen-onderwijs'),
    );
  });
});

type Answers = Readonly<Record<string, string>>;

/** A run of the monitor with these answers, for a young person who may be in any situation. */
function monitor(answers: Answers, done: readonly string[] = []): Run {
  const known = { ...UP_TO_SCHOOL, ...(answers.prio && { schoolinschrijving: 'nee' }), ...answers };
  const byRef = Object.entries(known).map(([id, value]) => [`jikp/${id}`, value]);
  const start = 'jikp/start' as Ref;
  const stored = Object.fromEntries(byRef) as Run['answers'];
  return { id: 1, start, peildatum: TODAY, answers: stored, done: done as readonly Ref[], detours: {} };
}
const UP_TO_SCHOOL: Answers = {
  jikp: 'ja',
  ...{ 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' },
  startkwalificatie: 'nee',
};

function cardsAt(step: string, run: Run) {
  const found = realContent().steps.get(`jikp/${step}` as Ref);
  if (!found) throw new RangeError(step);
  const { cards, waiting } = stepCards(found, resolveRun(run, realContent()));
  const names = (some: typeof waiting) => some.map((question) => question.id).join(' ');
  return {
    cards: cards.map(names),
    waiting: names(waiting),
    goesOnAt: openCard(found, resolveRun(run, realContent())),
  };
}

describe('a step with more questions than fit on a card', () => {
  const FIRST = 'prio doelgroepenregister kvk';
  const WAYS: readonly (readonly [string, string, Answers, readonly string[], string?])[] = [
    [
      'asks first what does not depend on another question',
      '3',
      { schoolinschrijving: 'nee' },
      [FIRST],
      'type-uitkering uren-per-week duur-contract datum-doelgroepenregister werkgever',
    ],
    ['asks nothing more when those answers say so', '3', { prio: '1', doelgroepenregister: 'nee' }, [FIRST]],
    [
      'asks next what those answers call for',
      '3',
      { prio: '3', doelgroepenregister: 'nee' },
      [FIRST, 'uren-per-week duur-contract werkgever'],
    ],
    [
      'needs another card when that is too much',
      '3',
      { prio: '4', doelgroepenregister: 'ja' },
      [FIRST, 'type-uitkering uren-per-week duur-contract datum-doelgroepenregister', 'werkgever'],
    ],
    [
      'may have a card for the one question that decides',
      '2',
      {},
      ['schoolinschrijving'],
      'verzuimmelding brin-nummer locatie-school type-opleiding onderwijsniveau',
    ],
    [
      'keeps to the order of the content',
      '2',
      { schoolinschrijving: 'ja' },
      ['schoolinschrijving', 'verzuimmelding brin-nummer locatie-school type-opleiding', 'onderwijsniveau'],
    ],
    [
      'asks what always applies, whatever is answered',
      '5',
      { prio: '2' },
      ['in-beeld situatie situatie-detentie-verhuisd contact', 'instanties'],
      'laatste-contact afspraken',
    ],
    [
      'puts what an answer calls for beside it',
      '5',
      { prio: '2', contact: 'ja' },
      ['in-beeld situatie situatie-detentie-verhuisd contact', 'laatste-contact afspraken instanties'],
    ],
    [
      'takes "not known" for an answer',
      '4',
      { prio: '1', 'ander-inkomen': 'nee', dagbesteding: 'onbekend' },
      ['dagbesteding indicatie-start indicatie-eind'],
    ],
  ];
  it.each(WAYS.map(([name, ...way]) => [name, way] as const))('%s', (_, [step, answers, cards, waiting = '']) => {
    expect(cardsAt(step, monitor(answers))).toMatchObject({ cards, waiting });
  });

  it('resumes at the first card with unanswered minimum information', () => {
    const first = { prio: '3', doelgroepenregister: 'nee', kvk: 'nee' };
    expect(cardsAt('3', monitor(first)).goesOnAt).toBe(2);
    expect(cardsAt('3', monitor({ ...first, 'duur-contract': 'onbekend' })).goesOnAt).toBe(1);
    // A completed step opens at its first card.
    expect(cardsAt('3', monitor(first, ['jikp/3'])).goesOnAt).toBe(1);
  });

  it('never has a card with more than four questions, and never omits one that applies', () => {
    const { steps } = realContent();
    const asked = [...steps.values()].filter((step) => step.route === 'jikp');
    const value = (options: readonly string[] | undefined) => fc.constantFrom('onbekend', ...(options ?? ['iets']));
    const anyAnswers = fc.record(
      Object.fromEntries(asked.flatMap(({ questions }) => questions).map((one) => [one.id, value(one.options)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const run = monitor(answers as Answers);
        const { path, shown } = resolve(realContent(), trailOf(run));
        for (const step of asked.filter(({ ref }) => path.includes(ref))) {
          const { cards } = stepCards(step, resolveRun(run, realContent()));
          expect(Math.max(...cards.map((card) => card.length))).toBeLessThanOrEqual(MOST_QUESTIONS);
          const all = cards.flat().map((question) => question.ref);
          expect(new Set(all).size).toBe(all.length);
          const applying = step.questions.map(({ ref }) => ref).filter((ref) => shown.includes(ref));
          expect(applying.filter((ref) => !all.includes(ref))).toEqual([]);
        }
      }),
    );
  });
});
