import { expect, test } from 'vitest';
import { type AskedQuestion, JUDGING, QUESTIONS, readQuestions, score } from '../../harness/questions.ts';
import { isSure } from '../../src/search/search.ts';
import { search } from './search.ts';

const lookUp = (question: string) => search.find(question).map(({ ref }) => ref);
const sure = (question: string) => isSure(search.find(question)[0]?.score ?? 0);
const rates = (questions: readonly AskedQuestion[]) => score(lookUp, questions, sure);

/**
 * The first two files were tuned on. What the look-ups reach, so that an edit of the content or of its examples cannot break them unseen.
 * Whoever falls below looks with `npm run bench -- lookups` and `search --waarom` at which of them changed.
 */
test('questions that were set aside are answered and refused as kwaliteit.md asks', () => {
  const { hitAt1, hitAt3, refused, wrongAndSure } = rates(readQuestions(QUESTIONS.setAside));
  expect(hitAt1).toBeGreaterThanOrEqual(0.9);
  expect(hitAt3).toBeGreaterThanOrEqual(0.97);
  expect(refused).toBeGreaterThanOrEqual(0.9);
  expect(wrongAndSure).toBeLessThanOrEqual(0.02);
});

test('of whole sentences and dialect fewer are found, and hardly any that should be refused', () => {
  const { hitAt3, refused } = rates(readQuestions(QUESTIONS.sentences));
  expect(hitAt3).toBeGreaterThanOrEqual(0.8);
  expect(refused).toBeGreaterThanOrEqual(0.9);
});

/**
 * What they reach on questions that nobody tuned on, a little below what was measured (decision 0021). What issue 14 asks
 * more than this, is still to be learned: more examples, by more hands.
 */
test('questions of a hand that trained nothing are answered, refused and doubted as measured', () => {
  const whole = rates(readQuestions(JUDGING.sentences));
  expect(whole.hitAt1).toBeGreaterThanOrEqual(0.75);
  expect(whole.hitAt3).toBeGreaterThanOrEqual(0.92);
  expect(whole.wrongAndSure).toBeLessThanOrEqual(0.02);
  const short = rates(readQuestions(JUDGING.short));
  expect(short.hitAt1).toBeGreaterThanOrEqual(0.8);
  expect(short.hitAt3).toBeGreaterThanOrEqual(0.88);
  expect(short.wrongAndSure).toBeLessThanOrEqual(0.02);
  const notOurs = rates(readQuestions(JUDGING.notOurs));
  expect(notOurs.refused).toBeGreaterThanOrEqual(0.9);
  expect(notOurs.wrongAndSure).toBeLessThanOrEqual(0.02);
});

test('danger is found by nearly all who type it, and never given as second', () => {
  const { hitAt1, hitAt3 } = rates(readQuestions(JUDGING.danger));
  expect(hitAt1).toBeGreaterThanOrEqual(0.93);
  expect(hitAt3 - hitAt1).toBeLessThanOrEqual(0.01);
});

test('a file of questions that is not there, is said so with what it should be', () => {
  expect(() => readQuestions('/nope')).toThrow('/nope is niet te lezen');
});
