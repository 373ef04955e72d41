import type { Ref, Test, Value } from './types.ts';

/** Looks up what is known about a question: null when it is unanswered, not asked on this path, or not permitted. */
export type Known = (question: Ref) => Value | null;

/**
 * Evaluates a condition in three-valued (Kleene) logic: true, false, or null when it cannot be decided yet.
 * Stops at the first part that decides, so a caller that records the questions passed to `known` gets a short reason.
 */
export function evaluate(test: Test, known: Known): boolean | null {
  if ('vraag' in test) {
    const value = known(test.vraag);
    if (value === null) return null;
    return typeof value === 'string' ? test.is.includes(value) : value.some((one) => test.is.includes(one));
  }
  if ('niet' in test) {
    const inner = evaluate(test.niet, known);
    return inner === null ? null : !inner;
  }
  const [parts, decisive] = 'alle' in test ? [test.alle, false] : [test.eenVan, true];
  let result: boolean | null = !decisive;
  for (const part of parts) {
    const value = evaluate(part, known);
    if (value === decisive) return decisive;
    if (value === null) result = null;
  }
  return result;
}

/** The questions a condition can read, in the order it names them, each once. */
export function questionsIn(test: Test): readonly Ref[] {
  if ('vraag' in test) return [test.vraag];
  if ('niet' in test) return questionsIn(test.niet);
  const parts = 'alle' in test ? test.alle : test.eenVan;
  return [...new Set(parts.flatMap(questionsIn))];
}
