import { isProblem, readAnswer } from '../src/cases/answers.ts';
import type { Inputs } from '../src/cases/decide.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { QuestionContent } from '../src/content/content.ts';
import type { Ref, Value } from '../src/route/types.ts';
import { type Deps, forCase } from './deps.ts';
import type { Carried } from './views.ts';

/** What a coach typed and did not save: shown again, without what may not be kept. */

export function typedValues(questions: readonly QuestionContent[], inputs: Inputs): Readonly<Record<Ref, Value>> {
  const typed = questions.flatMap((question): readonly (readonly [Ref, Value])[] => {
    const input = inputs[question.id];
    const answer = readAnswer(question, input);
    if (answer === null) return [];
    if (!isProblem(answer)) return [[question.ref, answer]];
    return answer.kind === 'too-long' && typeof input === 'string' ? [[question.ref, input]] : [];
  });
  return Object.fromEntries(typed) as Readonly<Record<Ref, Value>>;
}

/** A look at something else takes along what was typed on a step's card, if it is other than what is stored. */
export function carry(deps: Deps, state: CaseState, step: unknown, inputs: Inputs): Carried | null {
  const { content } = forCase(deps, state);
  const found = typeof step === 'string' ? content.steps.get(step as Ref) : undefined;
  if (!found) return null;
  const values = typedValues(found.questions, inputs);
  const isNew = ([ref, value]: [string, Value]) =>
    JSON.stringify(state.run.answers[ref as Ref]) !== JSON.stringify(value);
  if (!Object.entries(values).some(isNew)) return null;
  return { step: found.ref, questions: found.questions, values };
}
