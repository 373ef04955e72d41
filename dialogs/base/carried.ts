import { asInput, isProblem, LONGEST_TEXT, readAnswer, refusedInput } from '../../src/cases/domain/answers.ts';
import type { CardInputs, Inputs } from '../../src/cases/domain/inputs.ts';
import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Run } from '../../src/cases/domain/state.ts';
import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import type { CaseContext, Context } from './context.ts';
import { type Data, OnStep, REASON } from './verb.ts';
import type { Carried, InputValues } from './view.ts';

/** What a coach typed but did not save. It is shown again, except for what may not be kept. */

/** The raw inputs as values to show again; null for an empty input. Leaves out what may not be kept. */
export function typedValues(questions: readonly QuestionContent[], inputs: Inputs): InputValues {
  const typed = questions.flatMap((question): readonly (readonly [Ref, Value | null])[] => {
    const input = inputs[question.id];
    const answer = readAnswer(question, input);
    if (!isProblem(answer)) return [[question.ref, answer]];
    const refused = refusedInput(question, input, answer);
    return refused === null ? [] : [[question.ref, refused]];
  });
  return Object.fromEntries(typed) as InputValues;
}

/** Drops empty inputs: on a stale card there is no telling whether an input was cleared or never filled in. */
export function withoutEmpty(typed: InputValues): InputValues {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null)) as InputValues;
}

/** The initial values of a card's inputs: the stored answer, or else what the content proposes. */
export function filledIn(questions: readonly QuestionContent[], { answers }: Run, today: string): InputValues {
  const values = questions.map((question) => {
    const proposed = question.prefillToday ? today : undefined;
    return [question.ref, asInput(question, answers[question.ref] ?? proposed)] as const;
  });
  return Object.fromEntries(values) as InputValues;
}

/**
 * Picks the inputs for the questions of the card's step out of everything a card sends. Question ids are the same in
 * the content of every day, so today's content will do. Without `card`: the first card of the step.
 */
export function inputsOn(
  { content }: Context,
  { step, card }: { readonly step: Ref; readonly card?: number | undefined },
  data: Data,
): CardInputs {
  const questions = content.steps.get(step)?.questions ?? [];
  const inputs = Object.fromEntries(questions.map(({ id }) => [id, data[id]]));
  return { step, inputs, ...(card !== undefined && { card }) };
}

/** On the step's own card it stands under another name. */
function reasonIn({ motivatie }: Data, carried: string): string {
  const reason = carried || (typeof motivatie === 'string' ? motivatie.trim() : '');
  return findPersonalData(reason) ? '' : reason.slice(0, LONGEST_TEXT);
}

/**
 * What was typed on a step's card and has to be carried along while the coach looks at something else; null when it
 * does not differ from what the card showed. Only a button that sends inputs says which card they are from; for any
 * other button, absent inputs mean nothing.
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
  const reason = reasonIn(data, at.data[REASON]);
  const isNew = reason !== '' && reason !== current.run.whyOpen?.[step.ref];
  if (JSON.stringify(values) === JSON.stringify(before) && !isNew) return null;
  return { step: step.ref, card, questions, values, reason };
}
