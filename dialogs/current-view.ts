import type { Owner } from '../src/cases/cases.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import type { Content } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { prospects } from '../src/route/prospects.ts';
import { resolve, targetRef } from '../src/route/resolve.ts';
import type { Ref, Resolution } from '../src/route/types.ts';
import { type Deps, forCase } from './deps.ts';
import { closingText, endView } from './end-view.ts';
import { stepView, targetText } from './step-view.ts';
import type { Notice, View } from './views.ts';

/** Which card a case is at: its next step, its end, or a step a coach looks back at. */

/** Where the case is now: its next step, or the end of its route. */
export function currentView(deps: Deps, owner: Owner, state: CaseState, notices: readonly Notice[] = []): View {
  const { content } = forCase(deps, state);
  const where = resolve(content, trailOf(state.run));
  const step = where.next ? content.steps.get(where.next) : undefined;
  if (!step || state.status === 'afgesloten') return endView(deps, owner, state, notices);
  return stepView(deps, owner, state, step, { notices: [...notices, ...forkNotices(deps, where, state)] });
}

/** One step of the case, also one that is done. A step that is not on its path becomes where the case is now. */
export function goTo(deps: Deps, owner: Owner, state: CaseState, ref: Ref, notices: readonly Notice[] = []): View {
  const { content } = forCase(deps, state);
  const step = content.steps.get(ref);
  const { path } = resolve(content, trailOf(state.run));
  if (state.status === 'afgesloten') {
    return endView(deps, owner, state, [{ tone: 'info', text: content.texts.oud['eerst-heropenen'] }]);
  }
  if (!step || !path.includes(ref)) {
    return currentView(deps, owner, state, [{ tone: 'warning', text: content.texts.oud['stap-weg'] }]);
  }
  return stepView(deps, owner, state, step, { notices });
}

/** The step before this one on the path. */
export function previous(deps: Deps, owner: Owner, state: CaseState, from: Ref): View {
  const { path } = resolve(forCase(deps, state).content, trailOf(state.run));
  const before = path[path.indexOf(from) - 1];
  return before ? goTo(deps, owner, state, before) : currentView(deps, owner, state);
}

/** At a fork that cannot be decided yet: what it waits for, and where it can lead. */
function forkNotices(deps: Deps, where: Resolution, state: CaseState): readonly Notice[] {
  const { content } = forCase(deps, state);
  const { open } = where;
  if (!open || where.next !== open.step || !state.run.done.includes(open.step)) return [];
  const waitsFor = open.waitsFor.flatMap((ref) => content.questions.get(ref)?.short ?? []);
  const exits = (content.steps.get(open.step)?.exits ?? []).map((exit) => goalText(targetRef(exit.to), content));
  const { ends, ask } = prospects(content, trailOf(state.run));
  const outcomes = ends.filter((end) => content.outcomes.has(end));
  // Where every way comes to the same end, the next step says more than the end; a step to go back to is no end.
  const doelen = outcomes.length > 1 ? outcomes.map((end) => goalText(end, content)) : exits;
  const helpt = ask ? (content.questions.get(ask)?.short ?? '') : '';
  const places = { vragen: waitsFor.join(', '), doelen: [...new Set(doelen)].join(' · '), helpt };
  return [{ tone: 'warning', text: fill(content.texts.route.splitsing, places) }];
}

/** Where a case is, for a list: `stap 4: Plan een intakegesprek …`, or what it came to. */
export function whereText(deps: Deps, state: CaseState): string {
  const { content } = forCase(deps, state);
  if (state.closing && state.status === 'afgesloten') return closingText(state.closing, content);
  const { next, outcome } = resolve(content, trailOf(state.run));
  return goalText(next ?? outcome ?? '', content);
}

/** A step by its title, for who does not know them by number; an outcome by its own. */
function goalText(target: Ref | string, content: Content): string {
  const step = content.steps.get(target as Ref);
  return step ? fill(content.texts.casussen.stap, { stap: step.id, titel: step.title }) : targetText(target, content);
}
