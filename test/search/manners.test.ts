import { expect, test } from 'vitest';
import { OWN, QUESTIONS, readQuestions } from '../../harness/questions.ts';
import { search } from './search.ts';

test('greetings and thanks around a question change nothing, of any question there is', () => {
  const files = [QUESTIONS.setAside, QUESTIONS.sentences, OWN.sentences, OWN.short, OWN.notOurs, OWN.danger];
  const changed = files.flatMap(readQuestions).filter(({ q }) => {
    const bare = search.find(q);
    const polite = search.find(`Goedemorgen collega, ${q} alvast bedankt, groetjes`);
    return JSON.stringify(bare) !== JSON.stringify(polite);
  });
  expect(changed.map(({ q }) => q)).toEqual([]);
});

test('a question in English is told from one with a few English words', () => {
  expect(search.isEnglish('what should i do when the student does not answer')).toBe(true);
  expect(search.isEnglish('wat is de deadline van de startset')).toBe(false);
});

test.each([
  'maanlanding',
  'de maanlanding',
  'wat is een maanlanding',
  'vliegdekschip',
  'kernfusiereactor',
  'orgeldraaier',
])('a rare word is not found by groups of its letters: %s', (question) => {
  expect(search.find(question)).toEqual([]);
});
