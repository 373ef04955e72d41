import type { QuestionContent } from '../../src/content/content.ts';
import { ONBEKEND, type Ref } from '../../src/route/types.ts';
import type { Minimum } from './views.ts';
import type { Walked } from './walked.ts';

/**
 * How much of the minimum information is known, over the path as far as `last`; over all of it without `last`. What a
 * Doorstroompunt may not have, and is not known, counts on neither side.
 */
export function minimumUpTo({ content, where, run }: Walked, last?: Ref): Minimum {
  const steps = last === undefined ? where.path : where.path.slice(0, where.path.indexOf(last) + 1);
  const asked = where.shown.flatMap((ref): readonly QuestionContent[] => {
    const question = content.questions.get(ref);
    const step = content.askedAt.get(ref);
    const unavailable = question?.available === 'rood' && run.answers[ref] === ONBEKEND;
    return question?.minimum && !unavailable && step && steps.includes(step) ? [question] : [];
  });
  const missing = asked.filter((question) => where.missing.includes(question.ref));
  return { known: asked.length - missing.length, total: asked.length, missing };
}

/** The same of several walks together. */
export function sumOf(all: readonly Minimum[]): Minimum {
  return {
    known: all.reduce((sum, one) => sum + one.known, 0),
    total: all.reduce((sum, one) => sum + one.total, 0),
    missing: all.flatMap((one) => one.missing),
  };
}
