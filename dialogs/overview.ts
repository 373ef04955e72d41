import type { Owner } from '../src/cases/cases.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import type { Content, RouteContent, StepContent } from '../src/content/content.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Resolution } from '../src/route/types.ts';
import { answerText } from './cards/answer-text.ts';
import { type Deps, forCase } from './deps.ts';
import { deviationsOf, headOf, minimumUpTo, reasonText, tokenOf } from './step-view.ts';
import type { Notice, OverviewStep, OverviewView } from './views.ts';

/** The whole route of a case: what is done, what is open, what does not apply, and the answers so far. */
export function overview(deps: Deps, owner: Owner, state: CaseState, notice: Notice | null = null): OverviewView {
  const { content } = forCase(deps, state);
  const where = resolve(content, trailOf(state.run));
  const onPath = new Set(where.path.map((ref) => content.steps.get(ref)?.route));
  const routes = [...content.routes.values()].filter((route) => onPath.has(route.id));
  return {
    kind: 'overview',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'overview'),
    notice,
    // A phase may have its steps in the route that follows.
    phases: routes.flatMap((route) => phasesOf(content, route, where, state)).filter((phase) => phase.steps.length > 0),
    reasons: where.because.filter((reason) => !reason.detour).map((reason) => reasonText(reason, content)),
    deviations: deviationsOf(state, content),
    minimum: minimumUpTo(content, where),
    canClose: state.closing === null,
    canOpen: state.status !== 'afgesloten',
  };
}

function phasesOf(content: Content, route: RouteContent, where: Resolution, state: CaseState): OverviewView['phases'] {
  return route.phases.map((phase) => ({
    title: `${phase.id} ${phase.title}`,
    steps: route.steps
      .filter((step) => step.phase.id === phase.id)
      .map((step) => ({
        ref: step.ref,
        id: step.id,
        title: `${step.id}. ${step.title}`,
        mark: markOf(step, where, state),
        answers: answersOf(content, step, where, state),
      })),
  }));
}

function markOf(step: StepContent, where: Resolution, state: CaseState): OverviewStep['mark'] {
  if (!where.path.includes(step.ref)) {
    // Beyond a fork that is still open, nobody can say yet.
    return where.open ? 'open' : 'not-applicable';
  }
  if (where.next === step.ref && state.status !== 'afgesloten') return 'now';
  return state.run.done.includes(step.ref) ? 'done' : 'open';
}

function answersOf(content: Content, step: StepContent, where: Resolution, state: CaseState): OverviewStep['answers'] {
  const { texts } = content;
  return step.questions.flatMap((question) => {
    const value = state.run.answers[question.ref];
    if (value === undefined || !where.shown.includes(question.ref)) return [];
    return [{ question: question.text, answer: answerText(question, value, texts) }];
  });
}
