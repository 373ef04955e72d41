import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import { holds } from '../../src/cases/domain/resolved-run.ts';
import type { Run } from '../../src/cases/domain/state.ts';
import { MOST_QUESTIONS, openCard, type StepCards, stepCards } from '../../src/cases/domain/step-cards.ts';
import type { Content, QuestionContent, RouteContent, StepContent } from '../../src/content/content.ts';
import { ONBEKEND, type Ref, type Value } from '../../src/route/types.ts';
import { goneAnswers } from '../../src/telling/content-changes.ts';
import { contradictionsOf } from '../../src/telling/contradictions.ts';
import { deviationsOf } from '../../src/telling/deviations.ts';
import { type Minimum, minimumUpTo } from '../../src/telling/minimum.ts';
import { instructionOf } from '../../src/telling/whereabouts.ts';
import { filledIn } from '../base/carried.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import type { InputValues, Notice } from '../base/view.ts';
import type { StepView } from './views.ts';
import { changeOf, detoursTo, offersOn, otherRunOf, revisingNotices, stepBefore } from './ways.ts';

/** What a card can show beside the stored answers. */
export interface StepExtras {
  /** Which card of a step that has more: from 1, past the last one the last. Absent: where the step goes on. */
  readonly card?: number | undefined;
  readonly notices?: readonly Notice[];
  /** What this coach typed and was not saved. */
  readonly typed?: InputValues;
  readonly problems?: ReadonlyMap<Ref, AnswerProblem>;
  /** Show what is stored beside what was typed. */
  readonly conflict?: boolean;
  /** Minimum information is open: the card asks why the coach goes on. */
  readonly asksWhy?: boolean;
}

const GONE: AnswerProblem = { kind: 'gone' };

/** A card of one step of a case. The step must be on the case's path. */
export function stepView(context: CaseContext, step: StepContent, extras: StepExtras = {}): StepView {
  const { current, content } = context;
  const { state, run, resolution } = current;
  const all = stepCards(step, current);
  const card = Math.min(extras.card ?? openCard(step, current), all.cards.length);
  const questions = all.cards[card - 1] ?? [];
  const minimum = minimumUpTo(current, step.ref);
  const gone = goneAnswers(current).filter(({ question }) => questions.includes(question));
  const said = instructionOf(step, current);
  return {
    kind: 'step',
    head: headOf(state),
    token: tokenOf(context, card === 1 ? step.ref : `${step.ref} ${card}`),
    step,
    card: { number: card, of: cardsInAll(all, card) },
    route: routeOf(step, content),
    what: said.what,
    source: said.source,
    notes: step.notes.filter((note) => holds(current, note.when)),
    questions,
    values: { ...filledIn(questions, run, context.today()), ...extras.typed },
    problems: new Map([...gone.map(({ question }) => [question.ref, GONE] as const), ...(extras.problems ?? [])]),
    stored: {
      ...Object.fromEntries(gone.map(({ question, answer }) => [question.ref, answer])),
      ...(extras.conflict && differing(run.answers, extras.typed ?? {})),
    },
    asksWhy: extras.asksWhy ?? false,
    notices: [...revisingNotices(step.ref, current), ...(extras.notices ?? [])],
    changed: changeOf(current),
    minimum,
    openBefore: openBefore(minimum, step, questions, run),
    canGoBack: card > 1 || resolution.path.indexOf(step.ref) > 0,
    reportClosed: state.closing !== null,
    detours: detoursTo(step.ref, current),
    // Said where it led to, and in the overview; not on every card after that.
    deviations: deviationsOf(current).filter((one) => one.to === step.ref),
    offers: offersOn([stepBefore(step.ref, current)], current),
    contradictions: contradictionsOf(current, step.ref),
    otherRun: otherRunOf(current),
  };
}

/** How many cards the step has; null while answers on this card still decide that. */
function cardsInAll({ cards, waiting }: StepCards, card: number): number | null {
  const later = cards.slice(card).flat().length;
  const most = card + Math.ceil((later + waiting.length) / MOST_QUESTIONS);
  return most > cards.length ? null : cards.length;
}

/** What this card asks is in view, and what later ones ask comes by itself; what earlier ones left open does not. */
function openBefore(
  { missing }: Minimum,
  step: StepContent,
  questions: readonly QuestionContent[],
  run: Run,
): readonly QuestionContent[] {
  return missing.filter((question) =>
    step.questions.includes(question) ? !questions.includes(question) && run.answers[question.ref] === ONBEKEND : true,
  );
}

/** What is stored otherwise than it was typed. */
function differing(stored: Run['answers'], typed: InputValues): Readonly<Record<Ref, Value>> {
  const others = (Object.entries(stored) as [Ref, Value][]).filter(
    ([ref, value]) => JSON.stringify(typed[ref]) !== JSON.stringify(value),
  );
  return Object.fromEntries(others) as Readonly<Record<Ref, Value>>;
}

function routeOf(step: StepContent, content: Content): RouteContent {
  const route = content.routes.get(step.route);
  if (!route) throw new RangeError(`step '${step.ref}' has no route`);
  return route;
}
