import { asInput, isProblem, readAnswer } from '../../src/cases/domain/answers.ts';
import type { Inputs } from '../../src/cases/domain/inputs.ts';
import type { CaseState, Run } from '../../src/cases/domain/state.ts';
import { displayed } from '../../src/cases/domain/step-cards.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import { type Data, OnStep } from './button.ts';
import { type Deps, forCase } from './deps.ts';
import type { Carried, Typed } from './views.ts';

/** What a coach typed and did not save: shown again, without what may not be kept. */

/** Null: there is nothing in the input (any more). What may not be kept is left out. */
export function typedValues(questions: readonly QuestionContent[], inputs: Inputs): Typed {
  const typed = questions.flatMap((question): readonly (readonly [Ref, Value | null])[] => {
    const input = inputs[question.id];
    const answer = readAnswer(question, input);
    if (!isProblem(answer)) return [[question.ref, answer]];
    return answer.kind === 'too-long' && typeof input === 'string' ? [[question.ref, input]] : [];
  });
  return Object.fromEntries(typed) as Typed;
}

/** Without what was left empty: on a card that got old, nobody can tell whether it was emptied or never filled in. */
export function withoutEmpty(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null)) as Typed;
}

/** What a card shows in these inputs before anybody types: what is stored, or else what the content proposes. */
export function filledIn(questions: readonly QuestionContent[], { answers }: Run, today: string): Typed {
  const values = questions.map((question) => {
    const proposed = question.prefillToday ? today : undefined;
    return [question.ref, asInput(question, answers[question.ref] ?? proposed)] as const;
  });
  return Object.fromEntries(values) as Typed;
}

/**
 * A look at something else takes along what was typed on a step's card, if it is other than what the card showed. Only
 * a button that sends what was typed says which card it is of: of any other, empty inputs mean nothing.
 */
export function carry(deps: Deps, state: CaseState, data: Data): Carried | null {
  const { content } = forCase(deps, state);
  const at = OnStep.safeParse(data);
  const found = at.success ? content.steps.get(at.data.step) : undefined;
  if (!found || at.data?.card === undefined) return null;
  const { card } = at.data;
  const questions = displayed(found, state.run, content, card);
  const inputs = typedValues(questions, data);
  const before = filledIn(questions, state.run, deps.today());
  const values = { ...before, ...(data.revision === state.revision ? inputs : withoutEmpty(inputs)) };
  if (JSON.stringify(values) === JSON.stringify(before)) return null;
  return { step: found.ref, card, questions, values };
}
