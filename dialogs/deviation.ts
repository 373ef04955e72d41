import type { CardOrigin, Owner } from '../src/cases/cases.ts';
import { OTHER_REASON } from '../src/cases/decide-route.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Content } from '../src/content/content.ts';
import type { Ref } from '../src/route/types.ts';
import { problemText } from './cards/question.ts';
import { currentView } from './current-view.ts';
import { type Deps, forCase } from './deps.ts';
import { headOf, tokenOf } from './step-view.ts';
import type { DeviateView, View } from './views.ts';

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
): DeviateView {
  const { content } = forCase(deps, state);
  const routes = routesFrom(state.run.start, content);
  return {
    kind: 'deviate',
    head: headOf(state),
    token: tokenOf(deps, owner, state, `deviate ${from}`),
    from,
    steps: [...content.steps.values()]
      .filter((step) => step.ref !== from && (routes.has(step.route) || step.ref === filled.to))
      .map((step) => ({ ref: step.ref, label: `${step.id}. ${step.title}` })),
    reasons: [
      ...content.deviationReasons
        .filter((one) => one.routes === null || one.routes.some((route) => routes.has(route)))
        .map(({ id, label }) => ({ id, label })),
      { id: OTHER_REASON, label: content.texts.afwijken.anders },
    ],
    filled,
    problem,
  };
}

/** The routes a walk can come through, wherever its answers lead. */
function routesFrom(start: Ref, content: Content): ReadonlySet<string> {
  const seen = new Set<Ref>();
  const todo = [start];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    todo.push(...(content.steps.get(at)?.exits ?? []).flatMap(({ to }) => ('stap' in to ? [to.stap] : [])));
  }
  return new Set([...seen].flatMap((ref) => content.steps.get(ref)?.route ?? []));
}

export async function deviate(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  from: Ref,
  filled: Deviation,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, { type: 'deviate', step: from, ...filled });
  if (performed.kind === 'not-found') return null;
  const { state } = performed;
  const { content } = forCase(deps, state);
  const { afwijken, oud } = content.texts;
  if (performed.kind === 'refused' && performed.refusal.kind === 'deviation') {
    const { problem } = performed.refusal;
    const text = typeof problem === 'string' ? afwijken.fout[problem] : problemText(problem, content.texts);
    // What must not be kept is not sent back either.
    const kept = typeof problem === 'string' ? filled : { ...filled, text: '' };
    return deviateForm(deps, owner, state, from, kept, text);
  }
  if (performed.kind !== 'done') return currentView(deps, owner, state, [{ tone: 'warning', text: oud.casus }]);
  return currentView(deps, owner, state);
}

export async function undoDeviation(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  step: Ref,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, { type: 'undo-deviation', step });
  if (performed.kind === 'not-found') return null;
  const { texts } = deps.content;
  const done = performed.kind === 'done';
  const notice = done
    ? ({ tone: 'good', text: texts.afwijken.ongedaan } as const)
    : ({ tone: 'warning', text: texts.oud.casus } as const);
  return currentView(deps, owner, performed.state, [notice]);
}
