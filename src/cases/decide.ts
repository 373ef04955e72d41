import type { Content, StepContent } from '../content/content.ts';
import { resolve } from '../route/resolve.ts';
import { ONBEKEND, type Ref, type Resolution, type Value } from '../route/types.ts';
import { type AnswerProblem, isProblem, readAnswer } from './answers.ts';
import { type CloseCommand, decideClosing, decideReopening } from './decide-closing.ts';
import { decideRoute, detourTo, type RouteCommand } from './decide-route.ts';
import type { Decision, Refusal } from './decision.ts';
import { displayed } from './displayed.ts';
import type { Answers, CaseEvent } from './events.ts';
import { missingUpTo, readMotivation } from './motivation.ts';
import { type CaseState, evolve, type Run, trailOf } from './state.ts';
import { traceOf } from './trace.ts';

/** What a coach wants to do to a case. `inputs` are a card's inputs by question id, as they came in. */
export type Command =
  /** Save and go on. `confirmed`: the coach saw what this change does to the route. */
  | {
      readonly type: 'answer';
      readonly step: Ref;
      readonly inputs: Inputs;
      readonly confirmed: boolean;
      /** Why the coach goes on with minimum information open, where the step asks for that. */
      readonly motivation?: string;
    }
  | { readonly type: 'save'; readonly step: Ref; readonly inputs: Inputs }
  /** Save, and wait for someone else. */
  | { readonly type: 'park'; readonly step: Ref; readonly inputs: Inputs }
  | CloseCommand
  | { readonly type: 'finish' }
  | { readonly type: 'reopen' }
  | RouteCommand;

export type Inputs = Readonly<Record<string, unknown>>;

/**
 * Turns a command into what happened, or a refusal that says why. Pure: reads no clock, writes nothing.
 *
 * @param today YYYY-MM-DD: the peildatum of a walk that begins now
 */
export function decide(command: Command, state: CaseState, content: Content, today: string): Decision {
  const decision = decideCommand(command, state, content, today);
  if ('refusal' in decision || decision.events.length === 0) return decision;
  const untaken = untakenLoop(decision.events, state, content);
  return untaken ? { events: [...decision.events, untaken] } : decision;
}

/**
 * A loop is taken by answering the step that asks for it. Answers that were only saved there, or that count again now,
 * ask for it too: that step is then to be answered once more, or the case would wait at a step that is done.
 */
function untakenLoop(events: readonly CaseEvent[], state: CaseState, content: Content): CaseEvent | null {
  const loops = (step: Ref) => content.steps.get(step)?.exits.some((exit) => 'terug' in exit.to);
  if (!state.run.done.some(loops)) return null;
  const { id, owner, changedAt: at, revision: sequence } = state;
  const envelope = { case: id, owner, run: Number.POSITIVE_INFINITY, sequence, at };
  const { run } = events.reduce((before, event) => evolve(before, event, envelope), state);
  const { back } = resolve(content, trailOf(run));
  if (!back || !run.done.includes(back.step)) return null;
  return { type: 'StepsReopened', from: back.step, to: back.step, reopened: [back.step], cleared: [] };
}

function decideCommand(command: Command, state: CaseState, content: Content, today: string): Decision {
  switch (command.type) {
    case 'answer':
    case 'save':
    case 'park':
      return decideAnswers(command, state, content);
    case 'close':
      return decideClosing(command, state, content);
    case 'finish':
      return state.status === 'nazorg' ? { events: [{ type: 'AftercareFinished' }] } : refuse({ kind: 'not-closed' });
    case 'reopen':
      return decideReopening(state, content);
    case 'deviate':
    case 'undo-deviation':
    case 'start-run':
    case 'resume-run':
    case 'follow-up':
      return decideRoute(command, state, content, today);
  }
}

type AnswerCommand = Extract<Command, { inputs: Inputs }>;

