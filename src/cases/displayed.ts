import type { Content, QuestionContent, StepContent } from '../content/content.ts';
import { evaluate, questionsIn } from '../route/condition.ts';
import { knownOn } from '../route/known.ts';
import { resolve } from '../route/resolve.ts';
import { type Run, trailOf } from './state.ts';

/**
 * The questions a step's card shows: those that apply, and those that depend on another question of the same card and
 * may yet apply. A card cannot show or hide an input while it is filled in.
 */
export function displayed(step: StepContent, run: Run, content: Content): readonly QuestionContent[] {
  const trail = trailOf(run);
  const where = resolve(content, trail);
  const known = knownOn(content, trail, where);
  const onThisCard = new Set(step.questions.map((question) => question.ref));
  return step.questions.filter(({ ref, when }) => {
    if (!when || where.shown.includes(ref)) return true;
    if (!questionsIn(when).some((one) => onThisCard.has(one))) return false;
    return evaluate(when, (one) => (onThisCard.has(one) ? null : known(one))) !== false;
  });
}
