import type { Content } from '../content/content.ts';
import { resolve } from '../route/resolve.ts';
import type { Ref } from '../route/types.ts';
import { LONGEST_TEXT } from './answers.ts';
import type { Decision } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { findPersonalData } from './personal-data.ts';
import { type CaseState, type Run, trailOf } from './state.ts';

/** Leaving the route on purpose, and the other walks of a case. */
export type RouteCommand =
  /** `reason` is one of the content's, or `anders` with a text. */
  | {
      readonly type: 'deviate';
      readonly step: Ref;
      readonly to: string;
      readonly reason: string;
      readonly text: string;
    }
  | { readonly type: 'undo-deviation'; readonly step: Ref }
  | { readonly type: 'start-run'; readonly route: string; readonly reason: 'aangeboden' | 'herhaling' }
  | { readonly type: 'resume-run'; readonly run: number }
  /** The monitor asks for action: on at the step the region points out. */
  | { readonly type: 'follow-up' };

export const OTHER_REASON = 'anders';
/** The reason on record when a monitor, not a coach, sends the case to another step. */
export const FOLLOW_UP_REASON = 'vervolgactie';

export function decideRoute(command: RouteCommand, state: CaseState, content: Content, today: string): Decision {
  if (state.status === 'afgesloten') return { refusal: { kind: 'closed' } };
  switch (command.type) {
    case 'deviate':
      return decideDeviation(command, state, content);
    case 'undo-deviation':
      if (!state.run.detours[command.step]) return { refusal: { kind: 'not-there' } };
      return { events: [{ type: 'DeviationUndone', from: command.step }] };
    case 'start-run': {
      const route = content.routes.get(command.route);
      if (!route) return { refusal: { kind: 'not-there' } };
      return { events: [{ type: 'RunStarted', start: route.start, peildatum: today, reason: command.reason }] };
    }
    case 'resume-run':
      if (!state.otherRuns.some((run) => run.id === command.run)) return { refusal: { kind: 'not-there' } };
      return { events: [{ type: 'RunResumed', run: command.run }] };
    case 'follow-up':
      return decideFollowUp(state, content, today);
  }
}

/** A step further on becomes a detour; a step that was passed is opened again, with everything after it. */
function decideDeviation(
  command: Extract<RouteCommand, { type: 'deviate' }>,
  state: CaseState,
  content: Content,
): Decision {
  const { path } = resolve(content, trailOf(state.run));
  if (!path.includes(command.step)) return { refusal: { kind: 'not-on-path' } };
  const refuse = (problem: 'step' | 'reason' | 'text'): Decision => ({ refusal: { kind: 'deviation', problem } });
  const to = content.steps.get(command.to as Ref)?.ref;
  if (!to || to === command.step) return refuse('step');
  const text = command.text.trim();
  const known = content.deviationReasons.some((one) => one.id === command.reason);
  if (!known && command.reason !== OTHER_REASON) return refuse('reason');
  if (command.reason === OTHER_REASON && text === '') return refuse('text');
  if (text.length > LONGEST_TEXT) return { refusal: { kind: 'deviation', problem: { kind: 'too-long' } } };
  const what = findPersonalData(text);
  if (what) return { refusal: { kind: 'deviation', problem: { kind: 'personal', what } } };
  const deviated: CaseEvent = {
    type: 'RouteDeviated',
    from: command.step,
    to,
    reason: command.reason,
    text: text || null,
  };
  const at = path.indexOf(to);
  if (at === -1 || at > path.indexOf(command.step)) return { events: [deviated] };
  const reopened = path.slice(at, path.indexOf(command.step) + 1);
  return {
    events: [
      {
        type: 'StepsReopened',
        from: command.step,
        to,
        reopened,
        cleared: [],
        reason: deviated.reason,
        text: deviated.text,
      },
    ],
  };
}

/** In the walk that knows the region's step; there is none when the case began with the monitor: then a new one. */
function decideFollowUp(state: CaseState, content: Content, today: string): Decision {
  const to = content.region.followUpStep;
  const route = content.steps.get(to)?.route;
  const walked = state.otherRuns.findLast((run) => content.steps.get(run.start)?.route === route);
  if (!walked) return { events: [{ type: 'RunStarted', start: to, peildatum: today, reason: 'vervolgactie' }] };
  const resumed: CaseEvent = { type: 'RunResumed', run: walked.id };
  const from = forkBefore(walked, to, content);
  if (!from) return { events: [resumed] };
  return { events: [resumed, { type: 'RouteDeviated', from, to, reason: FOLLOW_UP_REASON, text: null }] };
}

/** The step of a walk that could have led to `to` and did not; null when the walk passes there anyway. */
function forkBefore(run: Run, to: Ref, content: Content): Ref | null {
  const { path } = resolve(content, trailOf(run));
  if (path.includes(to)) return null;
  const leads = (ref: Ref) => content.steps.get(ref)?.exits.some((exit) => 'stap' in exit.to && exit.to.stap === to);
  return path.findLast(leads) ?? path.at(-1) ?? null;
}
