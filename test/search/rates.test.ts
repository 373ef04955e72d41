import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readQuestions, score } from '../../bench/lookups.ts';
import { search } from './search.ts';

/**
 * What kwaliteit.md asks, on the questions nobody tuned on: so an edit of the content cannot break the search unseen.
 * Whoever falls below looks with `npm run bench -- lookups` which of them changed.
 */
test('questions that were set aside are answered and refused as kwaliteit.md asks', () => {
  const questions = readQuestions(join(import.meta.dirname, 'vragen-apart.jsonl'));
  const { hitAt1, hitAt3, refused } = score((question) => search.find(question).map(({ ref }) => ref), questions);
  expect(hitAt1).toBeGreaterThanOrEqual(0.9);
  expect(hitAt3).toBeGreaterThanOrEqual(0.97);
  expect(refused).toBeGreaterThanOrEqual(0.9);
});

test('a file of questions that is not there, is said so with what it should be', () => {
  expect(() => readQuestions('/nope')).toThrow('/nope is niet te lezen');
});
