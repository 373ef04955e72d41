import { questionsIn } from '../../route/condition.ts';
import type { Ref } from '../../route/types.ts';
import type { QuestionContent } from '../content.ts';
import type { CompiledRoute } from './route.ts';

/**
 * Marks the questions that decide something: those a fork reads, and those that say what `onbekend` counts as. Left
 * empty, such a question stays open; any other minimum item counts as "not known yet".
 */
export function markDeciding(routes: readonly CompiledRoute[]): readonly CompiledRoute[] {
  const exits = routes.flatMap((route) => route.steps.flatMap((step) => step.exits));
  const read: ReadonlySet<Ref> = new Set(exits.flatMap(({ when }) => (when ? questionsIn(when) : [])));
  const marked = (question: QuestionContent): QuestionContent => ({
    ...question,
    decides: read.has(question.ref) || question.unknownAs !== undefined,
  });
  return routes.map((route) => ({
    ...route,
    steps: route.steps.map((step) => ({ ...step, questions: step.questions.map(marked) })),
  }));
}
