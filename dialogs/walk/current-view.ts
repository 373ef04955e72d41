import { type CaseState, trailOf } from '../../src/cases/domain/state.ts';
import { stepCards } from '../../src/cases/domain/step-cards.ts';
import type { Owner, Performed } from '../../src/cases/work/cases.ts';
import { fill } from '../../src/content/template.ts';
import { prospects } from '../../src/route/prospects.ts';
import { targetRef } from '../../src/route/resolve.ts';
import type { Ref } from '../../src/route/types.ts';
import { updateNotices } from '../base/content-changes.ts';
import type { Deps } from '../base/deps.ts';
import type { Notice, View } from '../base/views.ts';
import { type Walked, walkedBy } from '../base/walked.ts';
import { goalText, targetText } from '../base/wording.ts';
import { closingText, endView } from './end-view.ts';
import { type StepExtras, stepView } from './step-view.ts';

/** Ways on that are named by their title; more of them by their number. */
const MOST_TITLES = 3;

/** Which card a case is at: its next step, its end, or a step a coach looks back at. */

/** Where the case is now: its next step, or the end of its route. */
export function currentView(deps: Deps, owner: Owner, state: CaseState, notices: readonly Notice[] = []): View {
  const walked = walkedBy(deps, state);
  const step = walked.where.next ? walked.content.steps.get(walked.where.next) : undefined;
  const told = [...notices, ...updateNotices(deps, walked)];
  if (!step || state.status === 'afgesloten') return endView(deps, owner, state, told);
  return stepView(deps, owner, state, step, { notices: [...told, ...forkNotices(walked)] });
}

/** One step of the case, also one that is done. A step that is not on its path becomes where the case is now. */
export function goTo(deps: Deps, owner: Owner, state: CaseState, ref: Ref, extras: StepExtras = {}): View {
  const { content, where } = walkedBy(deps, state);
  const step = content.steps.get(ref);
  if (state.status === 'afgesloten') {
    return endView(deps, owner, state, [{ tone: 'info', text: content.texts.oud['eerst-heropenen'] }]);
  }
  if (!step || !where.path.includes(ref)) {
    return currentView(deps, owner, state, [{ tone: 'warning', text: content.texts.oud['stap-weg'] }]);
  }
  const next = where.next ? content.steps.get(where.next) : undefined;
  const isAhead = next && where.path.indexOf(ref) > where.path.indexOf(next.ref) && !state.run.done.includes(ref);
  if (!isAhead) return stepView(deps, owner, state, step, extras);
  const text = fill(content.texts.route.vooruit, { stap: goalText(next.ref, content, step) });
  return stepView(deps, owner, state, step, {
    ...extras,
    notices: [{ tone: 'info', text }, ...(extras.notices ?? [])],
  });
}

/**
 * The card before one: of the same step, or else the last one of the step before it. Null: there is none.
 *
 * @param from null: the end of the route
 */
export function cardBefore(deps: Deps, state: CaseState, from: Ref | null, card = 1): Place | null {
  if (from && card > 1) return { step: from, card: card - 1 };
  const { where, content, run } = walkedBy(deps, state);
  const at = from === null ? where.path.length : where.path.indexOf(from);
  const step = content.steps.get(where.path[at - 1] ?? ('' as Ref));
  return step ? { step: step.ref, card: stepCards(step, run, content).cards.length } : null;
}

/** A card of a step. */
export interface Place {
  readonly step: Ref;
  readonly card: number;
}

/** Why a button did nothing, where there is nothing typed to give back. */
export function oldNotice(deps: Deps, performed: Exclude<Performed, { kind: 'done' | 'not-found' }>): Notice {
  const { oud } = deps.content.texts;
  return { tone: 'warning', text: performed.kind === 'passed' ? oud.gedaan : oud.casus };
}

/** At a fork that cannot be decided yet: what it waits for, and where it can lead. */
export function forkNotices({ where, content, state }: Walked): readonly Notice[] {
  const { open } = where;
  if (!open || where.next !== open.step || !state.run.done.includes(open.step)) return [];
  const nameOf = (ref: Ref) => content.questions.get(ref)?.short ?? '';
  const step = content.steps.get(open.step);
  const targets = [...new Set((step?.exits ?? []).map((exit) => targetRef(exit.to)))];
  const nameTarget = targets.length > MOST_TITLES ? targetText : goalText;
  const exits = targets.map((target) => nameTarget(target, content, step));
  const { ends, ask } = prospects(content, trailOf(state.run));
  const outcomes = ends.filter((end) => content.outcomes.has(end));
  // Where every way comes to the same end, the next step says more than the end; a step to go back to is no end.
  const goals = new Set(outcomes.length > 1 ? outcomes.map((end) => goalText(end, content)) : exits);
  const { splitsing, mogelijk, helpt } = content.texts.route;
  // Where there is only one way, it is no news.
  const doelen = goals.size > 1 ? ` ${fill(mogelijk, { doelen: [...goals].join(' · ') })}` : '';
  const text = fill(splitsing, { vragen: open.waitsFor.map(nameOf).join(', '), doelen });
  const most = ask && open.waitsFor.length > 1 ? ` ${fill(helpt, { vraag: nameOf(ask) })}` : '';
  return [{ tone: 'warning', text: `${text}${most}` }];
}

/** Where a case is, for a list: `stap 4: Plan een intakegesprek …`, or what it came to. */
export function whereText(deps: Deps, state: CaseState): string {
  const { content, where } = walkedBy(deps, state);
  if (state.closing && state.status === 'afgesloten') return closingText(state.closing, content);
  if (state.status === 'nazorg' && !where.next) return content.texts.casussen['in-nazorg'];
  return goalText(where.next ?? where.outcome ?? '', content);
}