function decideAnswers(command: AnswerCommand, state: CaseState, content: Content): Decision {
  if (state.status === 'afgesloten') return refuse({ kind: 'closed' });
  const before = resolve(content, trailOf(state.run));
  const step = content.steps.get(command.step);
  if (!step || !before.path.includes(step.ref)) return refuse({ kind: 'not-on-path' });

  const typed = readInputs(step, command.inputs, state.run, content);
  if ('problems' in typed) return refuse({ kind: 'invalid', problems: typed.problems });
  const goesOn = command.type === 'answer';
  const run = answered(state.run, step.ref, typed.answers);
  const filled = goesOn ? withUnknowns(step, run, content) : run;
  const answers = changesOf(step, state.run, filled);
  const changed = Object.keys(answers).length > 0;
  const wasDone = state.run.done.includes(step.ref);
  const after = resolve(content, trailOf(filled));
  if (wasDone && changed && !(goesOn && command.confirmed) && leadsElsewhere(before, after)) {
    // An empty item that counts as "not known yet" is no answer to lose or to get back.
    const known = (question: Ref) => state.run.answers[question] !== ONBEKEND;
    const setAside = after.inactive.filter((one) => !before.inactive.includes(one) && known(one));
    const restored = before.inactive.filter((one) => !after.inactive.includes(one) && known(one));
    return refuse({ kind: 'changes-route', after, setAside, restored });
  }
  if (!goesOn) {
    const saved: CaseEvent = { type: 'AnswersSaved', step: step.ref, answers };
    const parked: CaseEvent = { type: 'CaseParked', step: step.ref };
    const waits = command.type === 'park' && state.status === 'loopt';
    return { events: [...(changed ? [saved] : []), ...(waits ? [parked] : [])] };
  }
  if (wasDone && !changed) return { events: [] };
  const motivation = readMotivation(command.motivation ?? '');
  if (typeof motivation !== 'string') return refuse({ kind: 'motivation', problem: motivation });
  const missing = step.asksWhenOpen ? missingUpTo(step.ref, after, content) : [];
  if (missing.length > 0 && motivation === '') return refuse({ kind: 'motivation-needed', missing });
  const trace = traceOf(step, after, filled, content);
  const stepAnswered: CaseEvent = {
    type: 'StepAnswered',
    step: step.ref,
    answers,
    trace,
    ...(missing.length > 0 && { motivation }),
  };
  if (after.back?.step !== step.ref) return { events: [stepAnswered] };
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
  // Of a walk that began past that step, everything is done again.
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

type Typed = { readonly answers: Answers } | { readonly problems: ReadonlyMap<Ref, AnswerProblem> };

/** Reads the inputs of every question the card showed. A card leaves out what was left empty. */
function readInputs(step: StepContent, inputs: Inputs, run: Run, content: Content): Typed {
  const problems = new Map<Ref, AnswerProblem>();
  const answers: Record<Ref, Value | null> = {};
  for (const question of displayed(step, run, content)) {
    const answer = readAnswer(question, inputs[question.id]);
    if (isProblem(answer)) problems.set(question.ref, answer);
    else answers[question.ref] = answer;
  }
  return problems.size > 0 ? { problems } : { answers };
}

/** An empty minimum item counts as "not known yet". That may show follow-up questions, so look again until it settles. */
function withUnknowns(step: StepContent, run: Run, content: Content): Run {
  const { shown } = resolve(content, trailOf(run));
  const empty = step.questions.filter(
    ({ ref, minimum }) => minimum && shown.includes(ref) && run.answers[ref] === undefined,
  );
  if (empty.length === 0) return run;
  const unknown = Object.fromEntries(empty.map(({ ref }) => [ref, ONBEKEND]));
  return withUnknowns(step, { ...run, answers: { ...run.answers, ...unknown } }, content);
}

function answered(run: Run, step: Ref, answers: Answers): Run {
  const merged = Object.entries({ ...run.answers, ...answers }).filter(([, value]) => value !== null);
  return { ...run, done: [...run.done, step], answers: Object.fromEntries(merged) as Run['answers'] };
}

/** The answers of a step that are other than before; null for one that is gone. */
function changesOf(step: StepContent, before: Run, after: Run): Answers {
  const changed = step.questions.flatMap(({ ref }): readonly (readonly [Ref, Value | null])[] => {
    const [old, now] = [before.answers[ref] ?? null, after.answers[ref] ?? null];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [[ref, now]];
  });
  return Object.fromEntries(changed) as Answers;
}

/** A fork that was open and is decided now only goes on; anything else is another way than before. */
function leadsElsewhere(before: Resolution, after: Resolution): boolean {
  const goesOn = before.path.every((ref, index) => after.path[index] === ref);
  return !goesOn || (before.open === null && (before.outcome !== after.outcome || before.back?.to !== after.back?.to));
}

function refuse(refusal: Refusal): Decision {
  return { refusal };
}
