import type { Content } from '../../../content/content.ts';
import type { Ref } from '../../../route/types.ts';
import { textProblem } from '../answers.ts';
import type { CaseEvent } from '../events.ts';
import { type CardInputs, changesOf, readInputs, usualOn, withAnswers } from '../inputs.ts';
import { holds, type ResolvedCase, type ResolvedRun, resolveCase, resolveRun } from '../resolved-run.ts';
import type { Run } from '../state.ts';
import { questionsOn } from '../step-cards.ts';
import { closingStep } from './decide-closing.ts';
import type { Decision } from './decision.ts';

/** Leaving the route on purpose, and the other runs of a case. */
export type RouteCommand =
  /** `reason` is an id from the content, or `anders` with a text. */
  | {
      readonly type: 'deviate';
      readonly step: Ref;
      readonly to: string;
      readonly reason: string;
      readonly text: string;
      /** What was typed on the card the coach leaves: saved in the same commit. */
      readonly typed?: CardInputs;
    }
  | { readonly type: 'undo-deviation'; readonly step: Ref }
  | { readonly type: 'start-run'; readonly route: string; readonly reason: 'aangeboden' | 'herhaling' }
  | { readonly type: 'resume-run'; readonly run: number }
  /** The monitor asks for action: continue at the step the region names. */
  | { readonly type: 'follow-up' };

type Deviate = Extract<RouteCommand, { type: 'deviate' }>;

export const OTHER_REASON = 'anders';
/** The reason on record when a monitor, not a coach, sends the case to another step. */
const FOLLOW_UP_REASON = 'vervolgactie';

export function decideRoute(command: RouteCommand, current: ResolvedCase, today: string): Decision {
  const { state, content } = current;
  if (state.status === 'afgesloten') return { refusal: { kind: 'closed' } };
  switch (command.type) {
    case 'deviate':
      return decideLeaving(command, current, today);
    case 'undo-deviation':
      if (!deviatedAt(state.run, command.step)) return { refusal: { kind: 'not-there' } };
      return { events: [{ type: 'DeviationUndone', from: command.step }] };
    case 'start-run': {
      const route = content.routes.get(command.route);
      if (!route || !mayBegin(command, current)) return { refusal: { kind: 'not-there' } };
      const started: CaseEvent = {
        type: 'RunStarted',
        start: route.start,
        peildatum: today,
        reason: command.reason,
      };
      const closed = command.reason === 'aangeboden' ? workClosedBy(command.route, current) : [];
      return { events: [...closed, started] };
    }
    case 'resume-run':
      if (!state.otherRuns.some((run) => run.id === command.run)) return { refusal: { kind: 'not-there' } };
      return { events: [{ type: 'RunResumed', run: command.run }] };
    case 'follow-up':
      return decideFollowUp(current, today);
  }
}

/**
 * Saves what was typed on the card, and leaves the route there. No preview is needed: the answers of that step no
 * longer decide anything, or the step has to be done again.
 */
function decideLeaving(command: Deviate, current: ResolvedCase, today: string): Decision {
  const { typed } = command;
  const { state, content } = current;
  const step = typed && content.steps.get(typed.step);
  if (!typed || !step) return decideDeviation(command, current);
  if (!current.resolution.path.includes(step.ref)) return { refusal: { kind: 'not-on-path' } };
  const asked = questionsOn(step, current, typed.card);
  const read = readInputs(asked, typed.inputs, usualOn(today, content), state.run.answers);
  const run = 'answers' in read ? withAnswers(state.run, read.answers) : state.run;
  const left = decideDeviation(command, resolveCase({ ...state, run }, content));
  if ('refusal' in left) return left;
  if ('problems' in read) return { refusal: { kind: 'invalid', problems: read.problems } };
  const answers = changesOf(asked, state.run, run);
  const saved: CaseEvent = { type: 'AnswersSaved', step: step.ref, answers };
  return Object.keys(answers).length > 0 ? { events: [saved, ...left.events] } : left;
}

/**
 * Going to a later step becomes a detour. Going to an earlier step on the path reopens it, with everything done after
 * it. For a step that an earlier choice skipped, the detour starts at the fork that skipped it. A run that began
 * further on has no such fork; from now on it begins at that step.
 */
function decideDeviation(command: Deviate, { state, content, resolution }: ResolvedCase): Decision {
  const { path } = resolution;
  if (!path.includes(command.step)) return { refusal: { kind: 'not-on-path' } };
  const refuse = (problem: 'step' | 'reason' | 'text'): Decision => ({ refusal: { kind: 'deviation', problem } });
  const to = content.steps.get(command.to as Ref)?.ref;
  if (!to || to === command.step) return refuse('step');
  const text = command.text.trim();
  const known = content.deviationReasons.some((one) => one.id === command.reason);
  if (!known && command.reason !== OTHER_REASON) return refuse('reason');
  if (command.reason === OTHER_REASON && text === '') return refuse('text');
  const problem = textProblem(text);
  if (problem) return { refusal: { kind: 'deviation', problem } };
  const why = { reason: command.reason, text: text || null };
  const passed = path.slice(0, path.indexOf(command.step) + 1);
  const back = { type: 'StepsReopened', from: command.step, to, cleared: [] } as const;
  const at = passed.indexOf(to);
  if (at !== -1)
    return {
      events: [{ ...back, reopened: state.run.done.filter((step) => !passed.slice(0, at).includes(step)), ...why }],
    };
  const again = comesBy(passed, to, state.run, content);
  // Leaving from here would pass these steps a second time, so the detour starts before the first of them.
  const from = again === -1 ? command.step : passed[again - 1];
  if (!from) return { events: [{ ...back, reopened: state.run.done, ...why, begins: true }] };
  const deviated: CaseEvent = { type: 'RouteDeviated', from, to, ...why };
  return { events: again === -1 ? [deviated] : [deviated, { ...back, reopened: passed.slice(again) }] };
}

