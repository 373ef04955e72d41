import { z } from 'zod';
import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import type { Content, QuestionContent, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { resolve, targetRef } from '../../src/route/resolve.ts';
import { ONBEKEND, type Reason, type Ref, type Resolution, type Value } from '../../src/route/types.ts';
import { goalText } from '../../src/telling/destinations.ts';
import { deviationsOf } from '../../src/telling/deviations.ts';
import { openForkText } from '../../src/telling/forks.ts';
import { type Minimum, minimumUpTo } from '../../src/telling/minimum.ts';
import { isChoice, reasonText } from '../../src/telling/reasons.ts';
import { readReference, referenceName } from '../../src/telling/references.ts';
import { instructionOf, whereText } from '../../src/telling/whereabouts.ts';
import { headOf } from '../base/case-frame.ts';
import { aboutCase, type CaseContext, type Context, openCases } from '../base/context.ts';
import { mostStartedFirst } from '../base/routes.ts';
import { type Data, flag, typedText } from '../base/verb.ts';
import type { CaseHead, NoticeView, View } from '../base/view.ts';
import { myCases } from '../cases/index.ts';
import type { LookupView } from '../lookup/index.ts';
import { currentView } from '../walk/index.ts';

/** "Wat nu?" in a case. */
export interface NextStepView extends View {
  readonly kind: 'next-step';
  readonly head: CaseHead;
  readonly case: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly minimum: Minimum;
}

/** "Wat nu?" without a case: asks where the coach is, in two questions. */
export interface WhereView extends View {
  readonly kind: 'where';
  readonly route: string | null;
  readonly routes: readonly { readonly id: string; readonly title: string }[];
  /** The steps to choose the last one from. */
  readonly steps: readonly { readonly ref: Ref; readonly label: string }[];
  /** The chosen step, when what follows it depends on `questions`. */
  readonly step: Ref | null;
  /** The name of that step. */
  readonly chosen: string | null;
  readonly questions: readonly QuestionContent[];
  /** The answers given so far for that step, by question id. */
  readonly answered: Readonly<Record<string, string>>;
}

/** The next step and why: of the active case, or else found by asking. */
export async function whatNow(context: Context): Promise<View> {
  const { cases, person, at, content } = context;
  const known = at.activeCase ? await cases.open(person, at.activeCase) : null;
  if (known && known.state.status !== 'afgesloten') return nextStep(aboutCase(context, known));
  const [only, ...others] = await openCases(context);
  if (!only) return where(context, Where.parse({}), {});
  if (others.length === 0) return nextStep(aboutCase(context, only));
  return myCases(context, { tone: 'info', text: content.texts['wat-nu'].kies });
}

function nextStep(context: CaseContext): NextStepView | ReturnType<typeof currentView> {
  const { current, content } = context;
  const { next } = current.resolution;
  const step = next ? content.steps.get(next) : undefined;
  // At the end of the route, the end card says what is left to do.
  if (!step) return currentView(context);
  return {
    kind: 'next-step',
    head: headOf(current.state),
    case: current.state.id,
    title: fill(content.texts['wat-nu'].titel, { stap: whereText(current) }),
    texts: [instructionOf(step, current).what, whyThis(step, current)],
    minimum: minimumUpTo(current),
  };
}

/** Why this is the next step: the open fork, the choice or deviation that led to it, or else the step before it. */
function whyThis(step: StepContent, current: ResolvedCase): string {
  const { content } = current;
  const { path, because } = current.resolution;
  const { texts } = content;
  const waits = openForkText(current);
  if (waits) return waits;
  const deviation = deviationsOf(current).find(({ to }) => to === step.ref);
  if (deviation) return deviation.text;
  const before = content.steps.get(path[path.indexOf(step.ref) - 1] ?? ('' as Ref));
  if (!before) return fill(texts['wat-nu'].begin, { bron: step.source.label });
  const chosen = because.find((reason) => reason.at === before.ref && isChoice(reason, content));
  if (chosen) return reasonText(chosen, content);
  return fill(texts['wat-nu'].na, { stap: goalText(before.ref, content, step), bron: step.source.label });
}

/** What a card sends: the step that was done last. */
export const Where = z.object({ route: typedText(), stap: typedText(), onStep: typedText(), start: flag() });

/**
 * "Waar ben je gebleven?" Keeps asking until the next step is clear. Creates no case and stores nothing.
 * @param data what was filled in so far: `route`, `stap` or `onStep`, and answers of that step
 */
export function where(
  { content }: Context,
  typed: z.output<typeof Where>,
  data: Data,
): WhereView | LookupView | NoticeView {
  const routes = mostStartedFirst(content).map(({ id, title }) => ({ id, title }));
  const route = content.routes.get(typed.route);
  const nothing = { steps: [], step: null, chosen: null, questions: [], answered: {} };
  const asking: WhereView = { kind: 'where', unkept: true, routes, route: route?.id ?? null, ...nothing };
  if (!route) return asking;
  const steps = route.steps.map(({ ref }) => ({ ref, label: goalText(ref, content) }));
  const step = route.steps.find(({ ref }) => ref === (typed.onStep || typed.stap));
  if (!step) return { ...asking, steps };

  const start = step.ref;
  const answered = typed.onStep === '' ? {} : answeredIn(step, data);
  const answers = answersOf(step, answered);
  const result = resolve(content, { start, answers, done: new Set([start]), detours: new Map() });
  const waitsFor = result.open?.step === start ? result.open.waitsFor : [];
  const questions = step.questions.filter(({ ref }) => waitsFor.includes(ref) && !answers.has(ref));
  // Going on without an answer means that the answer is not known.
  const isAsked = typed.onStep !== '' && Object.keys(answered).length === 0;
  if (questions.length > 0 && !isAsked && targetsOf(step).length > 1) {
    return { ...asking, step: start, chosen: goalText(start, content, step), questions, answered };
  }
  return afterStep(step, result, content);
}

function answeredIn({ questions }: StepContent, data: Data): Readonly<Record<string, string>> {
  const read = questions.map(({ id }) => [id, typedText().parse(data[id])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== ''));
}

function answersOf({ questions }: StepContent, answered: Readonly<Record<string, string>>): ReadonlyMap<Ref, Value> {
  const read = questions.map((question) => [question, answered[question.id]] as const);
  return new Map(read.flatMap(([question, value]) => (value ? [[question.ref, given(question, value)]] : [])));
}

function given({ several }: QuestionContent, typed: string): Value {
  return several && typed !== ONBEKEND ? typed.split(',') : typed;
}

/** What follows a step, or everything that may follow it. */
function afterStep(step: StepContent, result: Resolution, content: Content): LookupView | NoticeView {
  const texts = content.texts['wat-nu'];
  const targets = targetsOf(step);
  const [only] = targets.length === 1 ? targets : [];
  const goal = result.open?.step === step.ref ? only : (result.back?.to ?? result.path[1] ?? result.outcome);
  if (!goal) {
    const steps = targets.filter((to) => content.steps.has(to as Ref)).map((to) => `stap:${to}`);
    const near = steps.map((ref) => ({ ref, title: referenceName(content, ref) }));
    const doelen = targets.map((to) => goalText(to, content, step)).join(' · ');
    return { ...ANSWER, notice: fill(texts.hangt, { doelen }), found: null, near };
  }
  const notice = whyAfter(step, result.because, goal, content);
  const next = readReference(content, `stap:${goal}`);
  if (!next) return { kind: 'notice', notice: { tone: 'info', text: notice }, actions: ['menu'] };
  return { ...ANSWER, notice, found: next };
}

const ANSWER = {
  kind: 'lookup',
  beside: true,
  near: [],
  step: null,
  back: null,
  place: 'personal',
  counted: false,
  question: null,
} as const;

/** The distinct targets of a step's exits. */
function targetsOf({ exits }: StepContent) {
  return [...new Set(exits.map(({ to }) => targetRef(to)))];
}

function whyAfter(step: StepContent, because: readonly Reason[], goal: Ref | string, content: Content): string {
  const chosen = because.find((reason) => reason.at === step.ref && isChoice(reason, content));
  if (chosen) return reasonText(chosen, content);
  const texts = content.texts['wat-nu'];
  const places = {
    stap: goalText(step.ref, content, step),
    doel: goalText(goal, content, step),
    bron: step.source.label,
  };
  return fill(content.steps.has(goal as Ref) ? texts.volgt : texts.einde, places);
}
