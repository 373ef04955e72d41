import type { QuestionContent, StepContent } from '../../../content/content.ts';
import { ONBEKEND, type Ref, type Resolution } from '../../../route/types.ts';
import type { CaseEvent } from '../events.ts';
import { changesOf, type Inputs, readInputs, usualOn, withAnswers } from '../inputs.ts';
import { type ResolvedCase, type ResolvedRun, resolveRun } from '../resolved-run.ts';
import type { Run } from '../state.ts';
import { questionsOn, stepCards } from '../step-cards.ts';
import { detourTo } from './decide-route.ts';
import type { Decision, Refusal } from './decision.ts';
import { missingUpTo, readMotivation } from './motivation.ts';
import { traceOf } from './trace.ts';

/** Answering the questions of a step. `inputs` are a card's raw inputs, by question id. */
export type AnswerCommand =
  /** Save and go on. `confirmed`: the coach has seen a preview of what this change does to the route. */
  | (OnCard & { readonly type: 'answer'; readonly confirmed: boolean })
  | (OnCard & { readonly type: 'save' })
  /** Save, and wait for someone else. */
  | (OnCard & { readonly type: 'park' });

interface OnCard {
  readonly step: Ref;
  /** Which card of the step, from 1 (default). A step with more questions than fit on a card has more cards. */
  readonly card?: number;
  readonly inputs: Inputs;
  /** Why the coach goes on with minimum information open, where the step asks for that. */
  readonly motivation?: string;
}

/** @param today YYYY-MM-DD */
export function decideAnswers(command: AnswerCommand, current: ResolvedCase, today: string): Decision {
  const { state, content, resolution: before } = current;
  if (state.status === 'afgesloten') return refuse({ kind: 'closed' });
  const step = content.steps.get(command.step);
  if (!step || !before.path.includes(step.ref)) return refuse({ kind: 'not-on-path' });

  const asked = questionsOn(step, current, command.card);
  const typed = readInputs(asked, command.inputs, usualOn(today, content), state.run.answers);
  if ('problems' in typed) return refuse({ kind: 'invalid', problems: typed.problems });
  const goesOn = command.type === 'answer';
  const run = { ...withAnswers(state.run, typed.answers), done: [...state.run.done, step.ref] };
  const typedIn = resolveRun(run, content);
  const filled = goesOn ? withUnknowns(asked, typedIn) : typedIn;
  const answers = changesOf(step.questions, state.run, filled.run);
  const changed = Object.keys(answers).length > 0;
  const wasDone = state.run.done.includes(step.ref);
  const after = filled.resolution;
  if (wasDone && changed && !(goesOn && command.confirmed) && leadsElsewhere(before, after)) {
    // An item stored as "not known yet" because it was left empty does not count as lost or restored.
    const known = (question: Ref) => state.run.answers[question] !== ONBEKEND;
    const setAside = after.inactive.filter((one) => !before.inactive.includes(one) && known(one));
    const restored = before.inactive.filter((one) => !after.inactive.includes(one) && known(one));
    return refuse({ kind: 'changes-route', after, setAside, restored });
  }
  const motivation = readMotivation(command.motivation ?? '');
  const isNewReason = motivation !== '' && motivation !== state.run.whyOpen?.[step.ref];
  if (!goesOn || !(wasDone || isLastCard(step, filled, command.card))) {
    if (typeof motivation !== 'string') return refuse({ kind: 'motivation', problem: motivation });
    const reason = isNewReason && step.asksWhenOpen ? { motivation } : null;
    const saved: CaseEvent = { type: 'AnswersSaved', step: step.ref, answers, ...reason };
    const parked: CaseEvent = { type: 'CaseParked', step: step.ref };
    const waits = command.type === 'park' && state.status === 'loopt';
    return { events: [...(changed || reason ? [saved] : []), ...(waits ? [parked] : [])] };
  }
  const missing = step.asksWhenOpen ? missingUpTo(step.ref, filled) : [];
  if (wasDone && !changed && !(isNewReason && missing.length > 0)) return { events: [] };
  if (typeof motivation !== 'string') return refuse({ kind: 'motivation', problem: motivation });
  if (missing.length > 0 && motivation === '') return refuse({ kind: 'motivation-needed', missing });
  const trace = traceOf(step, filled);
  const stepAnswered: CaseEvent = {
    type: 'StepAnswered',
    step: step.ref,
    answers,
    trace,
    ...(missing.length > 0 && { motivation }),
  };
  if (after.back?.step !== step.ref) return { events: [stepAnswered], after };
  const reopened: CaseEvent = { type: 'CaseReopened', at: after.back.to };
  const detour = detourTo(after.back.to, after.path, state.run, content);
  return {
    events: [
      stepAnswered,
      ...(state.closing ? [reopened] : []),
      ...(detour ? [detour] : []),
      loopBack(after, after.back, detour, state.run),
    ],
  };
}

