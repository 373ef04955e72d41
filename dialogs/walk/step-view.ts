import type { AnswerProblem } from '../../src/cases/domain/answers.ts';
import { missingUpTo } from '../../src/cases/domain/decide/motivation.ts';
import { holds } from '../../src/cases/domain/resolved-run.ts';
import type { Run } from '../../src/cases/domain/state.ts';
import { openCard, QUESTIONS_A_CARD, type StepCards, stepCards } from '../../src/cases/domain/step-cards.ts';
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
import { ageNotices, changeOf, detoursTo, offeringAt, offersOn, otherRunOf, revisingNotices } from './onward.ts';
import type { StepView } from './views.ts';

/** What a card can show besides the stored answers. */
export interface StepExtras {
  /** Which card of the step, from 1; beyond the last, the last one. Absent: the card where the step resumes. */
  readonly card?: number | undefined;
  readonly notices?: readonly Notice[];
  /** What this coach typed but did not save. */
  readonly typed?: InputValues;
  readonly problems?: ReadonlyMap<Ref, AnswerProblem>;
  /** Whether to show what is stored beside what was typed. */
  readonly conflict?: boolean;
  /** Asks why the coach goes on with minimum information open. */
  readonly asksWhy?: NonNullable<StepView['asksWhy']>;
}

const GONE: AnswerProblem = { kind: 'gone' };

/** A card of one step of a case. The step must be on the case's path. */
export function stepView(context: CaseContext, step: StepContent, extras: StepExtras = {}): StepView {
  const { current, content } = context;
  const { state, run, resolution } = current;
  const all = stepCards(step, current);
  const card = Math.min(extras.card ?? openCard(step, current), all.cards.length);
  const questions = all.cards[card - 1] ?? [];
  const minimum = minimumUpTo(current);
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
    asksWhy: extras.asksWhy ?? knownReason(step, current),
    notices: [
      ...revisingNotices(step.ref, current),
      ...ageNotices(current, context.today()),
      ...(extras.notices ?? []),
    ],
    changed: changeOf(current),
    minimum,
    openBefore: openBefore(minimumUpTo(current, step.ref), step, questions, run),
    canGoBack: card > 1 || resolution.path.indexOf(step.ref) > 0,
    reportClosed: state.closing !== null,
    detours: detoursTo(step.ref, current),
    // Shown at the step it led to and in the overview, but not on every later card.
    deviations: deviationsOf(current).filter((one) => one.to === step.ref),
    offers: offersOn(offeringAt(step.ref, current), current),
    contradictions: contradictionsOf(current, step.ref),
    otherRun: otherRunOf(current),
  };
}

/** How many cards the step has; null while answers on this card still decide it. */
function cardsInAll({ cards, waiting }: StepCards, card: number): number | null {
  const later = cards.slice(card).flat().length;
  const most = card + Math.ceil((later + waiting.length) / QUESTIONS_A_CARD);
  return most > cards.length ? null : cards.length;
}

/** The reason given here before, as long as something is open. */
function knownReason(step: StepContent, current: CaseContext['current']): StepView['asksWhy'] {
  const reason = current.run.whyOpen?.[step.ref];
  return reason && missingUpTo(step.ref, current).length > 0 ? { reason, told: false } : null;
}

/** Minimum information that earlier cards left open. What this card or a later one asks needs no reminder. */
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

/** The stored answers that differ from what was typed. */
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
