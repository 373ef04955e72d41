import type { ClosesWork, Content, WorkProcess } from '../../../content/content.ts';
import { evaluate } from '../../../route/condition.ts';
import type { Ref, Target, Value } from '../../../route/types.ts';
import { ageOn } from '../age.ts';
import type { CaseEvent } from '../events.ts';
import { holds, type ResolvedCase, type ResolvedRun } from '../resolved-run.ts';
import { countingRuns, missingAtClosing } from './decide-closing.ts';

/**
 * The kinds of work a case is counted as. Most cases are one; one that moves on in the middle (domein §11.13) closes the
 * first and goes on in the next, and both count.
 */

/** What the answers of a case point to. */
export interface Proposal {
  readonly process: WorkProcess;
  /** Null when the answers do not say which. */
  readonly reason: string | null;
}

/**
 * The werkproces and the reason that the answers, and the age, point to, without what this case closed already; null when
 * they point to none. One that is for an age goes before one that is for any.
 */
export function proposedClosing(current: ResolvedCase, today: string): Proposal | null {
  const { state, content } = current;
  const runs = countingRuns(current);
  const known = (ref: Ref) => runs.reduce<Value | null>((found, one) => found ?? one.known(ref), null);
  const closed = (state.closedWork ?? []).map(({ workProcess }) => workProcess);
  const group = state.age ? ageOn(state.age, today).group : null;
  const fits = [...content.workProcesses.values()].filter(
    ({ id, when, ages }) =>
      when && !closed.includes(id) && evaluate(when, known) === true && (!ages || (group && ages.includes(group))),
  );
  const process = fits.find(({ ages }) => ages !== null) ?? fits[0];
  if (!process) return null;
  const reason = process.reasons.find(({ when }) => when && evaluate(when, known) === true);
  return { process, reason: reason?.id ?? null };
}

/**
 * What follows for its werkproces when a case came to be as it is now: one that its route closed on the way, one that is
 * open again because an answer changed, or the whole report, when the step that was just answered ends it.
 *
 * @param answered the step that was just answered, if any
 */
export function workEvents(current: ResolvedCase, answered: Ref | null): readonly CaseEvent[] {
  const { state, run } = current;
  if (state.closing) return [];
  const closed = (state.closedWork ?? []).filter((one) => one.run === run.id);
  const resumed = closed
    .filter(({ at }) => !closes(at, current))
    .map(({ workProcess, at }): CaseEvent => ({ type: 'WorkProcessResumed', workProcess, at }));
  const now = run.done.flatMap((ref): readonly (CaseEvent | null)[] => {
    const exit = closingExit(ref, current);
    if (!exit || closed.some(({ at }) => at === ref)) return [];
    if ('stap' in exit.to) return [{ type: 'WorkProcessClosed', ...exit.closesWork, at: ref }];
    return ref === answered ? [reportClosed(exit.closesWork, current)] : [];
  });
  return [...resumed, ...now.filter((event) => event !== null)];
}

/** Whether an exit of one of these steps closes a werkproces: without it there is nothing to do. */
export function mayCloseWork(done: readonly Ref[], content: Content): boolean {
  return done.some((ref) => {
    const { exits = [] } = content.steps.get(ref) ?? {};
    return exits.some(({ closesWork }) => closesWork !== null);
  });
}

interface ClosingExit {
  readonly to: Target;
  readonly closesWork: ClosesWork;
}

/** The exit this run takes at a step, if that closes the werkproces. */
export function closingExit(step: Ref, { resolution, content }: ResolvedRun): ClosingExit | null {
  const taken = resolution.because.find(({ at }) => at === step)?.exit ?? null;
  const exit = taken === null ? undefined : content.steps.get(step)?.exits[taken];
  return exit?.closesWork ? { to: exit.to, closesWork: exit.closesWork } : null;
}

/** Whether a step still closes the werkproces: by its exit once it is done, by its offer as long as its answers hold. */
function closes(ref: Ref, resolved: ResolvedRun): boolean {
  const { run, resolution, content } = resolved;
  if (run.done.includes(ref) && closingExit(ref, resolved)) return true;
  const offers = resolution.path.includes(ref) ? (content.steps.get(ref)?.offers ?? []) : [];
  return offers.some(({ closesWork, when }) => closesWork && holds(resolved, when));
}

/** Closes the report in the same press; null when a reason must be asked first. */
function reportClosed(closing: ClosesWork, current: ResolvedCase): CaseEvent | null {
  if (countingRuns(current).some((run) => missingAtClosing(run).length > 0)) return null;
  return { type: 'ReportClosed', ...closing, motivation: null, aftercare: false };
}
