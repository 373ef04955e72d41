import type { AnswerProblem } from '../src/cases/answers.ts';
import type { Owner } from '../src/cases/cases.ts';
import { displayed } from '../src/cases/displayed.ts';
import type { CaseState, Run } from '../src/cases/state.ts';
import type { Content, RouteContent, StepContent } from '../src/content/content.ts';
import type { Ref, Value } from '../src/route/types.ts';
import { headOf, tokenOf } from './case-frame.ts';
import type { Deps } from './deps.ts';
import { minimumUpTo } from './minimum.ts';
import type { Notice, StepView } from './views.ts';
import { holds, walkedBy } from './walked.ts';
import { before, contradictionsOf, detoursTo, deviationsOf, offersOn, otherRunOf, revisingNotices } from './ways.ts';

/** What a card can show beside the stored answers. */
export interface StepExtras {
  readonly notices?: readonly Notice[];
  /** What this coach typed and was not saved. */
  readonly typed?: Readonly<Record<Ref, Value>>;
  readonly problems?: ReadonlyMap<Ref, AnswerProblem>;
  /** Show what is stored beside what was typed. */
  readonly conflict?: boolean;
  /** Minimum information is open: the card asks why the coach goes on. */
  readonly asksWhy?: boolean;
}

/** The card of one step of a case. The step must be on the case's path. */
export function stepView(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  extras: StepExtras = {},
): StepView {
  const walked = walkedBy(deps, state);
  const { run, content, where } = walked;
  const questions = displayed(step, run, content);
  const prefill = questions.filter((one) => one.prefillToday).map((one) => [one.ref, deps.today()] as const);
  return {
    kind: 'step',
    head: headOf(state),
    token: tokenOf(deps, owner, state, step.ref),
    step,
    route: routeOf(step, content),
    what: step.whatInstead.find((one) => holds(walked, one.when))?.what ?? step.what,
    notes: step.notes.filter((note) => holds(walked, note.when)).map((note) => note.text),
    questions,
    values: { ...Object.fromEntries(prefill), ...run.answers, ...extras.typed },
    problems: extras.problems ?? new Map(),
    stored: extras.conflict ? differing(run.answers, extras.typed ?? {}) : {},
    asksWhy: extras.asksWhy ?? false,
    notices: [...revisingNotices(step.ref, walked), ...(extras.notices ?? [])],
    minimum: minimumUpTo(walked, step.ref),
    canGoBack: where.path.indexOf(step.ref) > 0,
    reportClosed: state.closing !== null,
    detours: detoursTo(step.ref, walked),
    // Said where it led to, and in the overview; not on every card after that.
    deviations: deviationsOf(walked).filter((one) => one.to === step.ref),
    offers: offersOn([before(step.ref, walked)], walked),
    contradictions: contradictionsOf(walked, step.ref),
    otherRun: otherRunOf(walked),
  };
}

/** What is stored otherwise than it was typed. */
function differing(stored: Run['answers'], typed: Readonly<Record<Ref, Value>>): Readonly<Record<Ref, Value>> {
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
