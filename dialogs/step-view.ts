import type { AnswerProblem } from '../src/cases/answers.ts';
import type { Owner } from '../src/cases/cases.ts';
import { displayed } from '../src/cases/displayed.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import type { Content, QuestionContent, StepContent } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { evaluate } from '../src/route/condition.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Reason, Ref, Resolution, Test, Value } from '../src/route/types.ts';
import { answerText } from './cards/answer-text.ts';
import type { Deps } from './deps.ts';
import type { CaseHead, Minimum, Notice, StepView, Token } from './views.ts';

/** What a card can show beside the stored answers. */
export interface StepExtras {
  readonly notices?: readonly Notice[];
  /** What this coach typed and was not saved. */
  readonly typed?: Readonly<Record<Ref, Value>>;
  readonly problems?: ReadonlyMap<Ref, AnswerProblem>;
  /** Show what is stored beside what was typed. */
  readonly conflict?: boolean;
}

/** The card of one step of a case. The step must be on the case's path. */
export function stepView(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  extras: StepExtras = {},
): StepView {
  const { content } = deps;
  const { run } = state;
  const where = resolve(content, trailOf(run));
  const questions = displayed(step, run, content);
  const isTrue = (test: Test) =>
    evaluate(test, (ref) => (where.shown.includes(ref) ? (run.answers[ref] ?? null) : null)) === true;
  const prefill = questions.filter((one) => one.prefillToday).map((one) => [one.ref, deps.today()] as const);
  return {
    kind: 'step',
    head: headOf(state),
    token: tokenOf(deps, owner, state, step.ref),
    step,
    total: content.routes.get(step.route)?.steps.length ?? 0,
    what: step.whatInstead.find((one) => isTrue(one.when))?.what ?? step.what,
    notes: step.notes.filter((note) => note.when === null || isTrue(note.when)).map((note) => note.text),
    questions,
    values: { ...Object.fromEntries(prefill), ...run.answers, ...extras.typed },
    problems: extras.problems ?? new Map(),
    stored: extras.conflict ? run.answers : null,
    notices: extras.notices ?? [],
    minimum: minimumUpTo(content, where, step.ref),
    canGoBack: where.path.indexOf(step.ref) > 0,
    closed: state.closing !== null,
  };
}

export function headOf({ bijnaam, kenmerk, gemeente, status }: CaseState): CaseHead {
  return { bijnaam, kenmerk, gemeente, status };
}

export function tokenOf(deps: Deps, owner: Owner, state: CaseState, what: string): Token {
  return { case: state.id, revision: state.revision, key: deps.cases.cardKey(owner, state, what) };
}

/** How much of the minimum information is known, over the path as far as `last`; over all of it without `last`. */
export function minimumUpTo(content: Content, where: Resolution, last?: Ref): Minimum {
  const steps = last === undefined ? where.path : where.path.slice(0, where.path.indexOf(last) + 1);
  const asked = where.shown.flatMap((ref): readonly QuestionContent[] => {
    const question = content.questions.get(ref);
    const step = content.askedAt.get(ref);
    return question?.minimum && step && steps.includes(step) ? [question] : [];
  });
  const missing = asked.filter((question) => where.missing.includes(question.ref));
  return { known: asked.length - missing.length, total: asked.length, missing };
}

/** "Je gaat naar fase 5, stap 12, omdat je 'Oud-vsv'er' koos (routekaart, stap 3)." */
export function reasonText(reason: Reason, content: Content): string {
  const { texts } = content;
  const at = content.steps.get(reason.at);
  const answers = (Object.entries(reason.answers) as [Ref, Value][]).flatMap(([ref, value]) => {
    const question = content.questions.get(ref);
    if (!question) return [];
    const antwoord = answerText(question, value, texts);
    // 'Ja' says nothing without its question; 'Oud-vsv'er' does.
    if (question.kind === 'ja-nee') return [fill(texts.route['keuze-bij'], { antwoord, vraag: question.text })];
    return [fill(texts.route.keuze, { antwoord })];
  });
  return fill(texts.route['je-gaat-naar'], {
    doel: targetText(reason.ref, content),
    antwoorden: answers.join(texts.route.en),
    bron: at?.source.label ?? '',
  });
}

/** Where a reason leads, in words: `fase 5, stap 12`, or an outcome's title. */
export function targetText(target: Ref | string, content: Content): string {
  const step = content.steps.get(target as Ref);
  if (step) return fill(content.texts.route.stap, { fase: step.phase.id, stap: step.id });
  return content.outcomes.get(target)?.title ?? target;
}
