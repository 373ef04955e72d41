import type { Content, QuestionContent } from '../../content/content.ts';
import type { Usual } from '../../content/questions/index.ts';
import type { Ref, Value } from '../../route/types.ts';
import { type AnswerProblem, isProblem, objectionTo, readAnswer } from './answers.ts';
import type { Answers } from './events.ts';
import type { Run } from './state.ts';

/** A card's raw inputs, by question id. */
export type Inputs = Readonly<Record<string, unknown>>;

/** The unsaved raw inputs of one card. A deviation saves them when it leaves that card. */
export interface CardInputs {
  readonly step: Ref;
  /** Which card of the step, from 1. */
  readonly card?: number;
  readonly inputs: Inputs;
}

type Read = { readonly answers: Answers } | { readonly problems: ReadonlyMap<Ref, AnswerProblem> };

/**
 * Reads the inputs of every question a card showed. Teams leaves empty inputs out.
 *
 * @param stored an answer that is as it was stays, also one from before a rule: it must not hold up the rest of the card
 */
export function readInputs(
  questions: readonly QuestionContent[],
  inputs: Inputs,
  usual: Usual,
  stored: Run['answers'],
): Read {
  const problems = new Map<Ref, AnswerProblem>();
  const answers: Record<Ref, Value | null> = {};
  for (const question of questions) {
    const answer = readAnswer(question, inputs[question.id]);
    const isAsStored = JSON.stringify(answer) === JSON.stringify(stored[question.ref] ?? null);
    const problem = isProblem(answer) ? answer : isAsStored ? null : objectionTo(question, answer, usual);
    if (problem) problems.set(question.ref, problem);
    else if (!isProblem(answer)) answers[question.ref] = answer;
  }
  return problems.size > 0 ? { problems } : { answers };
}

/** What holds today for a question that says nothing of its own. */
export function usualOn(today: string, { texts }: Content): Usual {
  return { today, days: { from: texts.datum.vroegst, until: texts.datum.laatst } };
}

/** The run with these answers; null takes one away. */
export function withAnswers(run: Run, answers: Answers): Run {
  const merged = Object.entries({ ...run.answers, ...answers }).filter(([, value]) => value !== null);
  return { ...run, answers: Object.fromEntries(merged) as Run['answers'] };
}

/** The answers that differ; null for one that was removed. */
export function changesOf(questions: readonly QuestionContent[], before: Run, after: Run): Answers {
  const changed = questions.flatMap(({ ref }): readonly (readonly [Ref, Value | null])[] => {
    const [old, now] = [before.answers[ref] ?? null, after.answers[ref] ?? null];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [[ref, now]];
  });
  return Object.fromEntries(changed) as Answers;
}
