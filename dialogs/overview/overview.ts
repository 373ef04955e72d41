import type { CaseState } from '../../src/cases/domain/state.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { StepContent } from '../../src/content/content.ts';
import type { Ref } from '../../src/route/types.ts';
import { answerText } from '../base/answer-text.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import { goneLines, updateNotices } from '../base/content-changes.ts';
import type { Deps } from '../base/deps.ts';
import { minimumUpTo } from '../base/minimum.ts';
import type { Carried, Notice, OverviewStep, OverviewView } from '../base/views.ts';
import { type Walked, walkedBy } from '../base/walked.ts';
import { contradictionsOf, deviationsOf } from '../base/ways.ts';
import { isChoice, isNumbered, reasonLine } from '../base/wording.ts';

/** The whole route of a case: what is done, what is open, what does not apply, and the answers so far. */
export function overview(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  notice: Notice | null = null,
  carried: Carried | null = null,
): OverviewView {
  const walked = walkedBy(deps, state);
  const { content, where } = walked;
  return {
    kind: 'overview',
    head: headOf(state),
    token: tokenOf(deps, owner, state, 'overview'),
    notice: notice ?? updateNotices(deps, walked)[0] ?? null,
    carried,
    phases: phasesOf(walked),
    reasons: where.because.filter((reason) => isChoice(reason, content)).map((reason) => reasonLine(reason, content)),
    deviations: deviationsOf(walked),
    contradictions: contradictionsOf(walked),
    gone: goneLines(walked),
    minimum: minimumUpTo(walked),
    canClose: state.closing === null,
    canShare: state.owner === owner.id,
    canOpen: state.status !== 'afgesloten',
  };
}

/** The phases of every route the walk comes through, in the order it comes by them. */
function phasesOf(walked: Walked): OverviewView['phases'] {
  const { where, content } = walked;
  const names = new Set(where.path.map((ref) => content.steps.get(ref)?.route));
  const routes = [...content.routes.values()].filter((route) => names.has(route.id));
  const here = content.steps.get(where.path.at(-1) ?? ('' as Ref))?.route;
  const inOrder = routes.flatMap((route) => {
    // A phase the walk skips comes just before the next one it does not.
    let reached = where.path.length;
    const backwards = route.phases.toReversed().map((phase) => {
      const steps = route.steps.filter((step) => step.phase.id === phase.id);
      const positions = steps.map((step) => where.path.indexOf(step.ref)).filter((position) => position >= 0);
      reached = positions.length > 0 ? Math.min(...positions) : reached;
      return { route, phase, steps, reached };
    });
    return backwards.reverse();
  });
  return (
    inOrder
      .filter(({ steps }) => steps.length > 0)
      // Beyond a fork nobody can say which comes first: then the rest of the route the case is in.
      .toSorted((a, b) => a.reached - b.reached || Number(b.route.id === here) - Number(a.route.id === here))
      .map(({ route, phase, steps }) => ({
        title: routes.length > 1 ? `${route.title} · ${phase.id} ${phase.title}` : `${phase.id} ${phase.title}`,
        steps: steps.map((step) => lineOf(step, walked, routes.length === 1)),
      }))
  );
}

function lineOf(step: StepContent, walked: Walked, alone: boolean): OverviewStep {
  return {
    ref: step.ref,
    // Only beside steps of another route does a number need its route's name.
    label: alone || isNumbered(step, walked.content) ? step.label : `${step.label} (${routeName(step, walked)})`,
    title: `${step.label}. ${step.title}`,
    mark: markOf(step, walked),
    missing: step.questions.filter(({ ref }) => walked.where.missing.includes(ref)).length,
    answers: answersOf(step, walked),
  };
}

function routeName(step: StepContent, { content }: Walked): string {
  return content.routes.get(step.route)?.title ?? '';
}

function markOf(step: StepContent, { where, state }: Walked): OverviewStep['mark'] {
  if (!where.path.includes(step.ref)) {
    // Beyond a fork that is still open, nobody can say yet.
    return where.open ? 'open' : 'not-applicable';
  }
  if (where.next === step.ref && state.status !== 'afgesloten') return 'now';
  return state.run.done.includes(step.ref) ? 'done' : 'open';
}

function answersOf(step: StepContent, { where, run, content }: Walked): OverviewStep['answers'] {
  return step.questions.flatMap((question) => {
    const value = run.answers[question.ref];
    if (value === undefined || !where.shown.includes(question.ref)) return [];
    return [{ question: question.text, answer: answerText(question, value, content.texts) }];
  });
}
