import { describe, expect, it } from 'vitest';
import type { Help } from '../../src/content/content.ts';
import { evaluate } from '../../src/route/condition.ts';
import { routekaart } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';
import { type Answers, everyWay, UNANSWERED } from './walking.ts';

/** "Twijfel je?" at step 3 (domein.md §1): the first rule that fits applies. Unanswered is `-`. */

const help = (): Help => {
  const found = realContent().questions.get(routekaart('doelgroep'))?.help;
  if (!found) throw new Error('the doelgroep has no help');
  return found;
};

/** What the content proposes: a doelgroep, 'geen bron', or 'te weinig' while an answer can still change it. */
function proposes(answers: Answers): string {
  const known = (question: string) => {
    const value = answers[question.replace('hulp/', '')];
    return value === undefined || value === UNANSWERED ? null : value;
  };
  const rule = help().rules.find((one) => one.when === null || evaluate(one.when, known) !== false);
  if (!rule || (rule.when && evaluate(rule.when, known) === null)) return 'te weinig';
  return rule.value ?? 'geen bron';
}

type Three = boolean | null;
const both = (a: Three, b: Three): Three =>
  a === false || b === false ? false : a === null || b === null ? null : true;

const either = (a: Three, b: Three): Three =>
  a === true || b === true ? true : a === null || b === null ? null : false;

/** What domein.md §1 proposes, with §11.19 for who is under 18 and enrolled nowhere: its lines in order, each true, false, or not to be said yet. */
function right(answers: Answers): string {
  const is = (id: string, value: string): Three => (answers[id] === UNANSWERED ? null : answers[id] === value);
  const under18 = is('leeftijd', 'onder-18');
  const lines: readonly (readonly [Three, string])[] = [
    [is('startkwalificatie', 'ja'), 'geen-doelgroep'],
    [is('leeftijd', 'boven-grens'), 'geen-doelgroep'],
    [both(under18, is('school', 'verzuim')), 'geen-doelgroep'],
    [both(is('leeftijd', 'vanaf-18'), is('school', 'verzuim')), 'verzuim-18plus'],
    [is('school', 'risico'), 'dreigend-vsv-er'],
    [is('overstap', 'met-diploma'), 'jikp'],
    [both(under18, either(is('school', 'lang-uit'), is('school', 'kort-uit'))), 'geen-doelgroep'],
    [is('school', 'lang-uit'), 'oud-vsv-er'],
    [is('school', 'kort-uit'), 'nieuwe-vsv-er'],
    [is('overstap', 'andere'), 'jikp'],
    [true, 'geen bron'],
  ];
  const [first] = lines.filter(([fits]) => fits !== false);
  return first?.[0] ? first[1] : 'te weinig';
}

const VALUES = {
  startkwalificatie: ['ja', 'nee', UNANSWERED],
  leeftijd: ['onder-18', 'vanaf-18', 'boven-grens', UNANSWERED],
  school: ['verzuim', 'risico', 'op-school', 'lang-uit', 'kort-uit', 'anders', UNANSWERED],
  overstap: ['met-diploma', 'andere', 'geen', UNANSWERED],
};

describe('the help with the doelgroep', () => {
  it('asks four plain questions, with these answers', () => {
    const asked = help().questions.map(({ id, choices }) => [id, choices.map((choice) => choice.value)]);
    const all = Object.entries(VALUES).map(([id, values]) => [id, values.filter((value) => value !== UNANSWERED)]);
    expect(asked).toEqual(all);
  });

  it('proposes as domein.md says, for every combination of answers', () => {
    const wrong = everyWay(VALUES)
      .map((answers) => ({ answers, proposes: proposes(answers), should: right(answers) }))
      .filter((one) => one.proposes !== one.should);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('can propose every doelgroep, and every rule has a reason and a source', () => {
    expect(new Set(help().rules.map((rule) => rule.value))).toEqual(
      new Set([...(realContent().questions.get(routekaart('doelgroep'))?.options ?? []), null]),
    );
    for (const rule of help().rules) {
      expect(rule.explanation).toMatch(/^[A-Z].*\.$/);
      expect(rule.source).toMatchObject({ origin: 'afgeleid' });
    }
    expect(help().rules.at(-1)?.explanation).toBe('Geen bron beslist dit.');
  });

  it('names the age limit that applies on the day', () => {
    expect(help().questions[1]?.choices.map((choice) => choice.label)).toEqual([
      'Jonger dan 18 jaar',
      'Van 18 tot 27 jaar',
      '27 jaar of ouder',
    ]);
  });
});
