import type { Ref } from '../../../route/types.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { type ResolvedCase, resolveRun } from '../resolved-run.ts';
import type { CaseState } from '../state.ts';
import { type AgeCommand, decideAge } from './decide-age.ts';
import { type AnswerCommand, decideAnswers, decideUndo } from './decide-answers.ts';
import { type CloseCommand, decideClosing, decideReopening, decideUndoEnding } from './decide-closing.ts';
import { decideRoute, type RouteCommand } from './decide-route.ts';
import type { Decision } from './decision.ts';
import { mayCloseWork, workEvents } from './work-processes.ts';

/** What a coach wants to do to a case. */
export type Command =
  | AnswerCommand
  /** Undo the last change of a completed step. */
  | { readonly type: 'undo-change'; readonly step: Ref }
  | CloseCommand
  | AgeCommand
  | { readonly type: 'finish' }
  | { readonly type: 'reopen' }
  /** Take back the last thing that happened, when that reopened the case or ended its aftercare. */
  | { readonly type: 'undo-ending' }
  | RouteCommand;

/**
 * Turns a command into events, or into a refusal that says why. Pure: reads no clock and writes nothing.
 *
 * @param today YYYY-MM-DD: the peildatum of a run that begins now, and the day that dates are judged by
 */
export function decide(command: Command, current: ResolvedCase, today: string): Decision {
  const decision = decideCommand(command, current, today);
  if ('refusal' in decision || decision.events.length === 0) return decision;
  const untaken = untakenLoop(decision.events, current);
  const told: Decision = untaken ? { events: [...decision.events, untaken] } : decision;
  const work = workAfter(told, current);
  return work.length > 0 ? { ...told, events: [...told.events, ...work] } : told;
}

/** What these events do to the werkproces of the case. Most do nothing: then nothing is resolved again. */
function workAfter(
  decision: Extract<Decision, { events: unknown }>,
  { state, content }: ResolvedCase,
): readonly CaseEvent[] {
  const { events, after } = decision;
  const next = folded(events, state);
  if (!mayCloseWork(next.run.done, content) && !next.closedWork?.length) return [];
  const answered = events.flatMap((event) => (event.type === 'StepAnswered' ? [event.step] : [])).at(-1) ?? null;
  return workEvents({ state: next, ...resolveRun(next.run, content, after) }, answered);
}

/**
 * A loop is taken by answering the step that asks for it. Answers that were only saved there, or that count again after
 * a change, also ask for it. That step must then be answered again; otherwise the case would wait at a completed step.
 */
function untakenLoop(events: readonly CaseEvent[], { state, content }: ResolvedCase): CaseEvent | null {
  const loops = (step: Ref) => content.steps.get(step)?.exits.some((exit) => 'terug' in exit.to);
  if (!state.run.done.some(loops)) return null;
  const { run } = folded(events, state);
  const { back } = resolveRun(run, content).resolution;
  if (!back || !run.done.includes(back.step)) return null;
  return { type: 'StepsReopened', from: back.step, to: back.step, reopened: [back.step], cleared: [] };
}

function folded(events: readonly CaseEvent[], state: CaseState): CaseState {
  const { id, owner, changedAt: at, revision: sequence } = state;
  const envelope = { case: id, owner, run: Number.POSITIVE_INFINITY, sequence, at };
  return events.reduce((before, event) => evolve(before, event, envelope), state);
}

function decideCommand(command: Command, current: ResolvedCase, today: string): Decision {
  switch (command.type) {
    case 'answer':
    case 'save':
    case 'park':
      return decideAnswers(command, current, today);
    case 'undo-change':
      return decideUndo(command.step, current);
    case 'close':
      return decideClosing(command, current);
    case 'note-age':
      return decideAge(command, current, today);
    case 'finish':
      return current.state.status === 'nazorg'
        ? { events: [{ type: 'AftercareFinished' }] }
        : { refusal: { kind: 'not-closed' } };
    case 'reopen':
      return decideReopening(current);
    case 'undo-ending':
      return decideUndoEnding(current);
    case 'deviate':
    case 'undo-deviation':
    case 'start-run':
    case 'resume-run':
    case 'follow-up':
      return decideRoute(command, current, today);
  }
}
