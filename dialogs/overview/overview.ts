import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import type { StepContent } from '../../src/content/content.ts';
import type { Ref } from '../../src/route/types.ts';
import { ageLine } from '../../src/telling/ages.ts';
import { answerText } from '../../src/telling/answers.ts';
import { contentUpdate, goneLines } from '../../src/telling/content-changes.ts';
import { contradictionsOf } from '../../src/telling/contradictions.ts';
import { isNumbered } from '../../src/telling/destinations.ts';
import { type Deviated, deviationsOf } from '../../src/telling/deviations.ts';
import { type Minimum, minimumUpTo } from '../../src/telling/minimum.ts';
import { choicesMade, reasonLine } from '../../src/telling/reasons.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import type { CardToken, Carried, CaseHead, Notice, View } from '../base/view.ts';

export interface OverviewView extends View {
  readonly kind: 'overview';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly notice: Notice | null;
  readonly carried: Carried | null;
  readonly phases: readonly { readonly title: string; readonly steps: readonly OverviewStep[] }[];
  /** Why the route turns where it does, one line for each fork. */
  readonly reasons: readonly string[];
  readonly contradictions: readonly string[];
  /** Answers that the content no longer offers, in words. */
  readonly gone: readonly string[];
  readonly deviations: readonly Deviated[];
  readonly minimum: Minimum;
  /** How old the young person is, in words; null when nobody said. */
  readonly age: string | null;
  readonly canClose: boolean;
  /** Whether it is this coach's own case, not one a colleague shares. */
  readonly canShare: boolean;
  /** Whether steps can be opened: a closed case can only be read. */
  readonly canOpen: boolean;
}

/** Some of the places where the coach left the route, with their whole reasons. */
export interface DeviationsView extends View {
  readonly kind: 'deviations';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly shown: readonly Deviated[];
  /** How many come before these. */
  readonly from: number;
  readonly count: number;
  readonly canOpen: boolean;
}

/** Each may have a reason of a page. */
const MOST_SHOWN = 3;

/** Null when there are not that many. */
export function deviations(context: CaseContext, from: number): DeviationsView | null {
  const { state } = context.current;
  const all = deviationsOf(context.current).toReversed();
  if (from >= all.length) return null;
  return {
    kind: 'deviations',
    head: headOf(state),
    token: tokenOf(context, `deviations ${from}`),
    shown: all.slice(from, from + MOST_SHOWN),
    from,
    count: all.length,
    canOpen: state.status !== 'afgesloten',
  };
}

export interface OverviewStep {
  readonly ref: Ref;
  readonly label: string;
  readonly title: string;
  readonly mark: 'done' | 'now' | 'open' | 'not-applicable';
  /** How many of this step's minimum items are missing. */
  readonly missing: number;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** The whole route of a case: what is done, open or not applicable, and the answers so far. */
export function overview(
  context: CaseContext,
  notice: Notice | null = null,
  carried: Carried | null = null,
): OverviewView {
  const { current, content, person } = context;
  const { state } = current;
  return {
    kind: 'overview',
    head: headOf(state),
    token: tokenOf(context, 'overview'),
    notice: notice ?? updateNotice(context),
    carried,
    phases: phasesOf(current),
    reasons: choicesMade(current).map((reason) => reasonLine(reason, content)),
    deviations: deviationsOf(current),
    contradictions: contradictionsOf(current),
    gone: goneLines(current),
    minimum: minimumUpTo(current),
    age: ageLine(state.age, content, context.today()),
    canClose: state.closing === null,
    canShare: state.owner === person.id,
    canOpen: state.status !== 'afgesloten',
  };
}

function updateNotice({ cases, current }: CaseContext): Notice | null {
  const text = contentUpdate(cases.lastStanding(current), current);
  return text === null ? null : { tone: 'info', text };
}

/** The phases of every route on the path, in the order the run reaches them. */
function phasesOf(current: ResolvedCase): OverviewView['phases'] {
  const { content } = current;
  const { path } = current.resolution;
  const names = new Set(path.map((ref) => content.steps.get(ref)?.route));
  const routes = [...content.routes.values()].filter((route) => names.has(route.id));
  const here = content.steps.get(path.at(-1) ?? ('' as Ref))?.route;
  const inOrder = routes.flatMap((route) => {
    // A skipped phase is placed just before the next phase that the run reaches.
    let reached = path.length;
    const backwards = route.phases.toReversed().map((phase) => {
      const steps = route.steps.filter((step) => step.phase.id === phase.id);
      const positions = steps.map((step) => path.indexOf(step.ref)).filter((position) => position >= 0);
      reached = positions.length > 0 ? Math.min(...positions) : reached;
      return { route, phase, steps, reached };
    });
    return backwards.reverse();
  });
  return (
    inOrder
      .filter(({ steps }) => steps.length > 0)
      // Beyond an open fork the order is unknown: show the rest of the current route first.
      .toSorted((a, b) => a.reached - b.reached || Number(b.route.id === here) - Number(a.route.id === here))
      .map(({ route, phase, steps }) => ({
        title: routes.length > 1 ? `${route.title} · ${phase.id} ${phase.title}` : `${phase.id} ${phase.title}`,
        steps: steps.map((step) => lineOf(step, current, routes.length === 1)),
      }))
  );
}

function lineOf(step: StepContent, current: ResolvedCase, alone: boolean): OverviewStep {
  return {
    ref: step.ref,
    // A number needs the name of its route only among steps of other routes.
    label: alone || isNumbered(step, current.content) ? step.label : `${step.label} (${routeName(step, current)})`,
    title: `${step.label}. ${step.title}`,
    mark: markOf(step, current),
    missing: step.questions.filter(({ ref }) => current.resolution.missing.includes(ref)).length,
    answers: answersOf(step, current),
  };
}

function routeName(step: StepContent, { content }: ResolvedCase): string {
  return content.routes.get(step.route)?.title ?? '';
}

function markOf(step: StepContent, { resolution, state }: ResolvedCase): OverviewStep['mark'] {
  if (!resolution.path.includes(step.ref)) {
    // Beyond an open fork this is not known yet.
    return resolution.open ? 'open' : 'not-applicable';
  }
  if (resolution.next === step.ref && state.status !== 'afgesloten') return 'now';
  return state.run.done.includes(step.ref) ? 'done' : 'open';
}

function answersOf(step: StepContent, { resolution, run, content }: ResolvedCase): OverviewStep['answers'] {
  return step.questions.flatMap((question) => {
    const value = run.answers[question.ref];
    if (value === undefined || !resolution.shown.includes(question.ref)) return [];
    return [{ question: question.text, answer: answerText(question, value, content.texts) }];
  });
}
