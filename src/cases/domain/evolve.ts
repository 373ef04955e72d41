import { ONBEKEND, type Ref, type Value } from '../../route/types.ts';
import type { Answers, CaseEvent } from './events.ts';
import type { Before, CaseState, ClosedWork, Detour, Return, Run } from './state.ts';

/** The fields of an event's envelope that `evolve` needs. */
export interface Envelope {
  readonly case: string;
  readonly owner: string;
  readonly run: number;
  readonly sequence: number;
  readonly at: string;
}

/**
 * The state after one more event. Takes no content, so an old log folds the same whatever the content version.
 *
 * @throws TypeError when the log does not begin with `CaseStarted`
 */
export function evolve(previous: CaseState | null, event: CaseEvent, envelope: Envelope): CaseState {
  const state = previous && keepsBefore(previous, event) ? previous : withoutBefore(previous);
  const stamp = { revision: envelope.sequence, changedAt: envelope.at };
  if (event.type === 'CaseStarted') {
    return {
      ...stamp,
      id: envelope.case,
      owner: envelope.owner,
      kenmerk: event.kenmerk,
      bijnaam: event.bijnaam,
      gemeente: event.gemeente,
      status: 'loopt',
      run: newRun(envelope.run, event.start, event.peildatum, {}),
      otherRuns: [],
      closing: null,
    };
  }
  if (!state) throw new TypeError(`case ${envelope.case}: the log begins with ${event.type}`);
  const { changed: _last, ...run } = state.run;
  switch (event.type) {
    case 'StepAnswered': {
      const done = run.done.includes(event.step) ? run.done : [...run.done, event.step];
      const status = state.status === 'wacht' ? 'loopt' : state.status;
      const { revising: _answered, ...rest } = run;
      const answers = merge(run.answers, event.answers);
      return {
        ...state,
        ...stamp,
        status,
        run: {
          ...rest,
          done,
          answers,
          ...reasonIn(run, event),
          ...(!event.undone && changedBy(run, event)),
        },
      };
    }
    case 'AnswersSaved': {
      const answers = merge(run.answers, event.answers);
      return { ...state, ...stamp, run: { ...run, answers, ...reasonIn(run, event), ...changedBy(run, event) } };
    }
    case 'CaseParked':
      return { ...state, ...stamp, status: state.status === 'loopt' ? 'wacht' : state.status };
    case 'StepsReopened': {
      const cleared = Object.fromEntries(event.cleared.map((question) => [question, null]));
      const done = run.done.filter((step) => !event.reopened.includes(step));
      const again = { ...run, done, answers: merge(run.answers, cleared) };
      return { ...state, ...stamp, run: { ...again, ...broughtBack(run, event) } };
    }
    case 'RouteDeviated': {
      const { from, to, reason, text } = event;
      const wasDone = run.done.includes(from) && !run.detours[from]?.unanswered;
      const done = run.done.includes(from) ? run.done : [...run.done, from];
      const detour: Detour = { to, reason, text, ...(!wasDone && { unanswered: true }) };
      return { ...state, ...stamp, run: { ...run, done, detours: { ...run.detours, [from]: detour } } };
    }
    case 'DeviationUndone': {
      const { [event.from]: undone, ...detours } = run.detours;
      if (undone) {
        const done = undone.unanswered ? run.done.filter((step) => step !== event.from) : run.done;
        return { ...state, ...stamp, run: { ...run, done, detours } };
      }
      const back = run.returns?.findLast((one) => one.from === event.from);
      const returns = run.returns?.filter((one) => one !== back) ?? [];
      const done = [...new Set([...run.done, ...(back?.reopened ?? [])])];
      return { ...state, ...stamp, run: { ...run, returns, done } };
    }
    case 'RunStarted': {
      const others = [...state.otherRuns, run].sort((a, b) => a.id - b.id);
      const last = others.findLast((other) => other.start === event.start);
      const fresh = newRun(envelope.run, event.start, event.peildatum, last?.answers ?? {});
      return { ...state, ...stamp, run: fresh, otherRuns: others };
    }
    case 'RunResumed': {
      const resumed = state.otherRuns.find((other) => other.id === event.run) ?? run;
      const others = [...state.otherRuns, run].filter((other) => other.id !== resumed.id);
      return { ...state, ...stamp, run: resumed, otherRuns: others.sort((a, b) => a.id - b.id) };
    }
    case 'ReportClosed': {
      const { workProcess, reason, motivation } = event;
      const status = event.aftercare ? 'nazorg' : 'afgesloten';
      return { ...state, ...stamp, status, closing: { workProcess, reason, motivation } };
    }
    case 'AgeNoted': {
      const { age: _before, ...rest } = state;
      const { group, until } = event;
      return { ...rest, ...stamp, ...(group && { age: { group, until } }) };
    }
    case 'WorkProcessClosed': {
      const { workProcess, reason, at } = event;
      const closed = { workProcess, reason, at, run: run.id, closedAt: envelope.at };
      return { ...state, ...stamp, closedWork: [...(state.closedWork ?? []), closed] };
    }
    case 'WorkProcessResumed': {
      const isIt = (one: ClosedWork) =>
        one.workProcess === event.workProcess && one.at === event.at && one.run === run.id;
      return { ...state, ...stamp, closedWork: (state.closedWork ?? []).filter((one) => !isIt(one)) };
    }
    case 'AftercareFinished':
      return { ...state, ...stamp, status: 'afgesloten', before: beforeOf(state, null) };
    case 'AftercareContinued':
      return { ...state, ...stamp, status: 'nazorg' };
    case 'CaseHandedOver': {
      // Retention and the yearly counts of a closed case depend on when it was closed.
      const changedAt = state.status === 'afgesloten' ? state.changedAt : envelope.at;
      return { ...state, ...stamp, changedAt, owner: event.to };
    }
    case 'CaseReopened':
      return { ...state, ...stamp, status: 'loopt', closing: null, before: beforeOf(state, event.at) };
    case 'ReopeningUndone': {
      const { status, closing, changedAt, done } = previous?.before ?? beforeOf(state, null);
      // Retention and the yearly counts depend on when a case was closed, not on who looked at it again.
      return { ...state, ...stamp, status, closing, changedAt, run: { ...run, done } };
    }
  }
}