/** The index of the first of these steps that a run may pass again after `to`; -1 when there is none. */
function comesBy(passed: readonly Ref[], to: Ref, run: Run, content: Content): number {
  const onward = stepsFrom(to, run, content);
  return passed.findIndex((step) => onward.has(step));
}

/** A loop may return to a step that a detour skipped. The detour then leads to that step, and keeps its reason. */
export function detourTo(to: Ref, path: readonly Ref[], run: Run, content: Content): CaseEvent | null {
  if (path.includes(to)) return null;
  const from = path[comesBy(path, to, run, content) - 1];
  const why = path.slice(from ? path.indexOf(from) : 0).flatMap((step) => run.detours[step] ?? []);
  if (!from || !why[0]) return null;
  return { type: 'RouteDeviated', from, to, reason: why[0].reason, text: why[0].text };
}

/** Whether a run may begin: a step on the path offers it, or the outcome of its last round asks for another. */
function mayBegin({ route, reason }: Extract<RouteCommand, { type: 'start-run' }>, current: ResolvedCase): boolean {
  const { run, content, resolution } = current;
  if (reason === 'herhaling') {
    const outcome = content.outcomes.get(resolution.outcome ?? '');
    return content.steps.get(run.start)?.route === route && Boolean(outcome?.repeatAfterMonths);
  }
  const offers = resolution.path.flatMap((ref) => content.steps.get(ref)?.offers ?? []);
  return offers.some((offer) => offer.route === route && holds(current, offer.when));
}

/** An offer may close the werkproces of the case: it goes on in the offered route, and both count. */
function workClosedBy(route: string, current: ResolvedCase): readonly CaseEvent[] {
  const { state, run, resolution, content } = current;
  const closed = (state.closedWork ?? []).filter((one) => one.run === run.id).map(({ at }) => at);
  return resolution.path.flatMap((at) => {
    if (closed.includes(at)) return [];
    const offers = content.steps.get(at)?.offers ?? [];
    const taken = offers.find((one) => one.closesWork && one.route === route && holds(current, one.when));
    return taken?.closesWork ? [{ type: 'WorkProcessClosed', ...taken.closesWork, at } as const] : [];
  });
}

function deviatedAt(run: Run, step: Ref): boolean {
  return Object.hasOwn(run.detours, step) || (run.returns ?? []).some((one) => one.from === step);
}

/** Every step a run may pass from this one on, detours included. */
function stepsFrom(start: Ref, run: Run, content: Content): ReadonlySet<Ref> {
  const found = new Set([start]);
  for (const at of found) {
    const exits = (content.steps.get(at)?.exits ?? []).flatMap(({ to }) => ('stap' in to ? [to.stap] : []));
    for (const next of [...exits, ...(run.detours[at] ? [run.detours[at].to] : [])]) found.add(next);
  }
  return found;
}

/** Continues in the run that has the region's step; a case that began with the monitor has none, and gets a new run. */
function decideFollowUp(current: ResolvedCase, today: string): Decision {
  const { state, content, resolution } = current;
  if (!content.outcomes.get(resolution.outcome ?? '')?.toRegionalStep) return { refusal: { kind: 'not-there' } };
  const to = content.region.followUpStep;
  const followed = runToFollow(current);
  if (!followed) return { events: [{ type: 'RunStarted', start: to, peildatum: today, reason: 'vervolgactie' }] };
  const resumed: CaseEvent = { type: 'RunResumed', run: followed.run.id };
  const { path, next } = followed.resolution;
  const why = { reason: FOLLOW_UP_REASON, text: null };
  if (!path.includes(to)) {
    return { events: [resumed, { type: 'RouteDeviated', from: forkBefore(path, to, content), to, ...why }] };
  }
  if (!state.closing && next === followUpStep(current)) return { events: [resumed] };
  // Reopen from that step on, or there would be nothing to do.
  const reopened = path.slice(path.indexOf(to));
  const again: CaseEvent = { type: 'StepsReopened', from: path.at(-1) ?? to, to, reopened, cleared: [], ...why };
  return { events: [resumed, ...(state.closing ? [{ type: 'CaseReopened', at: to } as const] : []), again] };
}

/**
 * The step where a follow-up continues: the one the region names. A run that has not reached it yet, or already has a
 * traject beyond it, continues where it is.
 */
export function followUpStep(current: ResolvedCase): Ref {
  const { state, content } = current;
  const to = content.region.followUpStep;
  const followed = runToFollow(current);
  if (!followed || state.closing) return to;
  const { path, next, outcome } = followed.resolution;
  const { done } = followed.run;
  const closing = closingStep(followed);
  // A path that ends without closing a report has no traject.
  const hasTraject = closing === undefined ? outcome === null : !done.includes(closing);
  return path.includes(to) && (hasTraject || !done.includes(to)) && next !== null ? next : to;
}

/** The last run of the route that has the region's step. */
function runToFollow({ state, content }: ResolvedCase): ResolvedRun | null {
  const route = content.steps.get(content.region.followUpStep)?.route;
  const run = state.otherRuns.findLast((one) => content.steps.get(one.start)?.route === route);
  return run ? resolveRun(run, content) : null;
}

/** The last step of a path with an exit to `to` that was not taken, or else the path's last step. */
function forkBefore(path: readonly Ref[], to: Ref, content: Content): Ref {
  const leads = (ref: Ref) => content.steps.get(ref)?.exits.some((exit) => 'stap' in exit.to && exit.to.stap === to);
  return path.findLast(leads) ?? path.at(-1) ?? to;
}
