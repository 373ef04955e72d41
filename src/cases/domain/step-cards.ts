import type { QuestionContent, StepContent } from '../../content/content.ts';
import { evaluate, questionsIn } from '../../route/condition.ts';
import type { Ref } from '../../route/types.ts';
import type { ResolvedRun } from './resolved-run.ts';

/** What one card asks at most: a coach may be on a phone (product.md). A step with more has more cards. */
export const MOST_QUESTIONS = 4;

/** The cards of a step, as far as they are known now: at least one. */
export interface StepCards {
  readonly cards: readonly (readonly QuestionContent[])[];
  /** Questions that may come yet: they wait for an answer that a card of this step asks for. */
  readonly waiting: readonly QuestionContent[];
}

/**
 * Which questions the cards of a step show: those that apply. A card cannot show or hide an input while it is filled
 * in, so as long as everything fits on one card, it also shows what depends on another question of that card and may
 * yet apply. Where it does not fit, such a question waits for the next card, which knows that answer.
 */
export function stepCards(step: StepContent, { run, resolution, known }: ResolvedRun): StepCards {
  const applies = ({ ref, when }: QuestionContent) => !when || resolution.shown.includes(ref);
  const reads = ({ when }: QuestionContent, some: ReadonlySet<Ref>) =>
    when !== undefined && questionsIn(when).some((one) => some.has(one));
  /** Whether a question applies or may yet, with these others still to be asked. */
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
    const card = rest.filter((one) => applies(one) && !reads(one, toAsk)).slice(0, MOST_QUESTIONS);
    if (card.length === 0) break;
    cards.push(card);
    rest = rest.filter((one) => !card.includes(one));
  }
  const unanswered = refsOf(step.questions.filter(({ ref }) => run.answers[ref] === undefined));
  return { cards, waiting: rest.filter((question) => mayApply(question, unanswered)) };
}

/** The questions of one card of a step, from 1; past the last one, those of the last. */
export function questionsOn(step: StepContent, resolved: ResolvedRun, card = 1): readonly QuestionContent[] {
  const { cards } = stepCards(step, resolved);
  return cards[Math.min(card, cards.length) - 1] ?? [];
}

/** The card where a step goes on: the first that asks for minimum information nobody answered. */
export function openCard(step: StepContent, resolved: ResolvedRun): number {
  const { run } = resolved;
  const { cards } = stepCards(step, resolved);
  if (run.done.includes(step.ref)) return 1;
  const open = cards.findIndex((card) => card.some(({ ref, minimum }) => minimum && run.answers[ref] === undefined));
  return Math.max(open, 0) + 1;
}

function refsOf(questions: readonly QuestionContent[]): ReadonlySet<Ref> {
  return new Set(questions.map((question) => question.ref));
}
