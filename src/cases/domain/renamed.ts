import type { Content, Renamed } from '../../content/content.ts';
import type { Ref, Value } from '../../route/types.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState, Run } from './state.ts';

/**
 * Translates former names (`heette` in the content) into the present ones. Nothing is rewritten: logs and stored states
 * keep the names of their day and are translated when they are opened.
 */

export function presentState(state: CaseState, contentOn: (day: string) => Content): CaseState {
  const present = (run: Run) => presentRun(run, contentOn(run.peildatum).renamed);
  return { ...state, run: present(state.run), otherRuns: state.otherRuns.map(present) };
}

/** Translates an event, so that one that removes an answer finds it under its present name. */
export function presentEvent(event: CaseEvent, renamed: Renamed): CaseEvent {
  if ('answers' in event) return { ...event, answers: presentAnswers(event.answers, renamed) };
  if (event.type !== 'StepsReopened') return event;
  return { ...event, cleared: event.cleared.map((question) => presentName(question, renamed)) };
}

function presentRun(run: Run, renamed: Renamed): Run {
  if (renamed.questions.size === 0 && renamed.choices.size === 0) return run;
  const { changed } = run;
  return {
    ...run,
    answers: presentAnswers(run.answers, renamed),
    ...(changed && { changed: { ...changed, before: presentAnswers(changed.before, renamed) } }),
  };
}

/** An answer under the present name takes precedence over one under a former name. */
function presentAnswers<V extends Value | null>(
  answers: Readonly<Record<Ref, V>>,
  renamed: Renamed,
): Readonly<Record<Ref, V>> {
  const former = (Object.entries(answers) as [Ref, V][]).map(([ref, value]) => {
    const name = presentName(ref, renamed);
    return { name, isFormer: name !== ref, value: presentValue(value, renamed.choices.get(name)) };
  });
  const inOrder = former.toSorted((a, b) => Number(b.isFormer) - Number(a.isFormer));
  return Object.fromEntries(inOrder.map(({ name, value }) => [name, value])) as Record<Ref, V>;
}

/** The present name of a question. */
export function presentName(ref: Ref, { questions }: Renamed): Ref {
  return questions.get(ref) ?? ref;
}

function presentValue<V extends Value | null>(value: V, choices: ReadonlyMap<string, string> | undefined): V;
function presentValue(value: Value | null, choices: ReadonlyMap<string, string> = new Map()): Value | null {
  if (value === null) return null;
  if (typeof value === 'string') return choices.get(value) ?? value;
  return [...new Set(value.map((one) => choices.get(one) ?? one))];
}
