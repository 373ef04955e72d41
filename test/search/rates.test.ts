import { expect, test } from 'vitest';
import { QUESTIONS, readQuestions, score } from '../../harness/questions.ts';
import { search } from './search.ts';

const lookUp = (question: string) => search.find(question).map(({ ref }) => ref);

/**
 * What kwaliteit.md asks, on the questions nobody tuned on: so an edit of the content cannot break the search unseen.
 * Whoever falls below looks with `npm run bench -- lookups` which of them changed.
 */
test('questions that were set aside are answered and refused as kwaliteit.md asks', () => {
  const { hitAt1, hitAt3, refused } = score(lookUp, readQuestions(QUESTIONS.setAside));
  expect(hitAt1).toBeGreaterThanOrEqual(0.9);
  expect(hitAt3).toBeGreaterThanOrEqual(0.97);
  expect(refused).toBeGreaterThanOrEqual(0.9);
});

test('of whole sentences and dialect fewer are found, and hardly any that should be refused', () => {
  const { hitAt3, refused } = score(lookUp, readQuestions(QUESTIONS.sentences));
  expect(hitAt3).toBeGreaterThanOrEqual(0.8);
  expect(refused).toBeGreaterThanOrEqual(0.9);
});

test('a file of questions that is not there, is said so with what it should be', () => {
  expect(() => readQuestions('/nope')).toThrow('/nope is niet te lezen');
});
