import { asInput, isProblem, readAnswer } from '../../src/cases/domain/answers.ts';
import type { CardInputs, Inputs } from '../../src/cases/domain/inputs.ts';
import type { Run } from '../../src/cases/domain/state.ts';
import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { CaseContext, Context } from './context.ts';
import { type Data, OnStep } from './verb.ts';
import type { Carried, InputValues } from './view.ts';

/** What a coach typed and did not save: shown again, without what may not be kept. */

/** Null: there is nothing in the input (any more). What may not be kept is left out. */
export function typedValues(questions: readonly QuestionContent[], inputs: Inputs): InputValues {
  const typed = questions.flatMap((question): readonly (readonly [Ref, Value | null])[] => {
    const input = inputs[question.id];
    const answer = readAnswer(question, input);
    if (!isProblem(answer)) return [[question.ref, answer]];
    return answer.kind === 'too-long' && typeof input === 'string' ? [[question.ref, input]] : [];
  });
  return Object.fromEntries(typed) as InputValues;
}

/** Without what was left empty: on a card that got old, nobody can tell whether it was emptied or never filled in. */
export function withoutEmpty(typed: InputValues): InputValues {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null)) as InputValues;
}

/** What a card shows in these inputs before anybody types: what is stored, or else what the content proposes. */
export function filledIn(questions: readonly QuestionContent[], { answers }: Run, today: string): InputValues {
  const values = questions.map((question) => {
    const proposed = question.prefillToday ? today : undefined;
    return [question.ref, asInput(question, answers[question.ref] ?? proposed)] as const;
  });
  return Object.fromEntries(values) as InputValues;
}

/** A card of a step; absent: its first. */
interface CardOfStep {
  readonly step: Ref;
  readonly card?: number | undefined;
}

/** Of everything a card sends, only what answers a question of its step. Ids are the same on every day. */
export function inputsOn({ content }: Context, { step, card }: CardOfStep, data: Data): CardInputs {
  const questions = content.steps.get(step)?.questions ?? [];
  const inputs = Object.fromEntries(questions.map(({ id }) => [id, data[id]]));
  return { step, inputs, ...(card !== undefined && { card }) };
}

/**
 * A look at something else takes along what was typed on a step's card, if it is other than what the card showed. Only
 * a button that sends what was typed says which card it is of: of any other, empty inputs mean nothing.
 */
export function carry({ content, current, today }: CaseContext, data: Data): Carried | null {
  const at = OnStep.safeParse(data);
  const step = at.success ? content.steps.get(at.data.step) : undefined;
  if (!step || at.data?.card === undefined) return null;
  const { card } = at.data;
  const questions = questionsOn(step, current, card);
  const inputs = typedValues(questions, data);
  const before = filledIn(questions, current.run, today());
  const values = { ...before, ...(data.revision === current.state.revision ? inputs : withoutEmpty(inputs)) };
  if (JSON.stringify(values) === JSON.stringify(before)) return null;
  return { step: step.ref, card, questions, values };
}
