import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import { stepCards } from '../../src/cases/domain/step-cards.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { contentUpdate } from '../../src/telling/content-changes.ts';
import { goalText } from '../../src/telling/destinations.ts';
import { openForkText } from '../../src/telling/forks.ts';
import type { CaseContext } from '../base/context.ts';
import type { Carried, Notice } from '../base/view.ts';
import { endView } from './end-view.ts';
import { type StepExtras, stepView } from './step-view.ts';
import type { EndView, StepView } from './views.ts';

/** Which view shows where a case is: its next step, its end, or a step a coach looks back at. */

/** Where the case is now: its next step, or the end of its route. */
export function currentView(context: CaseContext, notices: readonly Notice[] = []): StepView | EndView {
  const { current, content } = context;
  const { next } = current.resolution;
  const step = next ? content.steps.get(next) : undefined;
  const updated = noticeOf(contentUpdate(context.cases.lastStanding(current), current), 'info');
  const told = [...notices, ...updated];
  if (!step || current.state.status === 'afgesloten') return endView(context, told);
  return stepView(context, step, { notices: [...told, ...noticeOf(openForkText(current), 'warning')] });
}

function noticeOf(text: string | null, tone: Notice['tone']): readonly Notice[] {
  return text === null ? [] : [{ tone, text }];
}

/** One step of the case, done or not. For a step that is not on the path: where the case is now. */
export function goTo(context: CaseContext, ref: Ref, extras: StepExtras = {}): StepView | EndView {
  const { current, content } = context;
  const { path, next: nextRef } = current.resolution;
  const step = content.steps.get(ref);
  const { oud, route } = content.texts;
  if (current.state.status === 'afgesloten') return endView(context, [{ tone: 'info', text: oud['eerst-heropenen'] }]);
  if (!step || !path.includes(ref)) return currentView(context, [{ tone: 'warning', text: oud['stap-weg'] }]);
  const next = nextRef ? content.steps.get(nextRef) : undefined;
  const isAhead = next && path.indexOf(ref) > path.indexOf(next.ref) && !current.run.done.includes(ref);
  if (!isAhead) return stepView(context, step, extras);
  const text = fill(route.vooruit, { stap: goalText(next.ref, content, step) });
  return stepView(context, step, { ...extras, notices: [{ tone: 'info', text }, ...(extras.notices ?? [])] });
}

/** What a card shows again after a look at something else. */
export function givenBack({ card, values: typed, reason }: Carried): StepExtras {
  return { card, typed, ...(reason && { asksWhy: { reason, told: false } }) };
}

/** One card of a step, from 1. */
export interface CardOfStep {
  readonly step: Ref;
  readonly card: number;
}

/**
 * The card before another: of the same step, or else the last one of the step before it. Null when there is none.
 *
 * @param from null for the end of the route
 */
export function cardBefore(current: ResolvedCase, from: Ref | null, card = 1): CardOfStep | null {
  if (from && card > 1) return { step: from, card: card - 1 };
  const { path } = current.resolution;
  const at = from === null ? path.length : path.indexOf(from);
  const step = current.content.steps.get(path[at - 1] ?? ('' as Ref));
  return step ? { step: step.ref, card: stepCards(step, current).cards.length } : null;
}
