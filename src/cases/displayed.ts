import type { Content, QuestionContent, StepContent } from '../content/content.ts';
import { evaluate } from '../route/condition.ts';
import { resolve } from '../route/resolve.ts';
import { ONBEKEND } from '../route/types.ts';
import { type Run, trailOf } from './state.ts';

/**
 * The questions a step's card shows: those that apply, and those of which it cannot be said yet because they depend on
 * another question of the same card. A card cannot show or hide an input while it is filled in.
 */
export function displayed(step: StepContent, run: Run, content: Content): readonly QuestionContent[] {
  const { shown } = resolve(content, trailOf(run));
  return step.questions.filter((question) => {
    if (!question.when || shown.includes(question.ref)) return true;
    const dependsOnThisCard = (ref: string) => step.questions.some((other) => other.ref === ref);
    return (
      evaluate(question.when, (ref) => {
        if (dependsOnThisCard(ref) || !shown.includes(ref)) return null;
        const value = run.answers[ref] ?? null;
        return value === ONBEKEND ? (content.questions.get(ref)?.unknownAs ?? null) : value;
      }) !== false
    );
  });
}