function beforeOf({ status, closing, changedAt, run }: CaseState, reopenedAt: Ref | null): Before {
  return { status, closing, changedAt, done: run.done, reopenedAt };
}

/** Reopening a case takes two events. Any other event means there is nothing left to take back. */
function keepsBefore({ before }: CaseState, event: CaseEvent): boolean {
  return (
    event.type === 'StepsReopened' && before?.reopenedAt === event.to && event.cleared.length === 0 && !event.reason
  );
}

function withoutBefore(state: CaseState | null): CaseState | null {
  if (!state?.before) return state;
  const { before: _gone, ...rest } = state;
  return rest;
}

/**
 * Records that the route sent the coach back, or that the coach went back on purpose. Resuming a closed case is
 * neither. After a second return from the same step only the newest counts, and undoing it restores what either of them
 * reopened. A return that moved the start of the run is kept separately and holds until it is undone itself.
 */
function broughtBack(run: Run, event: Extract<CaseEvent, { type: 'StepsReopened' }>): Partial<Run> {
  const { from, to, reopened, reason, text, begins } = event;
  if (event.cleared.length > 0) return { revising: { from, to } };
  if (!reason) return {};
  const returns = run.returns ?? [];
  const before = returns.find((one) => one.from === from && one.begins === begins);
  const all = [...new Set([...(before?.reopened ?? []), ...reopened])];
  const back: Return = { from, to, reason, text: text ?? null, reopened: all, ...(begins && { begins }) };
  return { returns: [...returns.filter((one) => one !== before), back] };
}

/** Why the coach goes on with something open, kept with its step. */
function reasonIn(run: Run, event: { readonly step: Ref; readonly motivation?: string }): Pick<Run, 'whyOpen'> {
  return event.motivation ? { whyOpen: { ...run.whyOpen, [event.step]: event.motivation } } : {};
}

/** Records the old answers when the event changes a known answer of a completed step. */
function changedBy(run: Run, { step, answers }: Extract<CaseEvent, { answers: Answers }>): Pick<Run, 'changed'> {
  if (!run.done.includes(step)) return {};
  const before = Object.fromEntries(Object.keys(answers).map((ref) => [ref, run.answers[ref as Ref] ?? null]));
  const wasKnown = Object.values(before).some((value) => value !== null && value !== ONBEKEND);
  return wasKnown ? { changed: { step, before: before as Answers } } : {};
}

function newRun(id: number, start: Ref, peildatum: string, answers: Run['answers']): Run {
  return { id, start, peildatum, answers, done: [], detours: {} };
}

function merge(answers: Run['answers'], changes: Readonly<Record<string, Value | null>>): Run['answers'] {
  const merged = Object.entries({ ...answers, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(merged) as Run['answers'];
}
