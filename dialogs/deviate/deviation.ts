import type { Command } from '../../src/cases/domain/decide.ts';
import { OTHER_REASON } from '../../src/cases/domain/decide-route.ts';
import type { Typed } from '../../src/cases/domain/inputs.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import type { CardOrigin, Owner } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import { reachable } from '../../src/route/reach.ts';
import type { Ref } from '../../src/route/types.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import { type Deps, forCase } from '../base/deps.ts';
import type { Carried, DeviateView, View } from '../base/views.ts';
import { goalText } from '../base/wording.ts';
import { problemText } from '../cards/question.ts';
import { currentView, goTo, oldNotice } from '../walk/current-view.ts';

/** Pas toe of leg uit: leaving the route on purpose, with a reason, and taking that back. */

export interface Deviation {
  readonly to: string;
  readonly reason: string;
  readonly text: string;
}

/** The form: where to, and why. `to` is filled in when the coach pressed a button for one step. */
export function deviateForm(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  from: Ref,
  filled: Deviation = { to: '', reason: '', text: '' },
  problem: string | null = null,
  carried: Carried | null = null,
): DeviateView {
  const { content } = forCase(deps, state);
  // Also what lies before the step where this walk came in.
  const within = reachable(content, startOfRoute(state.run.start, content));
  const route = content.steps.get(from)?.route ?? '';
  return {
    kind: 'deviate',
    head: headOf(state),
    token: tokenOf(deps, owner, state, `deviate ${from}`),
    from,
    carried,
    steps: [...content.steps.values()]
      .filter((step) => step.ref !== from && within.has(step.ref))
      .map((step) => ({ ref: step.ref, label: goalText(step.ref, content) })),
    reasons: [
      ...content.deviationReasons
        .filter((one) => one.routes === null || one.routes.includes(route))
        .map(({ id, label }) => ({ id, label })),
      { id: OTHER_REASON, label: content.texts.afwijken.anders },
    ],
    filled,
    problem,
  };
}

/** Leaves the route. `typed`: what stood on the card the coach left, as the form took it along. */
export async function deviate(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  from: Ref,
  filled: Deviation,
  carried: Carried | null,
  typed: Typed | null,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, {
    type: 'deviate',
    step: from,
    ...filled,
    ...(typed && { typed }),
  });
  if (performed.kind === 'not-found') return null;
  const { state } = performed;
  const { content } = forCase(deps, state);
  const { afwijken } = content.texts;
  if (performed.kind === 'refused' && performed.refusal.kind === 'deviation') {
    const { problem } = performed.refusal;
    const text = typeof problem === 'string' ? afwijken.fout[problem] : problemText(problem, content.texts);
    // What must not be kept is not sent back either.
    const kept = typeof problem === 'string' ? filled : { ...filled, text: '' };
    return deviateForm(deps, owner, state, from, kept, text, carried);
  }
  if (performed.kind === 'refused' && performed.refusal.kind === 'invalid' && carried) {
    const { card, values } = carried;
    const notices = [{ tone: 'warning', text: content.texts.fout.kop }] as const;
    return goTo(deps, owner, state, carried.step, {
      card,
      notices,
      typed: values,
      problems: performed.refusal.problems,
    });
  }
  if (performed.kind !== 'done') return currentView(deps, owner, state, [oldNotice(deps, performed)]);
  return currentView(deps, owner, state);
}

/** Takes back a deviation, or the last change of an earlier answer. */
export async function undo(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'undo-deviation' | 'undo-change' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind === 'not-found') return null;
  const { texts } = deps.content;
  const taken = command.type === 'undo-change' ? texts.wijziging.ongedaan : texts.afwijken.ongedaan;
  const notice = performed.kind === 'done' ? ({ tone: 'good', text: taken } as const) : oldNotice(deps, performed);
  return currentView(deps, owner, performed.state, [notice]);
}

/** The first step of the route that a step is of. */
function startOfRoute(ref: Ref, { steps, routes }: Content): Ref {
  const route = routes.get(steps.get(ref)?.route ?? '');
  return route?.start ?? ref;
}
