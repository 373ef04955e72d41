import type { AnswerProblem } from '../src/cases/answers.ts';
import type { Owner } from '../src/cases/cases.ts';
import { displayed } from '../src/cases/displayed.ts';
import { type CaseState, type Detour, type Run, trailOf } from '../src/cases/state.ts';
import type { Content, QuestionContent, RouteContent, StepContent } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { evaluate } from '../src/route/condition.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Reason, Ref, Resolution, Test, Value } from '../src/route/types.ts';
import { answerText } from './cards/answer-text.ts';
import { type Deps, forCase } from './deps.ts';
import type { CaseHead, Minimum, Notice, StepView, Token } from './views.ts';

/** What a card can show beside the stored answers. */
export interface StepExtras {
  readonly notices?: readonly Notice[];
  /** What this coach typed and was not saved. */
  readonly typed?: Readonly<Record<Ref, Value>>;
  readonly problems?: ReadonlyMap<Ref, AnswerProblem>;
  /** Show what is stored beside what was typed. */
  readonly conflict?: boolean;
  /** Minimum information that is open: the card asks why the coach goes on. */
  readonly open?: readonly Ref[];
}

/** The card of one step of a case. The step must be on the case's path. */
export function stepView(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  extras: StepExtras = {},
): StepView {
  const { content } = forCase(deps, state);
  const { run } = state;
  const where = resolve(content, trailOf(run));
  const questions = displayed(step, run, content);
  const isTrue = (test: Test | null) => test === null || holds(test, where, run);
  const prefill = questions.filter((one) => one.prefillToday).map((one) => [one.ref, deps.today()] as const);
  return {
    kind: 'step',
    head: headOf(state),
    token: tokenOf(deps, owner, state, step.ref),
    step,
    route: routeOf(step, content),
    what: step.whatInstead.find((one) => isTrue(one.when))?.what ?? step.what,
    notes: step.notes.filter((note) => isTrue(note.when)).map((note) => note.text),
    questions,
    values: { ...Object.fromEntries(prefill), ...run.answers, ...extras.typed },
    problems: extras.problems ?? new Map(),
    stored: extras.conflict ? differing(run.answers, extras.typed ?? {}) : {},
    asksWhy: extras.open !== undefined,
    notices: [...revisingNotices(step.ref, state, content), ...(extras.notices ?? [])],
    minimum: minimumUpTo(content, where, step.ref),
    canGoBack: where.path.indexOf(step.ref) > 0,
    closed: state.closing !== null,
    detours: detoursTo(step.ref, where, run, content),
    // Said where it led to, and in the overview; not on every card after that.
    deviations: deviationsOf(state, content).filter((one) => run.detours[one.from]?.to === step.ref),
    offers: offersOn([before(step.ref, where, content)], where, run),
    contradictions: contradictionsOf(where, run, content),
    otherRun: otherRunOf(state, content),
  };
}

/** What is stored otherwise than it was typed. */
function differing(stored: Run['answers'], typed: Readonly<Record<Ref, Value>>): Readonly<Record<Ref, Value>> {
  const others = (Object.entries(stored) as [Ref, Value][]).filter(
    ([ref, value]) => JSON.stringify(typed[ref]) !== JSON.stringify(value),
  );
  return Object.fromEntries(others) as Readonly<Record<Ref, Value>>;
}

/** On the step a coach was sent back to: why they are here again. */
function revisingNotices(step: Ref, { run }: CaseState, content: Content): readonly Notice[] {
  const from = content.steps.get(run.revising?.from ?? step);
  if (run.revising?.to !== step || !from) return [];
  const places = { doel: targetText(step, content), van: targetText(from.ref, content), bron: from.source.label };
  return [{ tone: 'info', text: fill(content.texts.route.terug, places) }];
}

function holds(test: Test, where: Resolution, run: Run): boolean {
  return evaluate(test, (ref) => (where.shown.includes(ref) ? (run.answers[ref] ?? null) : null)) === true;
}

/** On the step a fork led to: the usual ways to go elsewhere after all. */
function detoursTo(step: Ref, where: Resolution, run: Run, content: Content): StepView['detours'] {
  const from = before(step, where, content);
  if (!from || run.detours[from.ref]) return [];
  return from.detours
    .filter((one) => one.to !== step && (one.when === null || holds(one.when, where, run)))
    .map(({ to, label }) => ({ from: from.ref, to, label }));
}

function routeOf(step: StepContent, content: Content): RouteContent {
  const route = content.routes.get(step.route);
  if (!route) throw new RangeError(`step '${step.ref}' has no route`);
  return route;
}

function before(step: Ref, where: Resolution, content: Content): StepContent | undefined {
  const ref = where.path[where.path.indexOf(step) - 1];
  return ref && content.steps.get(ref);
}

/** Routes that these steps offer, given the answers. */
export function offersOn(steps: readonly (StepContent | undefined)[], where: Resolution, run: Run): StepView['offers'] {
  return steps.flatMap((step) => (step?.offers ?? []).filter(({ when }) => when === null || holds(when, where, run)));
}

/** Where the coach left the route, in words. */
export function deviationsOf({ run }: CaseState, content: Content): StepView['deviations'] {
  const { afwijken } = content.texts;
  return (Object.entries(run.detours) as [Ref, Detour][]).map(([from, { to, reason, text }]) => {
    const known = content.deviationReasons.find((one) => one.id === reason)?.label;
    const reden = [known, text?.replace(/\.$/, '')].filter(Boolean).join(': ') || afwijken.vervolgactie;
    return {
      from,
      text: fill(afwijken.regel, { van: targetText(from, content), naar: targetText(to, content), reden }),
    };
  });
}

/** Answers that contradict each other (domein: de coach beslist). */
function contradictionsOf(where: Resolution, run: Run, content: Content): readonly string[] {
  const routes = new Set(where.path.map((ref) => content.steps.get(ref)?.route));
  return [...routes].flatMap((id) =>
    (content.routes.get(id ?? '')?.contradictions ?? [])
      .filter((one) => holds(one.when, where, run))
      .map((one) => `${one.text} (${one.source.label})`),
  );
}

/** The walk before this one, by the name of its route. */
export function otherRunOf({ otherRuns }: CaseState, content: Content): StepView['otherRun'] {
  const last = otherRuns.at(-1);
  const route = last && content.routes.get(content.steps.get(last.start)?.route ?? '');
  return last && route
    ? { run: last.id, label: fill(content.texts.ronde['naar-route'], { route: route.title }) }
    : null;
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
