import type { QuestionContent, StepContent } from '../../content/content.ts';
import { evaluate, questionsIn } from '../../route/condition.ts';
import type { Ref } from '../../route/types.ts';
import type { ResolvedRun } from './resolved-run.ts';

/** The most questions on one card, and then the step has only that one (0033). A coach may be on a phone. */
export const MOST_QUESTIONS = 5;
/** How many go on a card of a step that has more. */
export const QUESTIONS_A_CARD = 4;

/** The cards of a step, as far as they are known. There is always at least one. */
export interface StepCards {
  readonly cards: readonly (readonly QuestionContent[])[];
  /** Questions that may still follow, depending on an answer that a card of this step asks for. */
  readonly waiting: readonly QuestionContent[];
}

/**
 * Divides the questions that apply over the cards of a step. A card cannot show or hide an input while it is being
 * filled in. So as long as everything fits on one card, that card also shows questions that may apply depending on
 * another question on it. When it does not fit, such a question waits for a later card, which knows the answer.
 */
export function stepCards(step: StepContent, { run, resolution, known }: ResolvedRun): StepCards {
  const applies = ({ ref, when }: QuestionContent) => !when || resolution.shown.includes(ref);
  const reads = ({ when }: QuestionContent, some: ReadonlySet<Ref>) =>
    when !== undefined && questionsIn(when).some((one) => some.has(one));
  /** Whether a question applies, or may still apply while `toAsk` is unanswered. */
  const mayApply = (question: QuestionContent, toAsk: ReadonlySet<Ref>) => {
    if (!question.when || applies(question)) return true;
    return reads(question, toAsk) && evaluate(question.when, (one) => (toAsk.has(one) ? null : known(one))) !== false;
  };

  const together = step.questions.filter((question) => mayApply(question, refsOf(step.questions)));
  if (together.length <= MOST_QUESTIONS) return { cards: [together], waiting: [] };
  const cards: (readonly QuestionContent[])[] = [];
  let rest: readonly QuestionContent[] = together;
  for (;;) {
    const toAsk = refsOf(rest);
    const card = rest.filter((one) => applies(one) && !reads(one, toAsk)).slice(0, QUESTIONS_A_CARD);
    if (card.length === 0) break;
    cards.push(card);
    rest = rest.filter((one) => !card.includes(one));
  }
  const unanswered = refsOf(step.questions.filter(({ ref }) => run.answers[ref] === undefined));
  return { cards, waiting: rest.filter((question) => mayApply(question, unanswered)) };
}

/** The questions on one card of a step. @param card from 1; beyond the last card, the last one */
export function questionsOn(step: StepContent, resolved: ResolvedRun, card = 1): readonly QuestionContent[] {
  const { cards } = stepCards(step, resolved);
  return cards[Math.min(card, cards.length) - 1] ?? [];
}

/** The card where a step resumes: the first with unanswered minimum information, or with what an open fork waits for. */
export function openCard(step: StepContent, resolved: ResolvedRun): number {
  const { run, resolution } = resolved;
  const { cards } = stepCards(step, resolved);
  if (run.done.includes(step.ref)) {
    const waitsFor = resolution.open?.step === step.ref ? resolution.open.waitsFor : [];
    return (
      Math.max(
        cards.findIndex((card) => card.some(({ ref }) => waitsFor.includes(ref))),
        0,
      ) + 1
    );
  }
  const open = cards.findIndex((card) => card.some(({ ref, minimum }) => minimum && run.answers[ref] === undefined));
  return Math.max(open, 0) + 1;
}

function refsOf(questions: readonly QuestionContent[]): ReadonlySet<Ref> {
  return new Set(questions.map((question) => question.ref));
}
