import type { Ref } from '../../../route/types.ts';
import { type ResolvedCase, type ResolvedRun, resolveRun } from '../resolved-run.ts';
import type { Run } from '../state.ts';
import type { Decision, Refusal } from './decision.ts';
import { missingUpTo, readMotivation } from './motivation.ts';

/** Closing the report (melding) of a case, and taking a closed case up again. */
export interface CloseCommand {
  readonly type: 'close';
  readonly workProcess: string;
  readonly reason: string;
  readonly motivation: string;
}

export function decideClosing(command: CloseCommand, current: ResolvedCase): Decision {
  const { state, content } = current;
  if (state.closing) return refuse({ kind: 'closed' });
  const process = content.workProcesses.get(command.workProcess);
  if (!process) return refuse({ kind: 'unknown-reason' });
  const reason = process.reasons.find((one) => one.id === command.reason);
  if (!reason && process.reasons.length > 0) return refuse({ kind: 'unknown-reason' });

  const motivation = readMotivation(command.motivation);
  if (typeof motivation !== 'string') return refuse({ kind: 'motivation', problem: motivation });
  const missing = countingRuns(current).flatMap(missingAtClosing);
  const closing = closingStep(current);
  if (motivation === '' && (missing.length > 0 || !reason)) return refuse({ kind: 'motivation-needed', missing });

  const hadTrajectory = closing !== undefined && state.run.done.includes(closing);
  return {
    events: [
      {
        type: 'ReportClosed',
        workProcess: process.id,
        reason: reason?.id ?? null,
        motivation: motivation || null,
        aftercare: hadTrajectory,
      },
    ],
  };
}

/** The runs that count when a report is closed: this one, and the last run of each other route. */
export function countingRuns(current: ResolvedCase): readonly ResolvedRun[] {
  const { state, content } = current;
  const routeOf = ({ start }: Run) => content.steps.get(start)?.route;
  const last = new Map([...state.otherRuns, state.run].map((run) => [routeOf(run), run]));
  return [...last.values()].map((run) => (run === state.run ? current : resolveRun(run, content)));
}

/** The missing minimum information that counts when a run's report is closed. */
export function missingAtClosing(resolved: ResolvedRun): readonly Ref[] {
  return missingUpTo(closingStep(resolved) ?? resolved.resolution.path.at(-1), resolved);
}

/** The step where this run closes the report. What later steps ask cannot be known yet at that point. */
export function closingStep({ resolution, content }: ResolvedRun): Ref | undefined {
  return resolution.path.find((ref) => content.steps.get(ref)?.closesReport);
}

/** Routekaart, stap 11: a young person in aftercare who needs help again resumes at the step the route names. */
export function decideReopening(current: ResolvedCase): Decision {
  const { state } = current;
  if (!state.closing) return refuse({ kind: 'not-closed' });
  const { path } = current.resolution;
  const last = path.at(-1) ?? state.run.start;
  const at = reopenAt(current) ?? last;
  return {
    events: [
      { type: 'CaseReopened', at },
      { type: 'StepsReopened', from: last, to: at, reopened: path.slice(path.indexOf(at)), cleared: [] },
    ],
  };
}

/** Reopening a case, and ending its aftercare, can be taken back while nothing else happened. */
export function decideUndoEnding({ state }: ResolvedCase): Decision {
  if (!state.before) return refuse({ kind: 'not-there' });
  return { events: [{ type: state.before.reopenedAt ? 'ReopeningUndone' : 'AftercareContinued' }] };
}

/** The step where this route resumes a closed case, if this case has done it. */
export function reopenAt({ state, content, resolution }: ResolvedCase): Ref | null {
  const step = content.steps.get(state.run.start);
  const at = step ? (content.routes.get(step.route)?.reopenAt ?? null) : null;
  if (!at || !state.run.done.includes(at)) return null;
  // It may have been done before a changed answer led the path elsewhere.
  return resolution.path.includes(at) ? at : null;
}

function refuse(refusal: Refusal): Decision {
  return { refusal };
}
