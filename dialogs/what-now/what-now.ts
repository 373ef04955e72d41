import { z } from 'zod';
import type { CaseState } from '../../src/cases/domain/state.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Content, QuestionContent, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { resolve, targetRef } from '../../src/route/resolve.ts';
import { ONBEKEND, type Reason, type Ref, type Resolution, type Value } from '../../src/route/types.ts';
import { type Data, typedText } from '../base/button.ts';
import { headOf } from '../base/case-frame.ts';
import type { Conversation } from '../base/conversation-state.ts';
import type { Deps } from '../base/deps.ts';
import { found, nameOf } from '../base/found.ts';
import { minimumUpTo } from '../base/minimum.ts';
import type { View, WhereView } from '../base/views.ts';
import { saidAt, type Walked, walkedBy } from '../base/walked.ts';
import { deviationsOf } from '../base/ways.ts';
import { goalText, isChoice, reasonText } from '../base/wording.ts';
import { myCases, routekaartFirst } from '../cases/cases.ts';
import { currentView, forkNotices, whereText } from '../walk/current-view.ts';

/** "Wat nu?": the right next step, and why. With a case it follows from the case; without one, from two questions. */

export async function whatNow(deps: Deps, owner: Owner, { activeCase }: Conversation): Promise<View> {
  const known = activeCase ? await deps.cases.open(owner, activeCase) : null;
  if (known && known.status !== 'afgesloten') return nextStep(deps, owner, known);
  const open = (await deps.cases.mine(owner)).filter((state) => state.status !== 'afgesloten');
  const [only] = open;
  if (!only) return where(deps, {});
  if (open.length === 1) return nextStep(deps, owner, only);
  return myCases(deps, owner, { tone: 'info', text: deps.content.texts['wat-nu'].kies });
}

function nextStep(deps: Deps, owner: Owner, state: CaseState): View {
  const walked = walkedBy(deps, state);
  const { content } = walked;
  const step = walked.where.next ? content.steps.get(walked.where.next) : undefined;
  // At its end, that card says what the case waits for.
  if (!step) return currentView(deps, owner, state);
  return {
    kind: 'next-step',
    head: headOf(state),
    case: state.id,
    title: fill(content.texts['wat-nu'].titel, { stap: whereText(deps, state) }),
    texts: [saidAt(step, walked).what, whyThis(step, walked)],
    minimum: minimumUpTo(walked, step.ref),
  };
}

/** What the route waits for here, the choice that led to this step, or the coach who left the route for it, or else the step before it. */
function whyThis(step: StepContent, walked: Walked): string {
  const { content } = walked;
  const { path, because } = walked.where;
  const { texts } = content;
  const [waits] = forkNotices(walked);
  if (waits) return waits.text;
  const deviation = deviationsOf(walked).find(({ to }) => to === step.ref);
  if (deviation) return deviation.text;
  const before = content.steps.get(path[path.indexOf(step.ref) - 1] ?? ('' as Ref));
  if (!before) return fill(texts['wat-nu'].begin, { bron: step.source.label });
  const chosen = because.find((reason) => reason.at === before.ref && isChoice(reason, content));
  if (chosen) return reasonText(chosen, content);
  return fill(texts['wat-nu'].na, { stap: goalText(before.ref, content, step), bron: step.source.label });
}

/** Which step was done last. Everything in it comes from a card, and is checked again. */
const Where = z.object({ route: typedText(), stap: typedText(), onStep: typedText() });

/**
 * "Waar ben je gebleven?" Asks on until the next step is clear. Makes no case, and keeps nothing.
 * @param data what was filled in so far: `route`, `stap` or `onStep`, and answers of that step
 */
export function where(deps: Deps, data: Data): View {
  const { content } = deps;
  const typed = Where.parse(data);
  const routes = routekaartFirst(content).map(({ id, title }) => ({ id, title }));
  const route = content.routes.get(typed.route);
  const nothing = { steps: [], step: null, chosen: null, questions: [], answered: {} };
  const asking: WhereView = { kind: 'where', routes, route: route?.id ?? null, ...nothing };
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
  // Pressing on without an answer is an answer too: it is not known.
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

/** What comes after a step, or all it can be. */
function afterStep(step: StepContent, result: Resolution, content: Content): View {
  const texts = content.texts['wat-nu'];
  const targets = targetsOf(step);
  const [only] = targets.length === 1 ? targets : [];
  const goal = result.open?.step === step.ref ? only : (result.back?.to ?? result.path[1] ?? result.outcome);
  if (!goal) {
    const steps = targets.filter((to) => content.steps.has(to as Ref)).map((to) => `stap:${to}`);
    const near = steps.map((ref) => ({ ref, title: nameOf(content, ref) }));
    const doelen = targets.map((to) => goalText(to, content, step)).join(' · ');
    return { ...ANSWER, notice: fill(texts.hangt, { doelen }), found: null, near };
  }
  const notice = whyAfter(step, result.because, goal, content);
  const next = found(content, `stap:${goal}`);
  if (!next) return { kind: 'notice', notice: { tone: 'info', text: notice }, actions: ['menu'] };
  return { ...ANSWER, notice, found: next };
}

const ANSWER = { kind: 'lookup', near: [], step: null, back: null, place: 'personal', counted: false } as const;

/** Where a step can lead. To one place, whatever is answered, when its questions only decide what is done there. */
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