/** Puts back the answers from before the last change of a step that was done. */
export function decideUndo(ref: Ref, { state, content }: ResolvedCase): Decision {
  if (state.status === 'afgesloten') return refuse({ kind: 'closed' });
  const { changed } = state.run;
  const step = content.steps.get(ref);
  if (!step || changed?.step !== ref) return refuse({ kind: 'not-there' });
  const undone = resolveRun(withAnswers(state.run, changed.before), content);
  const trace = traceOf(step, undone);
  const answered: CaseEvent = { type: 'StepAnswered', step: ref, answers: changed.before, trace, undone: true };
  return { events: [answered], after: undone.resolution };
}

/**
 * Routekaart, stap 10: revise earlier steps, and so everything that came after them. Their answers stay as prefill;
 * those that asked for the loop do not.
 */
function loopBack(
  after: Resolution,
  back: { readonly step: Ref; readonly to: Ref },
  detour: CaseEvent | null,
  run: Run,
): CaseEvent {
  const reason = after.because.find((one) => one.at === back.step);
  // When the run began past that step, everything has to be done again.
  const kept =
    detour?.type === 'RouteDeviated' ? after.path.indexOf(detour.from) + 1 : Math.max(after.path.indexOf(back.to), 0);
  const again = after.path.slice(kept);
  const before = after.path.slice(0, kept);
  const later = run.done.filter((step) => !again.includes(step) && !before.includes(step));
  return {
    type: 'StepsReopened',
    from: back.step,
    to: back.to,
    reopened: [...again, ...later],
    cleared: Object.keys(reason?.answers ?? {}) as Ref[],
  };
}

/** Whether the step has nothing left to ask: no later card, and no minimum information on a card that was skipped. */
function isLastCard(step: StepContent, resolved: ResolvedRun, card = 1): boolean {
  const { cards } = stepCards(step, resolved);
  const { run } = resolved;
  if (cards.length === 1) return true;
  const skipped = ({ ref, minimum, decides }: QuestionContent) => minimum && !decides && run.answers[ref] === undefined;
  return cards.length <= card && !cards.flat().some(skipped);
}

/**
 * An empty minimum item counts as "not known yet". That may show follow-up questions, so repeat until it settles. One
 * that decides stays empty: only a coach who chooses "not known yet" means it.
 */
function withUnknowns(asked: readonly QuestionContent[], resolved: ResolvedRun): ResolvedRun {
  const { run, content } = resolved;
  const { shown } = resolved.resolution;
  const empty = asked.filter(
    ({ ref, minimum, decides }) => minimum && !decides && shown.includes(ref) && run.answers[ref] === undefined,
  );
  if (empty.length === 0) return resolved;
  const unknown = Object.fromEntries(empty.map(({ ref }) => [ref, ONBEKEND]));
  return withUnknowns(asked, resolveRun({ ...run, answers: { ...run.answers, ...unknown } }, content));
}

/** Whether the change alters the route. Deciding a fork that was open only continues the path, and does not count. */
function leadsElsewhere(before: Resolution, after: Resolution): boolean {
  const goesOn = before.path.every((ref, index) => after.path[index] === ref);
  return !goesOn || (before.open === null && (before.outcome !== after.outcome || before.back?.to !== after.back?.to));
}

function refuse(refusal: Refusal): Decision {
  return { refusal };
}
